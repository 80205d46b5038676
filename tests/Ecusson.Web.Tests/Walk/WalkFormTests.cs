using System.Net;
using Ecusson.Web.Tests.People;

namespace Ecusson.Web.Tests.Walk;

/// <summary>Every form that somebody is shown, sent by everyone who may not send it, with a form token of their own: nothing is done.</summary>
public sealed class WalkFormTests(WalkWorld world) : IClassFixture<WalkWorld>
{
    /// <summary>In whose hands the forms are collected: together they are shown every form that there is.</summary>
    static readonly string[] Shown = ["owner", "holder", "operator", "nobody"];

    /// <summary>What takes a form that stands on another page, or that only a link from a mail shows: their own tests send them.</summary>
    static readonly string[] Elsewhere = ["/x/join/{token}", "/x/me/addresses/{token}", "/x/receive/{token}", "/x/set-up/{token}", "/x/sign-in/{token}", "/x/sign-out"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_may_not_send_a_form_changes_nothing_by_sending_it()
    {
        var (wrong, unsaid, shown, sent, before) = (new List<string>(), new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), 0, await world.Fingerprint());
        foreach (var page in WalkRoute.All(world.Server).Where(route => route is { Method: "POST", Language: "fr" }))
            foreach (var (path, _) in page.Filled(world).Where(filled => filled.Names.All(name => name.Home != 'b')))
                foreach (var form in await Forms(path))
                {
                    shown.Add(page.Address);
                    var key = $"{page.Address} {form.Button}".TrimEnd();
                    if (WalkRights.Form(page.Address, form.Button) is not { } rights)
                    {
                        unsaid.Add(key);
                        continue;
                    }

                    for (var column = 0; column < WalkWorld.Columns.Count; column++)
                    {
                        var visitor = WalkWorld.Columns[column];
                        if (rights[column] == '+') continue;
                        using var answer = await world.Visitors[visitor].Send(path, await Token(visitor), [.. form.Fields]);
                        sent++;
                        var isRight = rights[column] switch { 's' => answer.StatusCode == HttpStatusCode.SeeOther && $"{answer.Headers.Location}".Contains("/sign-in?to=", StringComparison.Ordinal), _ => answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity or HttpStatusCode.OK };
                        if (!isRight) wrong.Add($"{visitor}: {key} at {path} was answered {(int)answer.StatusCode} {answer.Headers.Location} where {rights[column]} is said");
                        if (await world.Fingerprint() is var after && after != before)
                        {
                            wrong.Add($"{visitor} changed something by {key} at {path}: {string.Join(' ', after.Split('\n').Except(before.Split('\n')).Take(3))}");
                            before = after;
                        }
                    }
                }

        Assert.True(unsaid.Count == 0, $"Say in {nameof(WalkRights)} who may send:\n{string.Join('\n', unsaid)}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
        Assert.Equal(Elsewhere, WalkRoute.All(world.Server).Where(route => route is { Method: "POST", Language: "fr" }).Select(route => route.Address).Where(address => !shown.Contains(address)).Order(StringComparer.Ordinal));
        Assert.True(sent > 300, $"Only {sent} forms were sent.");
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_somebody_elses_does_nothing_and_keeps_what_was_typed()
    {
        var (wrong, before) = (new List<string>(), await world.Fingerprint());
        foreach (var page in WalkRoute.All(world.Server).Where(route => route is { Method: "POST", Language: "fr" } && route.Address != "/x/verify"))
            foreach (var (path, _) in page.Filled(world).Where(filled => filled.Names.All(name => name.Home != 'b')))
                foreach (var visitor in Shown)
                {
                    using var shown = await world.Visitors[visitor].GetAsync(path, Stop);
                    if (shown.StatusCode != HttpStatusCode.OK) continue;
                    foreach (var form in WalkForm.All(await shown.Content.ReadAsStringAsync(Stop)).Where(form => form.IsOf(path)).DistinctBy(form => form.Button))
                        foreach (var token in (string?[])[null, "CfDJ8xxxx", await Token("foreign")])
                        {
                            using var answer = await world.Visitors[visitor].Send(path, token, [.. form.Fields.Select(field => field.Value == "x" ? (field.Name, "zqtypedzq") : field)]);
                            if (answer.StatusCode != HttpStatusCode.BadRequest) wrong.Add($"{visitor}: {path} {form.Button} with the token {token} was answered {(int)answer.StatusCode}");
                            else if (form.Fields.Any(field => field.Value == "x" && !IsSecret(field.Name)) && !(await answer.Content.ReadAsStringAsync(Stop)).Contains("zqtypedzq", StringComparison.Ordinal)) wrong.Add($"{visitor}: {path} {form.Button} lost what was typed");
                        }
                }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
        Assert.Equal(before, await world.Fingerprint());
    }

    // A password is never written back into a page.
    static bool IsSecret(string field) => field is "password" or "current" or "wanted";

    /// <summary>The forms of a page, of whoever is shown it.</summary>
    async Task<IReadOnlyList<WalkForm>> Forms(string path)
    {
        foreach (var visitor in Shown)
        {
            using var shown = await world.Visitors[visitor].GetAsync(path, Stop);
            if (shown.StatusCode == HttpStatusCode.OK && WalkForm.All(await shown.Content.ReadAsStringAsync(Stop)).Where(form => form.IsOf(path)).ToList() is { Count: > 0 } own) return [.. own.DistinctBy(form => form.Button)];
        }

        return [];
    }

    /// <summary>A form token of a visitor's own, from a page that they may see.</summary>
    async Task<string> Token(string visitor)
    {
        if (tokens.TryGetValue(visitor, out var known)) return known;
        using var page = await world.Visitors[visitor].GetAsync(visitor == "nobody" ? "/fr/sign-in" : "/fr/me/account", Stop);
        return tokens[visitor] = await FormVisitor.Token(page);
    }

    readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);
}
