using System.Net;
using System.Text;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Badges.Art;
using Ecusson.Files;
using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Badges;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Web.Tests.Walk;

/// <summary>
/// Two organisations with everything in them that is not for everybody, each thing with a word planted in it that stands nowhere else, and one browser for
/// each kind of person that there is.
/// </summary>
public sealed class WalkWorld : IAsyncLifetime
{
    /// <summary>The columns of every table of rights, in order.</summary>
    public static readonly IReadOnlyList<string> Columns = ["nobody", "stranger", "holder", "owner", "designer", "issuer", "assessor", "reader", "foreign", "operator"];

    static readonly string[] Roles = ["designer", "issuer", "assessor", "reader"];

    readonly Dictionary<string, HttpClient> visitors = new(StringComparer.Ordinal);
    readonly List<WalkName> names = [];
    readonly List<WalkSecret> secrets = [];

    /// <summary>The server.</summary>
    public WebServer Server { get; } = new() { DelayMinutes = 0, FromEverywhere = true, More = new Dictionary<string, string>(StringComparer.Ordinal) { ["Api:PerMinute"] = "1000000" } };

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
        await Build('a');
        await Build('b');
        await Server.Ask<EcussonDb, int>(db => db.Set<Person>().ExecuteUpdateAsync(set => set.SetProperty(person => person.IsOperator, false), Stop));
        visitors["nobody"] = Server.Browser();
        visitors["stranger"] = await Server.SignedIn("stranger@example.org");
        visitors["operator"] = await Server.Operator();
        await NameWhatTheServerKeeps();
        await Settled();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors.Values) visitor.Dispose();
        await Server.DisposeAsync();
    }

    async Task Build(char home)
    {
        var isFirst = home == 'a';
        var desk = await SampleDesk.New(Server, BadgeServer.Content($"Badge public {home}"));
        var organization = desk.Organization;
        visitors[isFirst ? "owner" : "foreign"] = organization.Owner;
        Name("organizations", organization.Id, home, isPublic: true);
        Name("badges", $"{desk.Badge.PublicId}", home, isPublic: true);
        if (isFirst) foreach (var role in Roles) visitors[role] = await organization.Member(char.ToUpperInvariant(role[0]) + role[1..]);
        const string Members = "owner designer issuer assessor reader badges:read";

        await Drafts(desk, home, Members);
        await Awards(desk, home);
        await Alone(desk, home);

        // Whoever is invited, what programs and webhooks are called, and a list that waits.
        using (await organization.Owner.Fill($"{organization.Desk}/members", ("do", "invite"), ("address", Plant(home, "invited", "owner operator") + "@example.org"), ("roles", "Reader"), ("language", "fr"))) { }
        foreach (var scope in isFirst ? Scopes.All : [string.Join(' ', Scopes.All)])
            Tokens[isFirst ? scope : "foreign"] = (await Token(organization, scope.Split(' '), Plant(home, $"token-{scope.Split(':')[0]}", "owner"))).Secret;
        foreach (var secret in Tokens.Values) secrets.Add(new WalkSecret(secret, "", home));
        var hook = Plant(home, "hook", "owner");
        using (await organization.Owner.Fill($"{organization.Desk}/webhooks", ("do", "add"), ("address", $"https://{hook}.example.org/"))) { }
        using var list = await organization.Owner.Fill(
            $"{desk.Awards}/lists/new", ("badge", desk.Badge.PublicId.ToString()), ("people", $"\"{Plant(home, "listed-name", "owner issuer assessor reader awards:read")}\" <{Plant(home, "listed", "owner issuer assessor reader awards:read")}@example.org>"));
        Assert.Equal(HttpStatusCode.SeeOther, list.StatusCode);
        Name("lists", list.Headers.Location!.ToString().Split('/')[^1], home);
        Name("award-lists", list.Headers.Location!.ToString().Split('/')[^1], home);
        await Framework(organization, home);
    }

    async Task Framework(SampleOrganization organization, char home)
    {
        const string Readers = "owner designer issuer assessor reader frameworks:read";
        var start = $"{organization.Desk}/frameworks/new";
        var table = $"code;name_fr\nC1;{Plant(home, "competency", Readers)}\n";
        using var shown = await organization.Owner.GetAsync(start, Stop);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await FormVisitor.Token(shown)), "form-token" }, { new StringContent(Plant(home, "framework", Readers)), "name" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "file", "table.csv" },
        };
        using var loaded = await organization.Owner.PostAsync(start, form, Stop);
        Assert.Equal(HttpStatusCode.SeeOther, loaded.StatusCode);
        Name("frameworks", loaded.Headers.Location!.ToString().Split('/')[^1], home);
    }

    async Task Drafts(SampleDesk desk, char home, string members)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var person = await services.GetRequiredService<EcussonDb>().Set<Member>().Where(member => member.OrganizationId == desk.Badge.OrganizationId).OrderBy(member => member.Id).Select(member => member.PersonId).FirstAsync(Stop);
        var owner = person.Acting(Door.Browser);
        var content = BadgeServer.Content(Plant(home, "draft", members));
        var draft = Assert.IsType<DraftBadgeOutcome.Drafted>(await services.GetRequiredService<DraftBadge>().In(owner, desk.Badge.OrganizationId, content, Stop)).Badge;
        var painted = Assert.IsType<PaintBadgeOutcome.Painted>(await services.GetRequiredService<PaintBadge>().Drawn(owner, draft.PublicId, ArtRecipe.Beginnings[1] with { Text = "Zq" }, draft.Version, Stop)).Badge;
        Name("badges", $"{draft.PublicId}", home);
        foreach (var kind in (string[])["files", "manage/files"])
        {
            Name(kind, painted.Draft.Picture!.File, home);
            Name(kind, painted.Draft.Picture.Png, home);
        }

        // What was changed in a badge since it was published.
        var there = (await services.GetRequiredService<OrganizationBadges>().One(owner, desk.Badge.PublicId, Stop))!;
        var changed = there.Draft with { Description = LocalizedText.Of("fr", Plant(home, "edited", members)) };
        Assert.IsType<EditBadgeOutcome.Edited>(await services.GetRequiredService<EditBadge>().To(owner, there.PublicId, changed, openToRequests: false, there.Version, Stop));
    }

    async Task Awards(SampleDesk desk, char home)
    {
        const string Desk = "owner issuer assessor reader awards:read";
        var address = Plant(home, "address", $"{Desk} holder operator") + "@example.org";
        var holder = await Server.SignedIn(address);
        if (home == 'a') visitors["holder"] = holder;
        foreach (var (what, visibility) in (IEnumerable<(string, Visibility?)>)[("offered", null), ("private", Visibility.OnlyMe), ("linked", Visibility.ByLink), ("shown", Visibility.Everyone), ("hosted", Visibility.Everyone)])
        {
            var name = Plant(home, $"{what}-name", $"{Desk} holder operator");
            var story = visibility is Visibility.Everyone ? "" : Plant(home, $"{what}-story", $"{Desk} holder" + (visibility is Visibility.ByLink ? " link" : ""));
            var path = await desk.Grant(address, name, null, ("story", story), ("again", "yes"));
            var award = await Told(desk, path);
            Name("awards", $"{award.PublicId}", home, isPublic: visibility is Visibility.Everyone);
            if (visibility is not { } chosen) continue;
            var page = $"/fr/me/awards/{award.PublicId}";
            using (await holder.Fill(page, ("do", "accept"))) { }
            using (await holder.Fill(page, ("do", "show"), ("visibility", $"{chosen}"))) { }
            if (what == "private")
                using (await holder.Fill(page, ("do", "mistake"), ("mistake", Plant(home, "mistake", "owner issuer holder operator")))) { }
            if (what == "hosted")
                using (await holder.Fill(page, ("do", "host-on"))) { }
            award = await desk.Award(path);
            if (award.OpenBadges2Key is { } hosted) Name("ob2/awards", hosted, home, isPublic: true);
            if (award.LinkKey is { } key) secrets.Add(new WalkSecret(key, "holder link", home));
        }
    }

    // Known to the server by an address alone.
    async Task Alone(SampleDesk desk, char home)
    {
        const string Readers = "owner issuer assessor reader awards:read operator";
        var award = await Told(desk, await desk.Grant(Plant(home, "alone", Readers) + "@example.org", Plant(home, "alone-name", Readers)));
        Name("awards", $"{award.PublicId}", home);
    }

    static async Task<Award> Told(SampleDesk desk, string path)
    {
        while (true)
        {
            var award = await desk.Award(path);
            if (award.State != AwardState.Granted) return award;
            await Task.Delay(50, Stop);
        }
    }

    static async Task<(string Secret, string ClientId)> Token(SampleOrganization organization, string[] scopes, string name)
    {
        using var made = await organization.Owner.Fill($"{organization.Desk}/programs", [("do", "make"), ("name", name), ("life", "30"), .. scopes.Select(scope => ("scopes", scope))]);
        var page = await made.Content.ReadAsStringAsync(Stop);
        var at = page.IndexOf("ecu_", StringComparison.Ordinal);
        return (page.Substring(at, 47), "");
    }

    /// <summary>Rows that have no page of their own at a desk: found once all is there.</summary>
    async Task NameWhatTheServerKeeps()
    {
        Name("number", "1", null, isPublic: true);
        // Tokens of links that were never made: what those that were do is told of in the tests of each.
        foreach (var kind in (string[])["sign-in", "set-up", "receive", "join", "addresses"]) Name(kind, new string('A', 43), null);
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
    internal Task<string> Fingerprint() => Server.Ask<EcussonDb, string>(async db =>
    {
        var all = new StringBuilder();
        await db.Database.OpenConnectionAsync(Stop);
        foreach (var table in db.Model.GetEntityTypes().Select(table => table.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A name of the model, which no parameter can stand for.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(Stop);
            // That an operator read something is noted, and is no change.
            while (await reader.ReadAsync(Stop))
            {
                if (table == "audit" && Enumerable.Range(0, reader.FieldCount).Any(column => reader.GetValue(column) is "mail.read")) continue;
                all.Append(table);
                for (var column = 0; column < reader.FieldCount; column++) all.Append('|').Append(reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 40))) : reader.GetValue(column));
                all.Append('\n');
            }
        }

        return all.ToString();
    });

    /// <summary>A word that stands nowhere else, and who may read it.</summary>
    string Plant(char home, string what, string readers)
    {
        var word = $"zq{what}{home}zq";
        secrets.Add(new WalkSecret(word, readers, home));
        return word;
    }

    void Name(string kind, string value, char? home, bool isPublic = false) => names.Add(new WalkName(kind, value, home, isPublic));
}

/// <summary>Something that stands in addresses.</summary>
/// <param name="Kind">The segment before it in addresses, e.g. <c>badges</c>.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Home">Whose it is: <c>a</c> or <c>b</c>; null for nobody's.</param>
/// <param name="IsPublic">Whether everybody may see it.</param>
sealed record WalkName(string Kind, string Value, char? Home, bool IsPublic);

/// <summary>A word in something that is not for everybody.</summary>
/// <param name="Word">The word.</param>
/// <param name="Readers">Who may read it, of those who belong to its organisation; and <c>operator</c>.</param>
/// <param name="Home">Its organisation.</param>
sealed record WalkSecret(string Word, string Readers, char Home)
{
    /// <summary>Whether a visitor may read it. Of the second organisation the owner alone walks, as <c>foreign</c>.</summary>
    public bool IsFor(string visitor)
    {
        var readers = Readers.Split(' ');
        return (visitor == "operator" && readers.Contains("operator"))
            || (Home == 'a' ? visitor != "foreign" && readers.Contains(visitor) : visitor == "foreign" && readers.Contains("owner"));
    }
}
