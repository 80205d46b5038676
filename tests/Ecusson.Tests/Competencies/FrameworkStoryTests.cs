using System.Security.Cryptography;
using System.Text;
using Ecusson.Badges;
using Ecusson.Competencies;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Tests.Badges;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Competencies;

public sealed class FrameworkStoryOnSqliteTests() : FrameworkStoryTests(SqliteTestDatabase.New);

public sealed class FrameworkStoryOnPostgreSqlTests() : FrameworkStoryTests(PostgreSqlTestDatabase.New);

/// <summary>A framework from its first table to its end, and the badges that chose from it.</summary>
public abstract class FrameworkStoryTests
{
    const string First = "code,parent,name_fr,name_en,description_fr,address\nC1,,Animer un groupe,Lead a group,Vers une décision,https://example.org/c1\nC1.1,C1,Distribuer la parole,,,\nC2,,Écouter,Listen,,\n";

    readonly Func<Task<TestDatabase>> newDatabase;

    private protected FrameworkStoryTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loaded_again_competencies_keep_their_ids_by_code_and_those_that_are_gone_retire_until_they_come_back()
    {
        await using var shop = await Workshop.New(newDatabase);
        var framework = await Loaded(shop, First);
        var before = await Rows(shop);

        var again = Assert.IsType<LoadFrameworkOutcome.Loaded>(await Again(shop, framework.PublicId, "code,name_fr\nC2,Écouter activement\nC3,Conclure\nC1,Animer un groupe\n", framework.Version));
        Assert.Equal((3, 1, 1), (again.Count, again.Added, again.Gone));
        var after = await Rows(shop);
        Assert.Equal(before.ToDictionary(row => row.Code, row => row.PublicId), after.Where(row => row.Code != "C3").ToDictionary(row => row.Code, row => row.PublicId));
        Assert.Equal(("Écouter activement", 0, null), (after.Single(row => row.Code == "C2").Name.In("fr"), after.Single(row => row.Code == "C2").Place, after.Single(row => row.Code == "C2").RetiredAt));
        Assert.NotNull(after.Single(row => row.Code == "C1.1").RetiredAt);

        Assert.IsType<LoadFrameworkOutcome.Loaded>(await Again(shop, framework.PublicId, First, again.Framework.Version));
        Assert.Null((await Rows(shop)).Single(row => row.Code == "C1.1").RetiredAt);
        Assert.Equal(
            [FrameworkNews.Loaded, FrameworkNews.Loaded, FrameworkNews.Loaded],
            await shop.House.Database.With(db => db.Set<JournalEntry>().Where(entry => entry.Subject == framework.Id.Value).Select(entry => entry.Kind).ToListAsync(Stop)));
    }

