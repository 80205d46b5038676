using System.Net;
using Ecusson.Web.Tests.People;

namespace Ecusson.Web.Tests.Walk;

/// <summary>Every form that somebody is shown, sent by everyone who may not send it, with a form token of their own: nothing is done.</summary>
public abstract class WalkFormTests(WalkWorld world)
{
    /// <summary>In whose hands the forms are collected: together they are shown every form that there is.</summary>
    static readonly string[] Shown = ["owner", "holder", "operator", "nobody"];

    /// <summary>Hidden fields that name a thing of the page's organisation, or of the page's person.</summary>
    static readonly string[] Naming = ["row", "hook", "call", "report", "network"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_may_not_send_a_form_changes_nothing_by_sending_it_and_learns_nothing()
    {
        var (wrong, sent) = (new List<string>(), 0);
        before = await world.Fingerprint();
        foreach (var page in Pages)
        {
            // The forms of the first thing of a kind are sent to where a thing of the other organisation is named too.
            var forms = new List<WalkForm>();
            foreach (var (path, names) in page.Filled(world).Where(filled => filled.Names.All(name => name.Home != 'b')).Concat(page.Filled(world).Where(filled => filled.Names.Any(name => name.Home != filled.Names[0].Home && name.Home is not null))))
            {
                var isMixed = names.Any(name => name.Home != names[0].Home && name.Home is not null);
                if (!isMixed) forms = [.. forms.Concat(await Forms(path)).DistinctBy(form => form.Button)];
                foreach (var form in (IEnumerable<WalkForm>)[.. isMixed ? forms : await Forms(path), WalkForm.Blank])
                {
                    if (WalkRights.Form(page.Address, form.Button) is not { } rights)
                    {
                        wrong.Add($"Say in {nameof(WalkRights)} who may send {page.Address} {form.Button}");
                        continue;
                    }

                    foreach (var visitor in isMixed ? ["owner", "foreign"] : WalkWorld.Columns)
                    {
                        var sign = rights[isMixed ? WalkWorld.Columns.ToList().IndexOf("stranger") : WalkWorld.Columns.ToList().IndexOf(visitor)];
                        if (sign == '+') continue;
                        sent++;
                        wrong.AddRange(await Problems(visitor, path, form, sign));
                    }

                    wrong.AddRange(await Changes(path, form));
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
        Assert.True(sent > 300, $"Only {sent} forms were sent.");
    }

    [Fact]
    public async Task Who_names_somebody_elses_thing_in_a_form_of_their_own_changes_nothing()
    {
        var (wrong, sent) = (new List<string>(), 0);
        before = await world.Fingerprint();
        foreach (var page in Pages)
        {
            var (ours, theirs) = page.Address.StartsWith("/x/manage/", StringComparison.Ordinal) ? ("owner", "foreign") : ("stranger", "holder");
            foreach (var (path, _) in page.Filled(world).Where(filled => filled.Names.All(name => name.Home == 'b')))
            {
                using var shown = await world.Visitors[theirs].GetAsync(path, Stop);
                if (shown.StatusCode != HttpStatusCode.OK) continue;
                var own = page.Filled(world).First(filled => filled.Names.All(name => name.Home == 'a')).Path;
                foreach (var form in WalkForm.All(await shown.Content.ReadAsStringAsync(Stop)).Where(form => form.IsOf(path) && form.Fields.Any(field => Naming.Contains(field.Name) && field.Value.Length > 20)))
                {
                    sent++;
                    wrong.AddRange(await Problems(ours, own, form, '!'));
                    wrong.AddRange(await Changes(own, form));
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
        Assert.True(sent > 4, $"Only {sent} forms were sent.");
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_somebody_elses_does_nothing_and_keeps_what_was_typed()
    {
        var (wrong, seen) = (new List<string>(), new HashSet<(string, string, string)>());
        before = await world.Fingerprint();
        foreach (var page in Pages.Where(page => page.Address != "/x/verify"))
            foreach (var (path, _) in page.Filled(world).Where(filled => filled.Names.All(name => name.Home != 'b')))
                foreach (var visitor in Shown)
                {
                    using var shown = await world.Visitors[visitor].GetAsync(path, Stop);
                    if (shown.StatusCode != HttpStatusCode.OK) continue;
                    foreach (var form in WalkForm.All(await shown.Content.ReadAsStringAsync(Stop)).Where(form => form.IsOf(path) && seen.Add((page.Address, visitor, form.Button))))
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

    IEnumerable<WalkRoute> Pages => WalkRoute.All(world.Server).Where(route => route is { Method: "POST", Language: "fr" });

    /// <summary>What is wrong with how a form is answered that its sender may not send.</summary>
    async Task<string[]> Problems(string visitor, string path, WalkForm form, char sign)
    {
        using var answer = await world.Visitors[visitor].Send(path, await Token(visitor), [.. form.Fields]);
        var status = (int)answer.StatusCode;
        var isRight = sign switch
        {
            's' => status == 303 && $"{answer.Headers.Location}".Contains("/sign-in?to=", StringComparison.Ordinal),
            '.' => status == 404,
            '-' => status is 400 or 404 or 410,
            _ => status < 500,
        };
        return isRight ? [] : [$"{visitor}: \"{form.Button}\" at {path} was answered {status} {answer.Headers.Location} where {sign} is said"];
    }

    /// <summary>What is another in the database than before.</summary>
    async Task<string[]> Changes(string path, WalkForm form)
    {
        var (after, was) = (await world.Fingerprint(), before);
        before = after;
        return after == was ? [] : [$"Something was changed by \"{form.Button}\" at {path}: {string.Join(' ', after.Split('\n').Except(was.Split('\n')).Take(3))}"];
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

    string before = "";

    readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);
}

[Collection(nameof(WalkOnSqlite))]
public sealed class WalkFormOnSqliteTests(WalkWorldOnSqlite world) : WalkFormTests(world);

[Collection(nameof(WalkOnPostgreSql))]
public sealed class WalkFormOnPostgreSqlTests(WalkWorldOnPostgreSql world) : WalkFormTests(world);
