using System.Net;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.Shell;
using Ecusson.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.People;

/// <summary>Whoever set a server up without a password, and has no mail server, comes in again by what a start prints.</summary>
public sealed class OperatorBackTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ecusson-operator-");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_start_prints_a_link_for_the_operator_until_there_is_another_way_in(string engine)
    {
        await using var database = await ServerDatabase.New(engine);
        await using (var browser = new Running(await Start(database)))
        {
            using var made = await browser.Client.Fill(await browser.Link("/set-up/"), ("name", "Nadia Benhaddou"), ("address", "nadia@example.org"), ("password", ""));
            Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        }

        await using (var browser = new Running(await Start(database)))
        {
            using (var back = await browser.Client.Fill(await browser.Link("/sign-in/"))) Assert.Equal("/fr/me", back.Headers.Location?.ToString());
            Assert.Contains("Administration", await browser.Client.GetStringAsync("/fr/me", Stop), StringComparison.Ordinal);
            using (var chosen = await browser.Client.Fill("/fr/me/account", ("do", "password"), ("wanted", "une phrase assez longue"))) Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        }

        await using var last = new Running(await Start(database));
        using (var answers = await last.Client.GetAsync("/fr/sign-in", Stop)) Assert.Equal(HttpStatusCode.OK, answers.StatusCode);
        Assert.DoesNotContain("/sign-in/", string.Join('\n', await last.Rest()), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EngineServer.Engines), MemberType = typeof(EngineServer))]
    public async Task The_link_is_for_an_operator_whose_account_is_open_and_has_neither_password_nor_passkey(string engine)
    {
        await using var server = await EngineServer.On(engine);
        Assert.Null(await Link());
        using (await server.Operator()) { }
        // Their account is closed; whoever runs the server beside them has nothing but mail.
        await server.Ask<EcussonDb, int>(db => db.Set<Account>().ExecuteUpdateAsync(set => set.SetProperty(account => account.ClosedAt, DateTimeOffset.UnixEpoch).SetProperty(account => account.PasswordHash, "x"), Stop));
        Assert.Null(await Link());
        using (await server.SignedIn("second@example.org")) { }
        var second = await server.Ask<EcussonDb, PersonId>(db => db.Set<MailAddress>().Where(address => address.Key == "second@example.org").Select(address => address.PersonId).SingleAsync(Stop));
        await server.Ask<EcussonDb, int>(db => db.Set<Person>().Where(person => person.Id == second).ExecuteUpdateAsync(set => set.SetProperty(person => person.IsOperator, true), Stop));

        using var visitor = server.Browser();
        using (var back = await visitor.Fill($"/fr/sign-in/{await Link()}")) Assert.Equal("/fr/me", back.Headers.Location?.ToString());
        Assert.Contains("second@example.org", await visitor.GetStringAsync("/fr/me/account", Stop), StringComparison.Ordinal);
        Assert.True(await server.Ask<EcussonDb, bool>(db => db.Set<AuditRecord>().AnyAsync(record => record.Action == PeopleNews.LinkSent && record.Subject == second.Value, Stop)));

        await server.Ask<EcussonDb, int>(db =>
        {
            db.Add(new Passkey { CredentialId = [1, 2, 3], PersonId = second, Name = "Téléphone", CreatedAt = DateTimeOffset.UnixEpoch, Kept = new PasskeyRecord([], 0, [], []) });
            return db.SaveChangesAsync(Stop);
        });
        Assert.Null(await Link());

        Task<string?> Link() => server.Ask<HandLink, string?>(hand => hand.ForShutOut(Stop));
    }

    public void Dispose() => folder.Delete(recursive: true);

    async Task<(ServerProcess Server, string Port)> Start(ServerDatabase database)
    {
        var port = ServerProcess.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var server = ServerProcess.Start(
            "C.UTF-8", ["--port", port, .. database.Settings, "--Keys:RootSecretFile", Path.Combine(folder.FullName, "root-secret")]);
        Assert.Contains($":{port} ", await server.Line(), StringComparison.Ordinal);
        return (server, port);
    }

    sealed class Running((ServerProcess Server, string Port) started) : IAsyncDisposable
    {
        ServerProcess Server => started.Server;

        public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new Uri($"http://localhost:{started.Port}") };

        /// <summary>The link below a path that the start printed, in French.</summary>
        public async Task<string> Link(string path)
        {
            while (await Server.Line() is { } line)
                if (line.IndexOf(path, StringComparison.Ordinal) is > 0 and var at) return "/fr" + line[at..].Trim();
            throw new InvalidOperationException("No such link was printed.");
        }

        /// <summary>Ends it, and gives what else it said.</summary>
        public async Task<IReadOnlyList<string>> Rest()
        {
            await Server.Kill();
            var lines = new List<string>();
            while (await Server.Line() is { } line) lines.Add(line);
            return lines;
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Server.DisposeAsync();
        }
    }
}
