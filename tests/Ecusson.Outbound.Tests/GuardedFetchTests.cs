using System.Net;
using System.Text;
using Ecusson.Credentials;

namespace Ecusson.Outbound.Tests;

public sealed class GuardedFetchTests
{
    static readonly OutboundOptions Opened = new() { OpenNetworks = [IPNetwork.Parse("127.0.0.1/32")] };

    static async Task<Fetched> Get(Uri address, OutboundOptions? options = null)
    {
        using var fetch = new GuardedFetch(options ?? Opened);
        return await fetch.Get(address, "application/json", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_document_comes_back_byte_for_byte_with_its_media_type_and_where_it_was()
    {
        await using var server = new CannedServer().Answer("/a", "200 OK\r\nContent-Type: Application/JSON; charset=utf-8", """{"é":1}""");
        var document = Assert.IsType<Fetched.Document>(await Get(server.At("/a")));
        Assert.Equal("""{"é":1}""", Encoding.UTF8.GetString(document.Content.Span));
        Assert.Equal("application/json", document.MediaType);
        Assert.Equal(server.At("/a"), document.At);
    }

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://localhost/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[2002:7f00:1::]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://0/")]
    [InlineData("https://100.64.0.1/")]
    public async Task An_address_inside_a_machine_or_a_private_network_is_refused(string address) =>
        Assert.Equal(new Fetched.Refused("private-network"), await Get(new Uri(address), new OutboundOptions()));

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("ftp://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://name:secret@example.org/")]
    public async Task Only_https_without_credentials_is_asked(string address) =>
        Assert.Equal(new Fetched.Refused("scheme"), await Get(new Uri(address), new OutboundOptions()));

    [Fact]
    public async Task A_name_that_resolves_to_a_private_address_is_refused_even_when_a_public_look_up_came_before()
    {
        await using var server = new CannedServer().Answer("/", "200 OK", "{}");
        var rebinding = new OutboundOptions { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) };
        Assert.Equal(new Fetched.Refused("private-network"), await Get(new Uri($"https://badges.example:{server.At("/").Port}/"), rebinding));
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task A_redirect_into_a_private_network_is_refused()
    {
        await using var server = new CannedServer().Answer("/a", "302 Found\r\nLocation: https://10.0.0.1/secret");
        Assert.Equal(new Fetched.Refused("private-network"), await Get(server.At("/a")));
    }

    [Fact]
    public async Task A_redirect_to_another_scheme_is_refused()
    {
        await using var server = new CannedServer().Answer("/a", "302 Found\r\nLocation: file:///etc/passwd");
        Assert.Equal(new Fetched.Refused("scheme"), await Get(server.At("/a")));
    }

    [Fact]
    public async Task Plain_http_to_a_network_that_was_not_opened_is_refused_though_another_one_is_open() =>
        Assert.Equal(
            new Fetched.Refused("private-network"),
            await Get(new Uri("http://badges.example/"), Opened with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14")]) }));

    [Fact]
    public async Task Redirects_are_followed_up_to_the_bound_and_no_further()
    {
        await using var server = new CannedServer().Answer("/a", "301 Moved\r\nLocation: /b").Answer("/b", "308 Moved\r\nLocation: /c").Answer("/c", "200 OK", "{}").Answer("/loop", "302 Found\r\nLocation: /loop");
        Assert.Equal(server.At("/c"), Assert.IsType<Fetched.Document>(await Get(server.At("/a"))).At);
        Assert.Equal(new Fetched.Refused("too-many-redirects"), await Get(server.At("/loop")));
        Assert.Equal(5, server.Asked.Count(path => path == "/loop"));
    }

    [Fact]
    public async Task A_document_over_the_bound_is_refused_whether_it_says_its_length_or_not()
    {
        var small = Opened with { MaxBytes = 1000 };
        await using var server = new CannedServer()
            .Answer("/said", "200 OK", new string('x', 1001))
            .AnswerWith("/unsaid", stream => stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string('x', 1001))).AsTask());
        Assert.Equal(new Fetched.Refused("too-large"), await Get(server.At("/said"), small));
        Assert.Equal(new Fetched.Refused("too-large"), await Get(server.At("/unsaid"), small));
    }

    [Fact]
    public async Task A_compressed_document_is_bounded_by_what_it_inflates_to()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(new byte[1_000_000], TestContext.Current.CancellationToken);
        var head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\nConnection: close\r\n\r\n");
        await using var server = new CannedServer().AnswerWith("/bomb", stream => stream.WriteAsync((byte[])[.. head, .. packed.ToArray()]).AsTask());
        Assert.Equal(new Fetched.Refused("too-large"), await Get(server.At("/bomb"), Opened with { MaxBytes = 100_000 }));
    }

    [Theory]
    [InlineData("200 OK\r\nContent-Encoding: gzip")]
    [InlineData("200 OK\r\nContent-Encoding: deflate")]
    [InlineData("200 OK\r\nContent-Encoding: br")]
    [InlineData("302 Found\r\nLocation: //")]
    public async Task An_answer_that_is_not_what_it_says_is_unreadable(string head)
    {
        await using var server = new CannedServer().Answer("/a", head, "this is not compressed at all, whatever the header says");
        Assert.Equal(new Fetched.Unreachable("unreadable"), await Get(server.At("/a")));
    }

    [Fact]
    public async Task Missing_gone_and_broken_are_three_different_answers()
    {
        await using var server = new CannedServer().Answer("/404", "404 Not Found", "page").Answer("/410", "410 Gone", """{"revoked":true}""").Answer("/503", "503 Busy");
        Assert.False(Assert.IsType<Fetched.Missing>(await Get(server.At("/404"))).Permanently);
        var gone = Assert.IsType<Fetched.Missing>(await Get(server.At("/410")));
        Assert.True(gone.Permanently);
        Assert.Equal("""{"revoked":true}""", Encoding.UTF8.GetString(gone.Content.Span));
        Assert.Equal(new Fetched.Unreachable("status-503"), await Get(server.At("/503")));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_unreachable()
    {
        await using var server = new CannedServer().AnswerWith("/slow", stream => stream.ReadAsync(new byte[1]).AsTask());
        Assert.Equal(new Fetched.Unreachable("timeout"), await Get(server.At("/slow"), Opened with { Timeout = TimeSpan.FromMilliseconds(200) }));
    }

    [Fact]
    public async Task A_server_that_speaks_no_http_is_unreachable()
    {
        await using var server = new CannedServer().AnswerWith("/x", stream => stream.WriteAsync("nonsense\r\n\r\n"u8.ToArray()).AsTask());
        Assert.IsType<Fetched.Unreachable>(await Get(server.At("/x")));
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_is_unreachable()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asking = Get(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x"));
        using (var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal(new Fetched.Unreachable("tls"), await asking);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_unreachable() =>
        Assert.Equal(
            new Fetched.Unreachable("dns"),
            await Get(new Uri("https://badges.invalid/"), new OutboundOptions { Resolve = (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound) }));

    [Fact]
    public async Task The_callers_stop_is_let_through()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        using var fetch = new GuardedFetch();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await fetch.Get(new Uri("https://badges.example/"), "*/*", stopped.Token));
    }
}
