using System.Globalization;
using System.Net;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Npgsql;

namespace Ecusson.Web.Tests.Shell.Keeping;

public sealed class TwoServersOnSqliteTests : TwoServersTests
{
    protected override Task<(string Engine, string Connection)> NewDatabase(string folder) => Task.FromResult(("sqlite", $"Data Source={Path.Combine(folder, "shared.db")}"));
}

public sealed class TwoServersOnPostgreSqlTests : TwoServersTests, IAsyncDisposable
{
    const string Variable = "ECUSSON_TEST_POSTGRESQL";

    readonly string name = $"test_{Guid.NewGuid():N}";

    [Fact]
    public async Task While_the_database_is_away_nothing_is_given_from_memory()
    {
        await using var pair = await Start();
        using var ada = await pair.Near.SignedIn("ada@example.org");
        using var desk = await SampleDesk.New(pair.Near);
        var award = await desk.Shown("ada@example.org", ada);
        await pair.FarKeeps($"/fr/awards/{award.PublicId}");

        await Run($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await Run($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        await Task.Delay(Second, Stop);
        Assert.Equal(HttpStatusCode.InternalServerError, await pair.FarAnswers($"/fr/awards/{award.PublicId}"));

        await Run($"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        await pair.FarKeeps($"/fr/awards/{award.PublicId}");
    }

    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }) await Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    protected override async Task<(string Engine, string Connection)> NewDatabase(string folder)
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server)) Assert.Skip($"No PostgreSQL: {Variable} is not set (./test sets it).");
        await Run($"CREATE DATABASE {name}");
        return ("postgresql", new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
    }

    static async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable(Variable)!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}

/// <summary>Two server processes on one database: what one of them changes, the other gives no more a second later.</summary>
public abstract class TwoServersTests
{
    /// <summary>Within what time a change must act on every server.</summary>
    protected static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_award_that_is_hidden_or_withdrawn_on_one_server_is_so_on_the_other_within_a_second()
    {
        await using var pair = await Start();
        using var bea = await pair.Near.SignedIn("bea@example.org");
        using var desk = await SampleDesk.New(pair.Near);
        var award = await desk.Shown("bea@example.org", bea);
        var (mine, page, data) = ($"/fr/me/awards/{award.PublicId}", $"/fr/awards/{award.PublicId}", $"/awards/{award.PublicId}");
        await pair.FarKeeps(page);
        await pair.FarKeeps(data);

        using (await bea.Fill(mine, ("do", "show"), ("visibility", "OnlyMe"))) { }
        await Task.Delay(Second, Stop);
        Assert.Equal(HttpStatusCode.NotFound, await pair.FarAnswers(page));
        Assert.Equal(HttpStatusCode.NotFound, await pair.FarAnswers(data));

        using (await bea.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }
        await pair.FarKeeps(page);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }
        await Task.Delay(Second, Stop);
        Assert.Contains("retiré", await pair.Far.GetStringAsync(page, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hides_an_award_on_one_server_is_in_no_list_of_the_other_within_a_second()
    {
        await using var pair = await Start();
        using var ada = await pair.Near.SignedIn("ada@example.org");
        using var bea = await pair.Near.SignedIn("bea@example.org");
        using var desk = await SampleDesk.New(pair.Near);
        var (stays, goes) = (await desk.Shown("ada@example.org", ada), await desk.Shown("bea@example.org", bea));
        string[] pages = [$"/fr/badges/{desk.Badge.PublicId}", $"/fr/badges/{desk.Badge.PublicId}/awards", "/fr/awards"];
        foreach (var page in pages)
        {
            await pair.FarKeeps(page);
            Assert.Contains($"/fr/awards/{goes.PublicId}", await pair.Far.GetStringAsync(page, Stop), StringComparison.Ordinal);
        }

        using (await bea.Fill($"/fr/me/awards/{goes.PublicId}", ("do", "show"), ("visibility", "ByLink"))) { }
        await Task.Delay(Second, Stop);
        foreach (var page in pages)
        {
            var source = await pair.Far.GetStringAsync(page, Stop);
            Assert.DoesNotContain($"/fr/awards/{goes.PublicId}", source, StringComparison.Ordinal);
            Assert.Contains($"/fr/awards/{stays.PublicId}", source, StringComparison.Ordinal);
            await pair.FarKeeps(page);
        }

        // Who begins to show one is in them as fast.
        using (await bea.Fill($"/fr/me/awards/{goes.PublicId}", ("do", "show"), ("visibility", "Everyone"))) { }
        await Task.Delay(Second, Stop);
        foreach (var page in pages) Assert.Contains($"/fr/awards/{goes.PublicId}", await pair.Far.GetStringAsync(page, Stop), StringComparison.Ordinal);
    }

    protected abstract Task<(string Engine, string Connection)> NewDatabase(string folder);

    private protected async Task<Pair> Start()
    {
        var folder = Directory.CreateTempSubdirectory("ecusson-two-servers-").FullName;
        var (engine, connection) = await NewDatabase(folder);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage:Engine"] = engine, ["ConnectionStrings:Ecusson"] = connection, ["Keys:RootSecretFile"] = Path.Combine(folder, "root-secret"),
            ["Files:Folder"] = Path.Combine(folder, "files"), ["Address"] = "http://localhost",
        };
        var near = new WebServer { DelayMinutes = 0, Address = "http://localhost", More = settings };
        near.Visitor().Dispose();
        var port = ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        var far = ServerProcess.Start("C.UTF-8", ["--port", port, .. settings.SelectMany(setting => (string[])[$"--{setting.Key}", setting.Value])]);
        Assert.Contains(port, await far.Line() ?? "", StringComparison.Ordinal);
        return new Pair(near, far, new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") });
    }

    /// <summary>A server in the tests' own process, and one in a process of its own.</summary>
    private protected sealed class Pair(WebServer near, ServerProcess process, HttpClient far) : IAsyncDisposable
    {
        public WebServer Near => near;

        public HttpClient Far => far;

        public async Task<HttpStatusCode> FarAnswers(string address)
        {
            using var answer = await far.GetAsync(address, Stop);
            return answer.StatusCode;
        }

        /// <summary>Asks the other server until its answer is one that it keeps.</summary>
        public async Task FarKeeps(string address)
        {
            while (true)
            {
                using var answer = await far.GetAsync(address, Stop);
                if (answer.StatusCode == HttpStatusCode.OK && answer.Headers.ETag is not null) return;
                await Task.Delay(50, Stop);
            }
        }

        public async ValueTask DisposeAsync()
        {
            far.Dispose();
            await process.DisposeAsync();
            await near.DisposeAsync();
        }
    }
}
