using Ecusson.Web.Tests.Verify;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Pages;

/// <summary>What the verify page answers, looked at as every page is.</summary>
public sealed class AnswerPagesTests(Servers servers)
{
    [Theory]
    [InlineData("authentic", 390, false)]
    [InlineData("authentic", 1280, true)]
    [InlineData("failed", 390, true)]
    [InlineData("failed", 1280, false)]
    [InlineData("unknown", 390, false)]
    [InlineData("unknown", 1280, true)]
    [InlineData("nothing", 390, true)]
    [InlineData("nothing", 1280, false)]
    [InlineData("english", 390, false)]
    [InlineData("english", 1280, true)]
    [InlineData("whole", 390, true)]
    [InlineData("whole", 1280, false)]
    public async Task No_answer_breaks_a_rule_or_runs_over_its_edge(string answer, int width, bool dark)
    {
        await using var visit = await servers.Open(width, dark);
        await Show(visit, answer);
        await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        await visit.BreaksNoRule(answer);
        await visit.StandsWell(answer);
        await visit.Picture("answers", answer, width, dark);
    }

    [Fact]
    public async Task On_paper_an_answer_breaks_no_rule()
    {
        await using var visit = await servers.Open();
        await visit.Verify(SampleBadges.Baked(SampleBadges.Pixel), "badge.png");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.BreaksNoRule("paper");
        await visit.Picture("answers", "paper", visit.Width, visit.Dark);
    }

    static async Task Show(Visit visit, string answer)
    {
        switch (answer)
        {
            case "authentic": await visit.Verify(SampleBadges.Baked(SampleBadges.Pixel), "badge.png"); break;
            case "failed": await visit.Verify(SampleBadges.Tampered()); break;
            case "unknown": await visit.Verify(SampleBadges.Signed(name: new string('W', 5_000), statusList: "https://10.0.0.1/list")); break;
            case "nothing": await visit.Verify(null); break;
            case "english": await visit.Verify(SampleBadges.Signed(validUntil: "2024-06-01T00:00:00Z"), language: "en"); break;
            default:
                await visit.Verify(SampleBadges.Signed());
                await visit.Page.Locator(".long").First.ClickAsync();
                break;
        }
    }
}
