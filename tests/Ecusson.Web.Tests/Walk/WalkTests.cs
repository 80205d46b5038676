using System.IO.Compression;
using System.Net;
using System.Text;
using Ecusson.Web.Shell.Keeping;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Web.Tests.Walk;

/// <summary>
/// Every address of the running server, with the name of every thing in it, as everyone: each is shown what is theirs to see and nothing else. The endpoints
/// are asked of the server itself, so that no new one is forgotten.
/// </summary>
public abstract class WalkTests(WalkWorld world)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_endpoint_of_the_server_has_its_line_in_the_tables_and_every_line_has_its_endpoint()
    {
        var routes = WalkRoute.All(world.Server);
        var pages = routes.Where(route => !route.IsApi && route.Method == "GET").Select(route => route.Address).ToHashSet(StringComparer.Ordinal);
        // A bare address that leads to the page in the visitor's language tells nothing.
        Assert.Equal(WalkRights.Addresses.Order(StringComparer.Ordinal), pages.Where(address => WalkRights.Of(address) is not null || !pages.Contains($"/x{address}")).Order(StringComparer.Ordinal));
        Assert.Equal(WalkRights.FormAddresses.Order(StringComparer.Ordinal), routes.Where(route => route is { Method: "POST", IsApi: false }).Select(route => route.Address).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(WalkScopes.Endpoints.Append("POST /api/v1/token").Order(StringComparer.Ordinal), routes.Where(route => route.IsApi).Select(route => $"{route.Method} {route.Address}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(routes, route => !route.IsApi && route.Method is not ("GET" or "HEAD" or "POST"));
    }

    [Fact]
    public async Task Everyone_is_shown_what_is_theirs_to_see_and_nothing_else()
    {
        var (routes, wrong) = (WalkRoute.All(world.Server), new List<string>());
        var pages = routes.Where(route => route is { Method: "GET", IsApi: false }).ToList();
        Assert.True(pages.Count > 100, $"Only {pages.Count} pages were found.");
        foreach (var page in pages)
        {
            var rights = WalkRights.Of(page.Address) ?? (page.Language is null && pages.Any(there => there.Address == "/x" + page.Address) ? "rrrrrrrrrr" : null);
            Assert.True(rights?.Length == WalkWorld.Columns.Count, $"Say in {nameof(WalkRights)} whom {page.Address} is for.");
            // The texts are another language's, the rights are the same: of each kind of thing one is enough there.
            var filled = page.Language is null or "fr" ? page.Filled(world) : page.Filled(world).DistinctBy(there => string.Concat(there.Names.Select(name => $"{name.Home}{name.IsPublic}")));
            foreach (var (path, names) in filled)
                foreach (var visitor in page.Language is null or "fr" ? WalkWorld.Columns : ["nobody", "stranger", "foreign", "reader", "owner"])
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
            {
                // Whoever is not shown the page at all finds nothing on it.
                using (var plain = await world.Visitors[visitor].GetAsync(page.Filled(world).Single().Path, Stop))
                    if (plain.StatusCode != HttpStatusCode.OK) continue;
                foreach (var word in world.Secrets.Where(secret => secret.Word.StartsWith("zq", StringComparison.Ordinal)).Select(secret => secret.Word[..^3]).Distinct())
                {
                    using var answer = await world.Visitors[visitor].GetAsync($"{page.Filled(world).Single().Path}?q={word}&competency={word}&tag={word}", Stop);
                    wrong.AddRange(Leaks(visitor, await answer.Content.ReadAsByteArrayAsync(Stop)).Select(leak => $"{visitor} found {leak} on {page.Address}"));
                }
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
    }

    [Fact]
    public async Task A_program_reads_and_changes_what_its_token_is_for_in_its_own_organisation_alone()
    {
        // The day on which each was last used is noted.
        foreach (var secret in world.Tokens.Values)
        {
            using var used = await Asked(HttpMethod.Get, "/api/v1/organization", secret);
        }

        var (wrong, before) = (new List<string>(), await world.Fingerprint());
        foreach (var route in WalkRoute.All(world.Server).Where(route => route.IsApi && route.Address != "/api/v1/token"))
        {
            var scope = WalkScopes.Of($"{route.Method} {route.Address}");
            Assert.True(scope is not null, $"Say in {nameof(WalkScopes)} which scope {route.Method} {route.Address} is for.");
            foreach (var (path, names) in route.Filled(world).Where(filled => filled.Names.All(name => name.Home != 'b')))
                foreach (var (token, secret) in world.Tokens.Append(KeyValuePair.Create("nobody", "")).Append(KeyValuePair.Create("broken", "ecu_" + new string('A', 43))))
                {
                    if (token == scope && route.Method != "GET") continue;
                    using var answer = await Asked(new HttpMethod(route.Method), path, secret);
                    var (status, expected) = ((int)answer.StatusCode, token switch { _ when scope == WalkScopes.Anyone => route.Method == "GET" ? "200" : "200 422", "nobody" or "broken" => "401", "foreign" when names.Count > 0 => "400 404 422 428", "foreign" => route.Method == "GET" ? "200" : "400 422", _ => token == scope ? "200" : "403" });
                    if (!expected.Contains($"{status}", StringComparison.Ordinal)) wrong.Add($"{token}: {route.Method} {path} was answered {status} and not {expected}");
                    wrong.AddRange(Leaks(token, await answer.Content.ReadAsByteArrayAsync(Stop)).Select(leak => $"{token} was told {leak} by {route.Method} {path}"));
                }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
        Assert.Equal(before, await world.Fingerprint());
    }

    async Task<HttpResponseMessage> Asked(HttpMethod method, string path, string secret)
    {
        using var request = new HttpRequestMessage(method, path);
        if (secret.Length > 0) request.Headers.Authorization = new("Bearer", secret);
        if (method != HttpMethod.Get) request.Content = Sent(path);
        return await world.Visitors["nobody"].SendAsync(request, Stop);
    }

    static StringContent Sent(string path) =>
        new StringContent("{}", Encoding.UTF8, path.EndsWith("/picture", StringComparison.Ordinal) ? "image/png" : path.EndsWith("/file", StringComparison.Ordinal) ? "text/csv" : "application/json");

    [Fact]
    public async Task What_a_cache_may_keep_is_the_same_bytes_for_everyone_whoever_asked_first()
    {
        var (wrong, kept, memory) = (new List<string>(), 0, world.Server.Services.GetRequiredService<KeptAnswers>());
        foreach (var page in WalkRoute.All(world.Server).Where(route => route is { Method: "GET", IsApi: false, Language: null or "fr" }))
            foreach (var (path, _) in page.Filled(world).Where(filled => filled.Names.All(name => name.IsPublic)))
            {
                using (var first = await world.Visitors["nobody"].GetAsync(path, Stop))
                    if (first is not { StatusCode: HttpStatusCode.OK, Headers.CacheControl: { Public: true, NoStore: false } }) continue;
                kept++;
                foreach (var visitor in (string[])["owner", "holder", "operator"])
                {
                    memory.Forget();
                    var theirs = await world.Visitors[visitor].GetByteArrayAsync(path, Stop);
                    var after = await world.Visitors["nobody"].GetByteArrayAsync(path, Stop);
                    memory.Forget();
                    var own = await world.Visitors["nobody"].GetByteArrayAsync(path, Stop);
                    if (!theirs.AsSpan().SequenceEqual(own)) wrong.Add($"{path} is another for {visitor} than for nobody");
                    if (!after.AsSpan().SequenceEqual(own)) wrong.Add($"{path} is another for nobody when {visitor} asked first");
                }
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
        Assert.True(kept > 30, $"Only {kept} pages may be kept.");
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
            't' => status == (names.All(name => name.IsPublic) ? 302 : 404),
            'h' => status == (names.All(name => name.IsHeld) ? 200 : 404),
            '~' => status is 200 or 404,
            _ => throw new FormatException($"{sign} is no sign."),
        };
        if (!isRight) wrong.Add($"{visitor}: {path} was answered {status} {to} where {page.Address} says {sign}");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        wrong.AddRange(Leaks(visitor, bytes).Concat(Leaks(visitor, Encoding.UTF8.GetBytes(to))).Select(leak => $"{visitor} was told {leak} by {path}"));
        wrong.AddRange(WalkHygiene.Problems(answer, bytes).Select(problem => $"{visitor}: {path}: {problem}"));
        if (visitor is not ("nobody" or "foreign") || page.Language == "en") return;
        using var head = new HttpRequestMessage(HttpMethod.Head, path);
        using var headed = await world.Visitors[visitor].SendAsync(head, Stop);
        if (headed.StatusCode != answer.StatusCode) wrong.Add($"{visitor}: HEAD {path} was answered {(int)headed.StatusCode} and GET {status}");
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

[Collection(nameof(WalkOnSqlite))]
public sealed class WalkOnSqliteTests(WalkWorldOnSqlite world) : WalkTests(world);

[Collection(nameof(WalkOnPostgreSql))]
public sealed class WalkOnPostgreSqlTests(WalkWorldOnPostgreSql world) : WalkTests(world);
