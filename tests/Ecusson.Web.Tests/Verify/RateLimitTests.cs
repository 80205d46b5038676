using System.Globalization;
using System.Net;
using Ecusson.Web.Tests.Shell;

namespace Ecusson.Web.Tests.Verify;

/// <summary>Whom a limit counts, in front of a real socket: the visitor, and never whoever a visitor says to be.</summary>
public sealed class RateLimitTests
{
    const string Ada = "203.0.113.7", Grace = "203.0.113.8", AdaAtHome = "2001:db8:1:2::7", AdaAtHomeAgain = "2001:db8:1:2:ffff::1", GraceAtHome = "2001:db8:1:3::7";

    [Fact]
    public async Task Without_a_trusted_proxy_nobody_changes_address_by_saying_so()
    {
        await using var server = await Server.Start();
        Assert.Equal([true, false, false], await server.Visits(Ada, Grace, "::1"));
    }

    [Fact]
    public async Task A_header_from_a_proxy_that_is_not_named_is_not_believed()
    {
        await using var server = await Server.Start("192.0.2.1, 10.0.0.0/8");
        Assert.Equal([true, false], await server.Visits(Ada, Grace));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8, ::1")]
    public async Task Behind_a_trusted_proxy_each_visitor_is_counted_apart(string trusted)
    {
        await using var server = await Server.Start(trusted);
        Assert.Equal([true, true, false, false], await server.Visits(Ada, Grace, Ada, Grace));
    }

    [Fact]
    public async Task What_a_visitor_wrote_before_the_proxy_did_is_not_believed()
    {
        await using var server = await Server.Start("127.0.0.1");
        Assert.Equal([true, false, false], await server.Visits($"{Grace}, {Ada}", $"192.0.2.99, {Ada}", $"127.0.0.1, {Ada}"));
    }

    [Fact]
    public async Task Behind_two_trusted_proxies_the_visitor_is_found_before_both()
    {
        await using var server = await Server.Start("127.0.0.1, 10.0.0.0/8");
        Assert.Equal([true, true, false], await server.Visits($"{Ada}, 10.1.2.3", $"{Grace}, 10.1.2.3", $"{Ada}, 10.9.9.9"));
    }

    [Fact]
    public async Task A_whole_network_of_IPv6_addresses_is_one_visitor()
    {
        await using var server = await Server.Start("127.0.0.1");
        Assert.Equal([true, false, true], await server.Visits(AdaAtHome, AdaAtHomeAgain, GraceAtHome));
    }

    [Fact]
    public async Task A_header_that_names_no_address_leaves_the_visitor_as_the_proxy_itself()
    {
        await using var server = await Server.Start("127.0.0.1");
        Assert.Equal([true, false], await server.Visits("unknown", "<script>"));
    }

    /// <summary>A server that lets each address verify one badge a minute.</summary>
    sealed class Server : IAsyncDisposable
    {
        readonly ServerProcess _process;
        readonly HttpClient _client;

        Server(ServerProcess process, HttpClient client) => (_process, _client) = (process, client);

        public static async Task<Server> Start(string? trusted = null)
        {
            var port = ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);
            string[] proxy = trusted is null ? [] : ["--Proxy:Trusted", trusted];
            var process = ServerProcess.Start("C.UTF-8", ["--port", port, "--Verify:PerMinute", "1", .. proxy]);
            Assert.Contains(port, await process.Line() ?? "", StringComparison.Ordinal);
            return new Server(process, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") });
        }

        /// <summary>Verifies once for each header; whether each was let in.</summary>
        public async Task<List<bool>> Visits(params string[] forwarded)
        {
            var let = new List<bool>();
            foreach (var header in forwarded)
            {
                _client.DefaultRequestHeaders.Remove("X-Forwarded-For");
                _client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", header);
                using var answer = await _client.PostText("just words");
                Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.TooManyRequests, $"{answer.StatusCode}");
                let.Add(answer.StatusCode == HttpStatusCode.UnprocessableEntity);
            }

            return let;
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await _process.DisposeAsync();
        }
    }
}
