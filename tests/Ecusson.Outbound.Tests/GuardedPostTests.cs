using System.Net;

namespace Ecusson.Outbound.Tests;

public sealed class GuardedPostTests
{
    static async Task<(int? Status, string? Reason)> Post(Uri address, OutboundOptions? options = null)
    {
        using var post = new GuardedPost(options ?? new OutboundOptions { OpenNetworks = [IPNetwork.Parse("127.0.0.1/32")] });
        return await post.Post(address, "{}", new Dictionary<string, string>(StringComparer.Ordinal) { ["webhook-id"] = "msg_1" }, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("200 OK", 200)]
    [InlineData("302 Found\r\nLocation: https://127.0.0.1/", 302)]
    [InlineData("500 Oh", 500)]
    public async Task Of_the_answer_the_status_is_read_and_redirects_are_not_followed(string answer, int status)
    {
        await using var server = new CannedServer().Answer("/hook", answer, "");
        Assert.Equal((status, (string?)null), await Post(server.At("/hook")));
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData("https://127.0.0.1/", "private-network")]
    [InlineData("https://localhost/", "private-network")]
    [InlineData("https://169.254.169.254/latest/meta-data", "private-network")]
    [InlineData("https://[::ffff:10.0.0.1]/", "private-network")]
    [InlineData("http://example.org/", "scheme")]
    [InlineData("https://name:secret@example.org/", "scheme")]
    public async Task Inner_addresses_and_other_schemes_are_not_called(string address, string reason) => Assert.Equal(((int?)null, reason), await Post(new Uri(address), new OutboundOptions()));

    [Fact]
    public async Task A_name_that_resolves_inwards_is_not_called()
    {
        await using var server = new CannedServer().Answer("/", "200 OK", "");
        var rebinding = new OutboundOptions { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) };
        Assert.Equal(((int?)null, "private-network"), await Post(new Uri($"https://hooks.example:{server.At("/").Port}/"), rebinding));
        Assert.Empty(server.Asked);
    }
}
