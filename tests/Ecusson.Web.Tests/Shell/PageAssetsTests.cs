using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Shell;

public sealed partial class PageAssetsTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/fr")]
    [InlineData("/en/verify")]
    [InlineData("/fr/nulle-part")]
    public async Task Browsers_may_keep_for_ever_every_file_that_a_page_or_its_style_names(string address)
    {
        using var visitor = server.Visitor();
        using var page = await visitor.GetAsync(address, Stop);
        var files = File().Matches(await page.Source()).Select(file => file.Groups["address"].Value).ToList();
        var styles = new List<string>();
        foreach (var style in files.Where(file => file.EndsWith(".css", StringComparison.Ordinal)))
            styles.AddRange(InStyle().Matches(await visitor.GetStringAsync(style, Stop)).Select(file => $"/{file.Groups["address"].Value}"));

        Assert.NotEmpty(styles);
        foreach (var file in files.Concat(styles).Distinct(StringComparer.Ordinal))
        {
            using var answer = await visitor.GetAsync(file, Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{file}: {answer.StatusCode}");
            Assert.True(answer.Headers.CacheControl?.ToString() is "max-age=31536000, immutable", $"{file}: {answer.Headers.CacheControl}");
        }
    }

    [Fact]
    public async Task A_page_fetches_ahead_the_typefaces_that_its_style_asks_for_and_no_other()
    {
        using var visitor = server.Visitor();
        using var page = await visitor.GetAsync("/fr", Stop);
        var source = await page.Source();
        var style = File().Matches(source).Select(file => file.Groups["address"].Value).Single(file => file.EndsWith(".css", StringComparison.Ordinal));

        Assert.Equal(
            InStyle().Matches(await visitor.GetStringAsync(style, Stop)).Select(file => $"/{file.Groups["address"].Value}").Order(StringComparer.Ordinal),
            Preload().Matches(source).Select(file => file.Groups["address"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_typeface_is_named_by_its_content()
    {
        using var visitor = server.Visitor();
        using var page = await visitor.GetAsync("/fr", Stop);
        foreach (Match typeface in Preload().Matches(await page.Source()))
        {
            var name = typeface.Groups["address"].Value;
            var hash = Convert.ToHexStringLower(SHA256.HashData(await visitor.GetByteArrayAsync(name, Stop)));
            Assert.EndsWith($"-{hash[..8]}.woff2", name, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_framework_script_is_served()
    {
        using var visitor = server.Visitor();
        foreach (var script in (string[])["/_framework/blazor.web.js", "/_framework/blazor.server.js"])
        {
            using var answer = await visitor.GetAsync(script, Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [GeneratedRegex("(?:src|href)=\"(?<address>/[^\"#]+\\.[a-z0-9]+)[\"#]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex File();

    [GeneratedRegex("url\\((?<address>[^)]+)\\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InStyle();

    [GeneratedRegex("<link rel=\"preload\" as=\"font\" [^>]*href=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Preload();
}
