using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ecusson.Credentials.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Tests.Verify;

public sealed class VerifyTests(VerifyTests.Offline server) : IClassFixture<VerifyTests.Offline>
{
    /// <summary>A server without a network.</summary>
    public sealed class Offline : WebServer
    {
        public Offline() => Network = new Ecusson.Outbound.Offline();
    }

    [Theory]
    [InlineData("en", "Authentic", "The signature is right", "a key that calls itself “École nationale des cadres")]
    [InlineData("fr", "Authentique", "La signature est juste", "une clé qui dit s’appeler «\u00a0École nationale des cadres")]
    public async Task An_authentic_badge_is_said_to_be_so_and_each_check_is_explained(string language, string label, string check, string issuer)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Signed(), language: language);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var words = await answer.Words();
        Assert.Contains($"<title>{label} · Conduire un débat réglé", words, StringComparison.Ordinal);
        Assert.Contains(check, words, StringComparison.Ordinal);
        Assert.Contains(issuer, words, StringComparison.Ordinal);
        Assert.Contains("proof.valid", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Specialists_read_the_checks_in_the_words_of_the_page()
    {
        using var visitor = server.Visitor();
        using var french = await visitor.PostFile(SampleBadges.Signed(), language: "fr");
        using var english = await visitor.PostFile(SampleBadges.Signed(), language: "en");
        foreach (var words in (string[])["<th scope=\"row\">Organisme</th>", "<td>Réussi</td>", "<code>proof.valid</code>", "OB 3.0 §9.1 étape 2"])
            Assert.Contains(words, await french.Words(), StringComparison.Ordinal);
        foreach (var words in (string[])["<th scope=\"row\">Issuer</th>", "<td>Passed</td>", "<code>proof.valid</code>", "OB 3.0 §9.1 step 2"])
            Assert.Contains(words, await english.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_check_outcome_and_verdict_has_its_words(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var texts = server.Services.GetRequiredService<IStringLocalizerFactory>();
        var (details, card) = (texts.Create("Verify.SpecialistDetails", "Ecusson.Web"), texts.Create("Verify.AnswerCard", "Ecusson.Web"));
        IEnumerable<LocalizedString> all =
        [
            .. Enum.GetNames<CheckName>().Select(name => details[$"Check_{name}"]),
            .. Enum.GetNames<Outcome>().Select(outcome => details[$"Outcome_{outcome}"]),
            .. Enum.GetNames<Verdict>().Select(verdict => card[$"Headline_{verdict}"]),
        ];
        Assert.Empty(all.Where(text => text.ResourceNotFound));
    }

    [Fact]
    public async Task A_key_is_shown_by_its_ends_and_stands_whole_beside()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Signed());
        var words = await answer.Words();
        var ends = Regex.Match(words, "popovertarget=\"(?<box>e[0-9]+)\"><code>did:key:z6Mk[^<]{4}…[^<]{6}</code>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(ends.Success);
        Assert.Matches($"id=\"{ends.Groups["box"].Value}\" popover><code[^>]*>did:key:z6Mk[^<]{{40,}}</code>", words);
    }

    [Fact]
    public async Task A_long_address_is_shown_with_its_whole_host()
    {
        using var visitor = server.Visitor();
        var list = $"https://ecole-nationale.example.{string.Concat(Enumerable.Repeat("evil.", 8))}example/lists/{new string('9', 60)}";
        using var answer = await visitor.PostFile(SampleBadges.Signed(statusList: list));
        var words = await answer.Words();
        Assert.Contains($"{list[..list.IndexOf("/lists", StringComparison.Ordinal)]}…99999999</code>", words, StringComparison.Ordinal);
        Assert.Contains($">{list}</code>", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hands_in_the_paper_certificate_learns_what_to_do_with_it()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile("%PDF-1.7\n"u8.ToArray(), "certificat.pdf", "fr");
        Assert.Contains("Scannez le code qu’il porte", await answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_badge_is_not_authentic()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Tampered());
        var words = await answer.Words();
        Assert.Contains("<title>Not authentic", words, StringComparison.Ordinal);
        Assert.Contains("do not rely on it", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_says_the_day_of_the_server_s_time_zone_on_the_page_and_to_programs()
    {
        await using var paris = new Offline { More = new Dictionary<string, string>(StringComparer.Ordinal) { ["TimeZone"] = "Europe/Paris" } };
        var badge = SampleBadges.Signed(validUntil: "2099-12-31T23:30:00Z");
        using var visitor = paris.Visitor();
        using var answer = await visitor.PostFile(badge, language: "fr");
        var words = await answer.Words();
        Assert.Contains("Jusqu’au 1er janvier 2100.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("31 décembre", words, StringComparison.Ordinal);

        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var body = new ByteArrayContent(badge);
        body.Headers.ContentType = new("application/json");
        using var report = await visitor.PostAsync("/api/v1/verify", body, TestContext.Current.CancellationToken);
        Assert.Contains("Until 1 January 2100.", await report.Source(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_badge_is_expired_and_not_called_false()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Signed(validUntil: "2024-06-01T00:00:00Z"), language: "fr");
        var words = await answer.Words();
        Assert.Contains("<title>Expiré", words, StringComparison.Ordinal);
        Assert.Contains("1er\u00A0juin 2024", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Non authentique", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_does_not_answer_leaves_the_badge_not_fully_verified()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Signed(statusList: "https://lists.example/1"));
        Assert.Contains("<title>Not fully verified", await answer.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SampleBadges.Recipient, "<title>Authentic")]
    [InlineData("someone.else@example.org", "<title>Not for this person")]
    public async Task It_is_said_whether_the_badge_was_made_out_to_the_address(string recipient, string title)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Signed(), recipient: recipient);
        var words = await answer.Words();
        Assert.Contains(title, words, StringComparison.Ordinal);
        Assert.Contains($"value=\"{recipient}\"", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pasted_text_is_verified_like_a_file()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostText(Encoding.UTF8.GetString(SampleBadges.Signed()));
        Assert.Contains("<title>Authentic", await answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_shown_is_the_one_that_was_handed_in()
    {
        using var visitor = server.Visitor();
        var picture = SampleBadges.Baked(SampleBadges.Pixel);
        using var answer = await visitor.PostFile(picture, "badge.png");
        var source = await answer.Words();
        Assert.Contains("<title>Authentic", source, StringComparison.Ordinal);
        Assert.Contains($"src=\"data:image/png;base64,{Convert.ToBase64String(picture)}\"", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_elsewhere_is_never_asked_for()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Signed(image: "https://spy.example/pixel.png"));
        var source = await answer.Source();
        Assert.DoesNotContain("src=\"https://spy", source, StringComparison.Ordinal);
        Assert.Contains("/art/placeholder", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawing_with_a_script_is_shown_without_it()
    {
        using var visitor = server.Visitor();
        var svg = SampleBadges.Baked("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script>alert(1)</script><path d=\"M0 0H9V9Z\" onload=\"alert(2)\"/></svg>"u8.ToArray());
        using var answer = await visitor.PostFile(svg, "badge.svg");
        var source = await answer.Words();
        var start = source.IndexOf("data:image/svg+xml;base64,", StringComparison.Ordinal) + "data:image/svg+xml;base64,".Length;
        var shown = Encoding.UTF8.GetString(Convert.FromBase64String(source[start..source.IndexOf('"', start)]));
        Assert.Contains("M0 0H9V9Z", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_handed_in_is_an_error_beside_its_field_and_what_was_typed_stays()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostText("", recipient: SampleBadges.Recipient);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var words = await answer.Words();
        Assert.Contains("There is nothing to verify", words, StringComparison.Ordinal);
        Assert.Contains("id=\"file-error\"", words, StringComparison.Ordinal);
        Assert.Contains($"value=\"{SampleBadges.Recipient}\"", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("just words")]
    [InlineData("{}")]
    [InlineData("[1, 2")]
    [InlineData("a.b.c")]
    [InlineData("<!DOCTYPE html><p>hello</p>")]
    public async Task Text_that_is_no_badge_is_said_to_be_none_and_stays(string text)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostText(text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var words = await answer.Words();
        Assert.Contains("id=\"text-error\"", words, StringComparison.Ordinal);
        Assert.Contains($"{text}</textarea>", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_named_before_anything_is_judged()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Signed(), recipient: "nadia");
        Assert.Contains("id=\"recipient-error\"", await answer.Words(), StringComparison.Ordinal);
    }
}
