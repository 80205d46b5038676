using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Shell;

public sealed partial class PageTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages => ["/fr", "/en", "/fr/verify", "/en/verify", "/fr/nulle-part", "/nowhere"];

    [Theory]
    [InlineData("/", "en-GB,en;q=0.9", "/en")]
    [InlineData("/", "fr-CA", "/fr")]
    [InlineData("/", "de", "/fr")]
    [InlineData("/", null, "/fr")]
    [InlineData("/verify", "en", "/en/verify")]
    [InlineData("/verify", "fr;q=0.9,en;q=0.1", "/fr/verify")]
    public async Task A_bare_address_leads_to_the_browsers_language(string address, string? wish, string expected)
    {
        using var visitor = server.Visitor();
        if (wish is not null) visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd(wish);
        using var answer = await visitor.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.ToString());
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_forbids_inline_and_foreign_content_and_names_no_other_host(string address)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.GetAsync(address, Stop);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
        var source = await answer.Source();
        Assert.DoesNotMatch(OtherHost(), source);
        Assert.DoesNotMatch(Inline(), source);
    }

    [Theory]
    [InlineData("/fr/verify", "/en/verify")]
    [InlineData("/en", "/fr")]
    [InlineData("/en/verify", "/fr/verify")]
    [InlineData("/fr/a%20b", "/en/a%20b")]
    public async Task The_language_switch_stays_on_the_same_page(string address, string other)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.GetAsync(address, Stop);
        Assert.Contains($"href=\"{other}\" lang=", await answer.Source(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/fr/nulle-part", "fr", "Page introuvable")]
    [InlineData("/en/nowhere", "en", "Page not found")]
    public async Task A_page_that_is_not_there_is_answered_in_its_language(string address, string language, string words)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var source = await answer.Words();
        Assert.Contains($"<html lang=\"{language}\">", source, StringComparison.Ordinal);
        Assert.Contains(words, source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/fr", "public, no-cache")]
    [InlineData("/en/verify", "public, max-age=60")]
    public async Task A_page_and_its_style_are_under_30_kB_transferred_and_may_be_cached(string address, string kept)
    {
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        using var page = await visitor.GetAsync(address, Stop);
        Assert.Equal(kept, page.Headers.CacheControl?.ToString());
        Assert.Equal("gzip", Assert.Single(page.Content.Headers.ContentEncoding));
        var bytes = await page.Content.ReadAsByteArrayAsync(Stop);
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        var style = Style().Match(await unpacked.ReadToEndAsync(Stop)).Groups["address"].Value;
        using var sheet = await visitor.GetAsync(style, Stop);
        Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);
        var total = bytes.Length + (await sheet.Content.ReadAsByteArrayAsync(Stop)).Length;
        TestContext.Current.TestOutputHelper?.WriteLine($"{address}: {total} bytes");
        Assert.InRange(total, 1_000, 30_000);
    }

    [Fact]
    public async Task Every_file_that_a_page_names_is_there()
    {
        using var visitor = server.Visitor();
        foreach (var address in (string[])["/fr", "/en", "/fr/verify", "/en/verify"])
        {
            using var page = await visitor.GetAsync(address, Stop);
            foreach (Match named in Named().Matches(await page.Source()))
            {
                using var file = await visitor.GetAsync(named.Groups["address"].Value, Stop);
                // One's own pages lead past signing in.
                var isThere = file.StatusCode == HttpStatusCode.OK || file.Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) == true;
                Assert.True(isThere, $"{address} names {named.Groups["address"].Value}");
            }
        }
    }

    [GeneratedRegex("(?:src|href|action)=\"(?:[a-z]+:)?//", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherHost();

    [GeneratedRegex("<style|style=\"|<script>|<script [^>]*>[^<]| on[a-z]+=\"|javascript:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Style();

    [GeneratedRegex("(?:src|href)=\"(?<address>/[^\"#]+)[\"#]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