    [Fact]
    public async Task A_table_with_one_wrong_cell_changes_nothing_and_of_two_who_load_at_once_the_second_is_told()
    {
        await using var shop = await Workshop.New(newDatabase);
        var framework = await Loaded(shop, First);

        Assert.IsType<LoadFrameworkOutcome.InvalidRows>(await Again(shop, framework.PublicId, First + "C2,,Deux fois,,,\n", framework.Version));
        Assert.IsType<LoadFrameworkOutcome.Loaded>(await Again(shop, framework.PublicId, First, framework.Version));
        Assert.IsType<LoadFrameworkOutcome.Conflict>(await Again(shop, framework.PublicId, "code,name_fr\nC9,Autre\n", framework.Version));
        Assert.Equal(["C1", "C1.1", "C2"], (await Rows(shop)).Select(row => row.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_loads_reads_or_chooses_what_is_another_organisation_s()
    {
        await using var shop = await Workshop.New(newDatabase);
        var framework = await Loaded(shop, First);
        var (other, stranger) = await shop.House.Organization("Autre");

        Assert.IsType<LoadFrameworkOutcome.NotAllowed>(await Load(shop, stranger, First));
        Assert.IsType<LoadFrameworkOutcome.NotAllowed>(await Again(shop, framework.PublicId, First, framework.Version, stranger));
        Assert.IsType<RetireFrameworkOutcome.NotAllowed>(await Retire(shop, verb => verb.Of(stranger, framework.PublicId, Stop)));
        Assert.Null(await shop.Ask((db, standing) => new OrganizationFrameworks(db, standing).One(stranger, framework.PublicId, Stop)));
        Assert.Null(await shop.Ask((db, standing) => new SearchCompetencies(db, standing).For(stranger, shop.Organization.Id, "animer", Stop)));
        var theirs = await shop.Draft(stranger, Choosing(await Id(shop, "C1")), other.Id);
        Assert.Equal("unknown", Assert.IsType<DraftBadgeOutcome.Invalid>(theirs).Problems.Single(problem => problem.Field == "competencies").Code);
        Assert.IsType<DraftBadgeOutcome.Invalid>(await shop.Draft(shop.Owner, Choosing("nonsense")));
    }

    [Fact]
    public async Task A_badge_says_what_it_chose_with_code_framework_and_address_and_keeps_it_whatever_becomes_of_the_framework()
    {
        await using var shop = await Workshop.New(newDatabase);
        var framework = await Loaded(shop, First);
        var badge = await shop.Published(Choosing(await Id(shop, "C1")));

        var listed = badge.Draft.Competencies[0];
        Assert.Equal(("Lead a group", "C1", "Référentiel", "https://example.org/c1", "Vers une décision"), (listed.Name.In("en"), listed.Code, listed.Framework, listed.Address, listed.Description.In("fr")));
        var alignments = BadgeAchievement.Of(badge.PublicId, 1, badge.Draft, shop.House.Site).Alignments;
        Assert.Equal(
            ("Animer un groupe", "C1", "Référentiel", "https://example.org/c1", "Vers une décision", "CFItem"),
            (alignments[0].TargetName, alignments[0].TargetCode, alignments[0].TargetFramework, alignments[0].TargetUrl, alignments[0].TargetDescription, alignments[0].TargetType));
        Assert.Equal("animer un groupe", (await shop.Search(new BadgeQuestion { Text = "C1" })).Facets.Competencies[0].Key);

        Assert.IsType<LoadFrameworkOutcome.Loaded>(await Again(shop, framework.PublicId, "code,name_fr\nC2,Écouter\n", framework.Version));
        Assert.IsType<RetireFrameworkOutcome.Done>(await Retire(shop, verb => verb.Of(shop.Owner, framework.PublicId, Stop)));
        var edited = Assert.IsType<EditBadgeOutcome.Edited>(await shop.Edit(shop.Owner, badge.PublicId, Choosing(listed.Competency!) with { Level = 2 }, badge.Version)).Badge;
        Assert.Equal(listed, edited.Draft.Competencies[0]);
        // What nobody had chosen before cannot be chosen from a framework that is retired.
        Assert.IsType<EditBadgeOutcome.Invalid>(await shop.Edit(shop.Owner, badge.PublicId, Choosing(await Id(shop, "C2")), edited.Version));
        Assert.IsType<RetireFrameworkOutcome.Done>(await Retire(shop, verb => verb.Undo(shop.Owner, framework.PublicId, Stop)));
        Assert.IsType<EditBadgeOutcome.Edited>(await shop.Edit(shop.Owner, badge.PublicId, Choosing(await Id(shop, "C2")), edited.Version));
    }

    [Theory]
    [InlineData("ecouter", "C2")]
    [InlineData("ECUOTER", "C2")]
    [InlineData("distribuer parole", "C1.1")]
    [InlineData("distibuer", "C1.1")]
    [InlineData("c1.1", "C1.1")]
    [InlineData("lead", "C1")]
    [InlineData("xylophone", null)]
    [InlineData("%", null)]
    [InlineData("\0", null)]
    public async Task Words_find_competencies_without_accents_and_with_typos(string words, string? code)
    {
        await using var shop = await Workshop.New(newDatabase);
        await Loaded(shop, First);
        var found = await shop.Ask((db, standing) => new SearchCompetencies(db, standing).For(shop.Owner, shop.Organization.Id, words, Stop));
        Assert.Equal(code, found!.Count == 0 ? null : found[0].Competency.Code);
    }

    static BadgeContent Choosing(string competency) => Workshop.Content() with
    {
        Competencies = [new ListedCompetency { Name = LocalizedText.Empty, Competency = competency }, new ListedCompetency { Name = LocalizedText.Of("fr", "Libre") }],
    };

    static async Task<string> Id(Workshop shop, string code) => (await Rows(shop)).Single(row => row.Code == code).PublicId.ToString();

    static async Task<Framework> Loaded(Workshop shop, string text) => Assert.IsType<LoadFrameworkOutcome.Loaded>(await Load(shop, shop.Owner, text)).Framework;

    static Task<LoadFrameworkOutcome> Load(Workshop shop, Actor actor, string text) => Loader(shop, verb => verb.New(actor, shop.Organization.Id, new FrameworkForm("Référentiel", ""), Read(text), Stop));

    static Task<LoadFrameworkOutcome> Again(Workshop shop, PublicId id, string text, int version, Actor? actor = null) =>
        Loader(shop, verb => verb.Again(actor ?? shop.Owner, id, new FrameworkForm("Référentiel", "https://example.org"), Read(text), version, Stop));

    static Task<LoadFrameworkOutcome> Loader(Workshop shop, Func<LoadFramework, Task<LoadFrameworkOutcome>> ask) => shop.Ask(async (db, standing) =>
    {
        using var random = RandomNumberGenerator.Create();
        return await ask(new LoadFramework(db, standing, new JournalWriter(db, shop.House.Database.Clock), shop.House.Database.Clock, random));
    });

    static Task<RetireFrameworkOutcome> Retire(Workshop shop, Func<RetireFramework, Task<RetireFrameworkOutcome>> ask) =>
        shop.Ask((db, standing) => ask(new RetireFramework(db, standing, new JournalWriter(db, shop.House.Database.Clock), shop.House.Database.Clock)));

    static Task<List<Competency>> Rows(Workshop shop) => shop.House.Database.With(db => db.Set<Competency>().AsNoTracking().OrderBy(row => row.Place).ToListAsync(Stop));

    static FrameworkReading Read(string text) => ReadFramework.File(Encoding.UTF8.GetBytes(text), "fr", ["fr", "en"]);
}
