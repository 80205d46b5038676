using Ecusson.Web.Tests.Verify;
using Microsoft.Playwright;

namespace Ecusson.Browser.Tests.Stories;

public sealed class VerifyStoryTests(Servers servers)
{
    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_person_comes_to_the_start_page_and_verifies_a_badge(Way way)
    {
        await using var visit = (await servers.Open(way)).Visit;
        await visit.Page.GotoAsync("/");
        Assert.EndsWith("/fr", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.ClickAsync("main >> text=Vérifier un badge");
        await visit.Page.SetInputFilesAsync("#file", new FilePayload { Name = "badge.png", MimeType = "image/png", Buffer = SampleBadges.Baked(SampleBadges.Pixel) });
        await visit.Page.FillAsync("#recipient", SampleBadges.Recipient);
        await visit.Page.ClickAsync("form button");
        Assert.StartsWith("Authentique", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("détient le badge", await visit.Page.InnerTextAsync("#answer"), StringComparison.Ordinal);
        Assert.Equal(SampleBadges.Recipient, await visit.Page.InputValueAsync("#recipient"));
        Assert.True(await visit.Page.Locator(".checks > li.ok").CountAsync() >= 5);
        await visit.Look("verified");
    }

    [Fact]
    public async Task The_answer_has_the_focus()
    {
        await using var visit = await servers.Open();
        await visit.Verify(SampleBadges.Tampered());
        Assert.Equal("answer", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.StartsWith("Non authentique", await visit.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_has_no_box_around_it_and_the_picture_above_it_stays_in_sight()
    {
        await using var visit = await servers.Open(width: 390);
        await visit.Verify(SampleBadges.Baked(SampleBadges.Pixel), "badge.png");
        Assert.Equal("rgba(0, 0, 0, 0)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineColor"));
        Assert.NotEqual("none", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).backgroundImage"));
        Assert.True(await visit.Page.EvaluateAsync<double>("document.querySelector('.verdict .art').getBoundingClientRect().top") >= 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_is_shown_by_its_ends_and_whole_on_demand(bool script)
    {
        await using var visit = await servers.Open(width: 390, script: script);
        await visit.Verify(SampleBadges.Signed());
        var whole = visit.Page.Locator(".whole").First;
        Assert.False(await whole.IsVisibleAsync());
        await visit.Page.Locator(".long").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.True(await whole.IsVisibleAsync());
        Assert.Matches("^did:key:z6Mk[A-Za-z0-9]{40,}", await whole.InnerTextAsync());
        var box = (await whole.BoundingBoxAsync())!;
        Assert.InRange(box.X, 0, 390 - box.Width);
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.False(await whole.IsVisibleAsync());
    }

    [Fact]
    public async Task Without_script_nothing_is_offered_that_would_not_work()
    {
        await using var visit = await servers.Open(script: false);
        await visit.Page.GotoAsync("/fr");
        Assert.Equal(0, await visit.Page.Locator("main button:not([class~=main]):visible, fieldset:visible").CountAsync());
    }

    [Fact]
    public async Task On_paper_the_answer_stands_alone_with_its_keys_whole()
    {
        await using var visit = await servers.Open();
        await visit.Verify(SampleBadges.Signed());
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await visit.Page.Locator("form").IsVisibleAsync());
        Assert.False(await visit.Page.Locator("footer").IsVisibleAsync());
        Assert.False(await visit.Page.Locator(".long").First.IsVisibleAsync());
        Assert.True(await visit.Page.Locator(".whole").First.IsVisibleAsync());
    }

    [Fact]
    public async Task The_keyboard_alone_pastes_a_badge_and_reads_the_answer()
    {
        await using var visit = await servers.Open();
        var keyboard = visit.Page.Keyboard;
        await visit.Page.GotoAsync("/fr/verify");
        await Reach(visit, "text");
        await keyboard.InsertTextAsync(System.Text.Encoding.UTF8.GetString(SampleBadges.Signed()));
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await visit.Page.WaitForSelectorAsync("#answer");
        Assert.StartsWith("Authentique", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await Reach(visit, "details");
        await keyboard.PressAsync("Enter");
        Assert.True(await visit.Page.Locator("details.specialist").EvaluateAsync<bool>("details => details.open"));
    }

    [Fact]
    public async Task A_file_dropped_on_the_zone_is_named_there_and_a_large_one_is_not_sent()
    {
        await using var visit = await servers.Open();
        await visit.Page.GotoAsync("/fr/verify");
        await visit.Page.SetInputFilesAsync("#file", new FilePayload { Name = "mon-badge.json", MimeType = "application/json", Buffer = SampleBadges.Signed() });
        Assert.Equal("mon-badge.json", await visit.Page.InnerTextAsync("file-drop output"));
        await visit.Page.SetInputFilesAsync("#file", new FilePayload { Name = "film.png", MimeType = "image/png", Buffer = new byte[11 * 1024 * 1024] });
        Assert.Contains("10 Mo", await visit.Page.InnerTextAsync("file-drop output"), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("document.getElementById('file').files.length"));
    }

    [Fact]
    public async Task Without_script_a_file_that_is_too_large_is_answered_in_words()
    {
        await using var visit = await servers.Open(script: false);
        await visit.Verify(new byte[12 * 1024 * 1024], "film.png");
        Assert.Contains("trop grand", await visit.Page.InnerTextAsync("#answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_theme_stays_and_the_system_rules_until_then()
    {
        await using var visit = await servers.Open(dark: true);
        await visit.Page.GotoAsync("/fr");
        var dark = await Background(visit);
        await visit.Page.CheckAsync("input[name=theme][value=light]", new() { Force = true });
        var light = await Background(visit);
        Assert.NotEqual(dark, light);
        await visit.Page.GotoAsync("/en/verify");
        Assert.Equal(light, await Background(visit));
        await visit.Page.CheckAsync("input[name=theme][value='']", new() { Force = true });
        Assert.Equal(dark, await Background(visit));
    }

    static async Task Reach(Visit visit, string id)
    {
        for (var count = 0; count < 20; count++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.Page.EvaluateAsync<string>("document.activeElement.id") == id) return;
        }

        Assert.Fail($"The keyboard does not reach {id}.");
    }

    static Task<string> Background(Visit visit) => visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
