using System.Net;
using Ecusson.Awards;
using Ecusson.Files;
using Ecusson.Messages;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Walk;

/// <summary>
/// Two organisations with everything in them that is not for everybody, each thing with a word planted in it that stands nowhere else, and one browser for
/// each kind of person that there is.
/// </summary>
public abstract partial class WalkWorld : IAsyncLifetime
{
    /// <summary>The columns of every table of rights, in order.</summary>
    public static readonly IReadOnlyList<string> Columns = ["nobody", "stranger", "holder", "owner", "designer", "issuer", "assessor", "reader", "foreign", "operator"];

    static readonly string[] Roles = ["designer", "issuer", "assessor", "reader"];

    readonly string engine;
    EngineServer? server;

    readonly Dictionary<string, HttpClient> visitors = new(StringComparer.Ordinal);
    readonly List<WalkName> names = [];
    readonly List<WalkSecret> secrets = [];

    private protected WalkWorld(string engine) => this.engine = engine;

    /// <summary>The server; a skipped test where its engine is not there.</summary>
    public WebServer Server
    {
        get
        {
            if (server is null) EngineServer.Skip();
            return server;
        }
    }

    /// <summary>What stands in addresses.</summary>
    internal IReadOnlyList<WalkName> Names => names;

    /// <summary>What is not for everybody.</summary>
    internal IReadOnlyList<WalkSecret> Secrets => secrets;

    /// <summary>Who walks: the members of the first organisation and the holder of its awards, the owner of the second, who runs the server, a stranger, and nobody.</summary>
    public IReadOnlyDictionary<string, HttpClient> Visitors => visitors;

    /// <summary>Secrets of tokens of the first organisation by the one scope that each has, and one of the second's with all of them, under <c>foreign</c>.</summary>
    internal Dictionary<string, string> Tokens { get; } = new(StringComparer.Ordinal);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!EngineServer.Has(engine)) return;
        server = await EngineServer.OfManyOn(engine, ("Api:PerMinute", "1000000"));
        await Build('a');
        await Build('b');
        await Server.Ask<EcussonDb, int>(db => db.Set<Person>().ExecuteUpdateAsync(set => set.SetProperty(person => person.IsOperator, false), Stop));
        visitors["nobody"] = Server.Browser();
        visitors["stranger"] = await Server.SignedIn("stranger@example.org");
        visitors["operator"] = await Server.Operator();
        await Network();
        await NameWhatTheServerKeeps();
        await Settled();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors.Values) visitor.Dispose();
        if (server is not null) await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A network that offers the first organisation a place, and the second has taken one in.</summary>
    async Task Network()
    {
        using var founded = await visitors["operator"].Fill("/fr/admin/networks", ("name", "Réseau"));
        Assert.Equal(HttpStatusCode.SeeOther, founded.StatusCode);
        var page = founded.Headers.Location!.ToString();
        var network = page.Split('/')[^1];
        Name("networks", network, null, isPublic: true);
        foreach (var organization in names.Where(name => name.Kind == "organizations"))
            using (var offered = await visitors["operator"].Fill(page, ("do", "invite"), ("organization", organization.Value))) Assert.Equal(HttpStatusCode.SeeOther, offered.StatusCode);
        var desk = $"/fr/manage/{names.Single(name => name is { Kind: "organizations", Home: 'b' }).Value}/networks";
        using var joined = await visitors["foreign"].Fill(desk, ("do", "accept"), ("network", network));
        Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
    }

    /// <summary>Rows that have no page of their own at a desk: found once all is there.</summary>
    async Task NameWhatTheServerKeeps()
    {
        Name("number", "1", null, isPublic: true);
        Name("translation", "fr", null, isPublic: true);
        // Tokens of links that were never made: what those that were do is told of in the tests of each.
        foreach (var kind in (string[])["sign-in", "set-up", "receive", "join", "move", "addresses"]) Name(kind, new string('A', 43), null);
        Name("sitemap", "1.xml", null, isPublic: true);
        await Server.Ask<EcussonDb, bool>(async db =>
        {
            foreach (var list in await db.Set<StatusList>().Select(list => list.PublicId).ToListAsync(Stop)) Name("status", $"{list}", null, isPublic: true);
            foreach (var file in await db.Set<StoredFile>().Where(file => file.IsPublic).Select(file => file.PublicId).ToListAsync(Stop)) Name("files", $"{file}", null, isPublic: true);
            // Of mails and people one of each kind is enough, and so is whoever is known by an address alone.
            foreach (var mail in await db.Set<OutgoingMail>().OrderByDescending(mail => mail.Id).Take(2).Select(mail => mail.Id).ToListAsync(Stop)) Name("mail", $"{mail.Value}", null);
            foreach (var person in await db.Set<Person>().OrderBy(person => person.Id).Take(2).Select(person => person.PublicId).ToListAsync(Stop)) Name("people", $"{person}", null);
            foreach (var award in await db.Set<Award>().Where(award => award.PersonId == null).Select(award => award.PublicId).ToListAsync(Stop)) Name("recipients", $"{award}", null);
            return true;
        });
    }

    /// <summary>Waits until nothing changes any more by itself.</summary>
    async Task Settled()
    {
        var before = "";
        for (var now = await Fingerprint(); now != before; now = await Fingerprint())
        {
            before = now;
            await Task.Delay(3000, Stop);
        }
    }

    /// <summary>Everything that the database holds, as text to be compared.</summary>
    internal Task<string> Fingerprint() => Server.Ask<EcussonDb, string>(db => db.Written(Stop));

    /// <summary>A word that stands nowhere else, and who may read it.</summary>
    string Plant(char home, string what, string readers)
    {
        var word = $"zq{what}{home}zq";
        secrets.Add(new WalkSecret(word, readers, home));
        return word;
    }

    void Name(string kind, string value, char? home, bool isPublic = false, bool isHeld = false) => names.Add(new WalkName(kind, value, home, isPublic, isHeld));
}

public sealed class WalkWorldOnSqlite() : WalkWorld("sqlite");

public sealed class WalkWorldOnPostgreSql() : WalkWorld("postgresql");

/// <summary>The tests that walk the one world on SQLite: what nobody changes may be shared.</summary>
[CollectionDefinition(nameof(WalkOnSqlite))]
public sealed class WalkOnSqlite : ICollectionFixture<WalkWorldOnSqlite>;

/// <summary>The same on PostgreSQL.</summary>
[CollectionDefinition(nameof(WalkOnPostgreSql))]
public sealed class WalkOnPostgreSql : ICollectionFixture<WalkWorldOnPostgreSql>;
