using System.Net;
using System.Text;
using Ecusson.Credentials.Verification;

namespace Ecusson.Web.Tests.Verify;

public sealed class VerifyAttackTests(WebServer server) : IClassFixture<WebServer>
{
    [Fact]
    public async Task Names_in_a_badge_are_text_and_nothing_else()
    {
        const string hostile = "<script>alert('1')</script><img src=x onerror=alert(2)>\" onload=\"alert(3)";
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Signed(name: hostile, issuer: hostile), "\u003cscript\u003e.json", recipient: "<script>@x");
        var source = await answer.Source();
        Assert.Contains("&lt;script&gt;alert(", source, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", source, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", source, StringComparison.Ordinal);
        Assert.DoesNotContain("onload=\"", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_cannot_turn_the_words_around_it()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Signed(name: "Badge \u202Elaever\u2066"));
        var words = await answer.Words();
        var title = words[words.IndexOf("<title>", StringComparison.Ordinal)..words.IndexOf("</title>", StringComparison.Ordinal)];
        Assert.DoesNotContain('\u202E', title);
        Assert.Contains("<bdi>Badge laever</bdi>", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_100_kB_is_cut()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(SampleBadges.Signed(name: new string('W', 100_000)));
        var words = await answer.Words();
        Assert.Contains($"<bdi>{new string('W', 160)}…</bdi>", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_10_MB_is_refused_in_words()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(new byte[10 * 1024 * 1024 + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("This file is over 10 MB", await answer.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj", "badge.pdf")]
    [InlineData("PK\u0003\u0004", "badge.png")]
    [InlineData("<html><script>alert(1)</script></html>", "badge.svg")]
    [InlineData("\uFFFD\uFFFD", "badge.json")]
    public async Task A_file_is_judged_by_what_it_is_and_not_by_its_name(string content, string name)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostFile(Encoding.UTF8.GetBytes(content), name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var source = await answer.Source();
        Assert.Contains("id=\"file-error\"", source, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_is_a_page_as_well_is_shown_as_a_picture_alone()
    {
        using var visitor = server.Visitor();
        byte[] both = [.. SampleBadges.Baked(SampleBadges.Pixel), .. "<html><script>alert(1)</script></html>"u8];
        using var answer = await visitor.PostFile(both, "badge.html");
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("<script>alert", await answer.Source(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://127.0.0.1/badge.json", "private-network")]
    [InlineData("https://localhost:5080/health", "private-network")]
    [InlineData("https://169.254.169.254/latest/meta-data/", "private-network")]
    [InlineData("https://[::1]/badge.json", "private-network")]
    [InlineData("https://[::ffff:10.0.0.1]/badge.json", "private-network")]
    [InlineData("https://10.0.0.1/badge.json", "private-network")]
    [InlineData("https://192.168.1.1/", "private-network")]
    [InlineData("https://2130706433/badge.json", "private-network")]
    [InlineData("https://0x7f.1/badge.json", "private-network")]
    [InlineData("https://0177.0.0.1/badge.json", "private-network")]
    [InlineData("http://127.0.0.1/badge.json", "scheme")]
    [InlineData("https://user:secret@example.org/badge.json", "scheme")]
    [InlineData("file:///etc/passwd", "scheme")]
    [InlineData("gopher://127.0.0.1:25/", "scheme")]
    public async Task A_link_into_a_private_network_is_refused_in_words(string link, string reason)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostText(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var words = await answer.Words();
        Assert.Contains("This link could not be read", words, StringComparison.Ordinal);
        Assert.Contains(Sentences.OfReason(reason, "en"), words, StringComparison.Ordinal);
        Assert.Contains($"{link}</textarea>", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_break_in_what_is_typed_sets_no_header()
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.PostText("https://127.0.0.1/\r\nSet-Cookie: a=b", recipient: "a@b\r\nX-Evil: 1");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("X-Evil"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=x", "no parts at all")]
    [InlineData("multipart/form-data", "--x--")]
    public async Task A_post_that_our_form_could_not_have_sent_is_answered_with_a_page(string type, string body)
    {
        using var visitor = server.Visitor();
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await visitor.PostAsync("/en/verify", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Unreadable request", await answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_verifications_in_a_row_are_refused_in_words()
    {
        await using var strict = new WebServer { PerMinute = 2 };
        using var visitor = strict.Visitor();
        for (var count = 0; count < 2; count++)
        {
            using var within = await visitor.PostText("just words");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, within.StatusCode);
        }

        using var over = await visitor.PostText("just words", "fr");
        Assert.Equal(HttpStatusCode.TooManyRequests, over.StatusCode);
        Assert.True(over.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("Trop de demandes à la suite", await over.Words(), StringComparison.Ordinal);
        using var reading = await visitor.GetAsync("/fr/verify", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, reading.StatusCode);
    }
}
