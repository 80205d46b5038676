using System.IO.Compression;
using System.Net;
using System.Text;
using Ecusson.Web.Tests.People;

namespace Ecusson.Web.Tests.Walk;

/// <summary>
/// Every address of the running server, with the name of every thing in it, as everyone: each is shown what is theirs to see and nothing else. The endpoints
/// are asked of the server itself, so that no new one is forgotten.
/// </summary>
public sealed class WalkTests(WalkWorld world) : IClassFixture<WalkWorld>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everyone_is_shown_what_is_theirs_to_see_and_nothing_else()
    {
        var (routes, wrong) = (WalkRoute.All(world.Server), new List<string>());
        var pages = routes.Where(route => route.Method is "GET" && !route.Address.StartsWith("/api/v1/", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 100, $"Only {pages.Count} pages were found.");
        foreach (var page in pages)
        {
            var rights = WalkRights.Of(page.Address) ?? (page.Language is null && pages.Any(there => there.Address == "/x" + page.Address) ? "rrrrrrrrrr" : null);
            Assert.True(rights?.Length == WalkWorld.Columns.Count, $"Say in {nameof(WalkRights)} whom {page.Address} is for.");
            // The texts are another language's, the rights are the same: of each kind of thing one is enough there.
            var filled = page.Language is null or "fr" ? page.Filled(world) : page.Filled(world).DistinctBy(there => string.Concat(there.Names.Select(name => $"{name.Home}{name.IsPublic}")));
            foreach (var (path, names) in filled)
                foreach (var visitor in WalkWorld.Columns)
                    await Look(page, path, names, visitor, rights![WalkWorld.Columns.ToList().IndexOf(Column(visitor, names))], wrong);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
    }

    [Fact]
    public async Task Nobody_finds_by_searching_what_is_not_theirs()
    {
        var wrong = new List<string>();
        foreach (var page in WalkRoute.All(world.Server).Where(route => route is { Method: "GET", Language: "fr" } && !route.Address.Contains('{', StringComparison.Ordinal)))
            foreach (var visitor in (string[])["nobody", "stranger", "holder", "foreign"])
                foreach (var word in world.Secrets.Where(secret => secret.Word.StartsWith("zq", StringComparison.Ordinal)).Select(secret => secret.Word[..^3]).Distinct())
                {
                    using var answer = await world.Visitors[visitor].GetAsync($"{page.Filled(world).Single().Path}?q={word}&competency={word}&tag={word}", Stop);
                    wrong.AddRange(Leaks(visitor, await answer.Content.ReadAsByteArrayAsync(Stop)).Select(leak => $"{visitor} found {leak} on {page.Address}"));
                }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
    }

    [Fact]
    public async Task A_program_reads_and_changes_what_its_token_is_for_in_its_own_organisation_alone()
    {
        var (wrong, before) = (new List<string>(), await world.Fingerprint());
        foreach (var route in WalkRoute.All(world.Server).Where(route => route.Address.StartsWith("/api/v1/", StringComparison.Ordinal) && route.Address != "/api/v1/token"))
        {
            var scope = WalkRights.Scope($"{route.Method} {route.Address}");
            Assert.True(scope is not null, $"Say in {nameof(WalkRights)} which scope {route.Method} {route.Address} is for.");
            foreach (var (path, names) in route.Filled(world).Where(filled => filled.Names.All(name => name.Home == 'a')))
                foreach (var (token, secret) in world.Tokens.Append(KeyValuePair.Create("nobody", "")).Append(KeyValuePair.Create("broken", "ecu_" + new string('A', 43))))
                {
                    if (token == scope && route.Method != "GET") continue;
                    using var request = new HttpRequestMessage(new HttpMethod(route.Method), path);
                    if (secret.Length > 0) request.Headers.Authorization = new("Bearer", secret);
                    if (route.Method != "GET") request.Content = new StringContent("{}", Encoding.UTF8, path.EndsWith("/picture", StringComparison.Ordinal) ? "image/png" : "application/json");
                    using var answer = await world.Visitors["nobody"].SendAsync(request, Stop);
                    var (status, expected) = ((int)answer.StatusCode, token switch { "nobody" or "broken" => "401", "foreign" when names.Count > 0 => "400 404 422 428", "foreign" => route.Method == "GET" ? "200" : "400 422", _ => token == scope ? "200" : "403" });
                    if (!expected.Contains($"{status}", StringComparison.Ordinal)) wrong.Add($"{token}: {route.Method} {path} was answered {status} and not {expected}");
                    wrong.AddRange(Leaks(token, await answer.Content.ReadAsByteArrayAsync(Stop)).Select(leak => $"{token} was told {leak} by {route.Method} {path}"));
                }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
        Assert.Equal(before, await world.Fingerprint());
    }

    async Task Look(WalkRoute page, string path, IReadOnlyList<WalkName> names, string visitor, char sign, List<string> wrong)
    {
        using var answer = await world.Visitors[visitor].GetAsync(path, HttpCompletionOption.ResponseContentRead, Stop);
        var (status, to) = ((int)answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
        var signIn = to.StartsWith($"/{page.Language ?? "fr"}/sign-in?to=", StringComparison.Ordinal);
        var isRight = sign switch
        {
            '+' => status == 200,
            '.' => status == 404,
            's' => status == 303 && signIn,
            'r' => status is 302 or 303 && !signIn,
            '-' => status is 404 or 410,
            '*' => status == (names.All(name => name.IsPublic) ? 200 : 404),
            '~' => status is 200 or 404,
            _ => throw new FormatException($"{sign} is no sign."),
        };
        if (!isRight) wrong.Add($"{visitor}: {path} was answered {status} {to} where {page.Address} says {sign}");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        wrong.AddRange(Leaks(visitor, bytes).Concat(Leaks(visitor, Encoding.UTF8.GetBytes(to))).Select(leak => $"{visitor} was told {leak} by {path}"));
        wrong.AddRange(WalkHygiene.Problems(answer, bytes).Select(problem => $"{visitor}: {path}: {problem}"));
        if (visitor is not ("nobody" or "foreign")) return;
        using var head = new HttpRequestMessage(HttpMethod.Head, path);
        using var headed = await world.Visitors[visitor].SendAsync(head, Stop);
        if (headed.StatusCode != answer.StatusCode && headed.StatusCode != HttpStatusCode.MethodNotAllowed) wrong.Add($"{visitor}: HEAD {path} was answered {(int)headed.StatusCode} and GET {status}");
        if ((await headed.Content.ReadAsByteArrayAsync(Stop)).Length > 0) wrong.Add($"{visitor}: HEAD {path} had a body");
    }

    /// <summary>What a visitor is to the organisation whose things are named. Where two are named that do not belong together, nobody is anything.</summary>
    static string Column(string visitor, IReadOnlyList<WalkName> names)
    {
        var homes = names.Select(name => name.Home).OfType<char>().Distinct().ToList();
        return (visitor, homes) switch
        {
            ("nobody" or "stranger" or "operator", _) or (_, []) => visitor,
            (_, { Count: > 1 }) => "stranger",
            ("foreign", ['b']) => "owner",
            ("foreign", _) => "foreign",
            (_, ['b']) => "stranger",
            _ => visitor,
        };
    }

    IEnumerable<string> Leaks(string visitor, byte[] bytes)
    {
        var text = Readable(bytes);
        return world.Secrets.Where(secret => !secret.IsFor(visitor) && text.Contains(secret.Word, StringComparison.Ordinal)).Select(secret => secret.Word);
    }

    /// <summary>All words of an answer, those of packed files too.</summary>
    static string Readable(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("PK\u0003\u0004"u8)) return Encoding.Latin1.GetString(bytes);
        using var packed = new ZipArchive(new MemoryStream(bytes));
        var all = new StringBuilder();
        foreach (var entry in packed.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
            all.Append(entry.FullName).Append(reader.ReadToEnd());
        }

        return all.ToString();
    }
}
