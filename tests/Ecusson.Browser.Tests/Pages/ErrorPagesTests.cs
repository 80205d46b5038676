using Microsoft.EntityFrameworkCore;

namespace Ecusson.Browser.Tests.Pages;

/// <summary>What a visitor sees when the server cannot do what they ask: plain words, what to do, and nothing typed is lost.</summary>
public sealed class ErrorPagesTests(Servers servers)
{
    [Theory]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    public async Task Who_asks_too_often_is_told_to_wait(int width, bool dark)
    {
        var server = await servers.Demonstration();
        await using var visit = await server.Open("/verify", width, dark);
        for (var tries = 0; tries <= Demonstration.VerifiedInAMinute; tries++)
        {
            await visit.Page.GotoAsync("/fr/verify");
            await visit.Page.FillAsync("#text", "{}");
            await visit.Page.ClickAsync("form button");
        }

        await visit.Says("Trop de demandes à la suite");
        await visit.Look("too-many");
    }

    [Theory]
    [InlineData(390, true, "fr", "Une erreur s’est produite ici", "Référence")]
    [InlineData(1280, false, "en", "Something went wrong here", "Reference")]
    public async Task A_page_that_fails_says_so_with_a_reference(int width, bool dark, string language, string title, string reference)
    {
        await using var server = await servers.Fresh();
        await server.Change(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE badge_index RENAME TO away", TestContext.Current.CancellationToken));
        await using var visit = await server.Open(width, dark);
        Assert.Equal(500, (await visit.Page.GotoAsync($"/{language}/badges"))!.Status);
        await visit.Says(title);
        Assert.Matches($"{reference}.*[0-9a-f]{{32}}", (await visit.Said()).ReplaceLineEndings(" "));
        Assert.DoesNotContain("away", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await visit.Look("failed");
    }

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task A_form_that_was_open_too_long_says_so_and_keeps_what_was_typed(int width, bool dark)
    {
        await using var visit = await servers.Open(width, dark);
        await visit.Page.GotoAsync("/fr/sign-in");
        await visit.Page.FillAsync("#address", "nadia@example.org");
        await visit.Page.Context.ClearCookiesAsync();
        await visit.Page.ClickAsync("main form button.main");
        await visit.Says("ce formulaire était ouvert depuis trop longtemps");
        Assert.Equal("nadia@example.org", await visit.Page.InputValueAsync("#address"));
        await visit.Look("form-too-old");
    }

    [Fact]
    public async Task The_keyboard_comes_first_to_the_content_and_shows_where_it_is()
    {
        await using var visit = await servers.Open();
        await visit.Page.GotoAsync("/fr/sign-in");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await visit.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("address", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.NotEqual("none", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        Assert.True(await visit.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2);
    }
}
