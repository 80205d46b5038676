using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Badges;

public sealed class BadgeSearchOnSqliteTests() : BadgeSearchTests(SqliteTestDatabase.New);

public sealed class BadgeSearchOnPostgreSqlTests() : BadgeSearchTests(PostgreSqlTestDatabase.New);

/// <summary>Finding a badge without knowing how it is written.</summary>
public abstract class BadgeSearchTests
{
    static readonly string[] Names = ["Conduire un débat réglé", "Transmettre son métier", "Année de césure", "Écoute active", "Œuvrer ensemble", "Sobriété au travail"];

    readonly Func<Task<TestDatabase>> newDatabase;

    private protected BadgeSearchTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    [Fact]
    public async Task Words_find_badges_without_accents_with_typos_in_part_and_by_what_surrounds_the_name()
    {
        await using var shop = await Filled();
        foreach (var (text, first) in ((string, string)[])
        [
            ("débat", Names[0]), ("DEBAT REGLE", Names[0]), ("transmetre", Names[1]), ("trasnmettre metier", Names[1]), ("cesurre", Names[2]),
            ("ecoute", Names[3]), ("ecuote", Names[3]), ("oeuvrer", Names[4]), ("sobrie", Names[5]), ("l'écoute", Names[3]),
        ])
        {
            var found = await shop.Search(new BadgeQuestion { Text = text });
            Assert.True(found.Badges.Count > 0, $"{text} finds nothing.");
            Assert.Equal((text, first), (text, found.Badges[0].Content.Name.In("fr")));
        }

        Assert.Equal(Names.Length, (await shop.Search(new BadgeQuestion { Text = "vouneuil" })).Total);
        Assert.Equal(0, (await shop.Search(new BadgeQuestion { Text = "xylophone" })).Total);
    }

    [Theory]
    [InlineData("débat", "Conduire un débat réglé")]
    [InlineData("réglé", "Conduire un débat réglé")]
    [InlineData("année", "Année de césure")]
    [InlineData("écoute", "Écoute active")]
    [InlineData("active", "Écoute active")]
    [InlineData("tenir", "Tenir parole")]
    [InlineData("lire", "Lire à voix haute")]
    [InlineData("agir", "Agir ensemble")]
    public async Task A_word_is_found_whichever_two_neighbours_changed_places(string word, string name)
    {
        await using var shop = await Filled();
        if (!Names.Contains(name)) await shop.Published(Workshop.Content(name));
        for (var at = 0; at + 1 < word.Length; at++)
        {
            var typed = $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}";
            var found = await shop.Search(new BadgeQuestion { Text = typed });
            Assert.True(found.Badges.Count > 0, $"{typed} finds nothing.");
            Assert.Equal((typed, name), (typed, found.Badges[0].Content.Name.In("fr")));
        }
    }

    [Theory]
    [InlineData("%", true)]
    [InlineData("' OR 1=1 --", false)]
    [InlineData("%debug%", false)]
    [InlineData("\ud800", true)]
    [InlineData("\ud842\udfb7野家", false)]
    [InlineData("\0\0", true)]
    [InlineData("_______", true)]
    public async Task Signs_of_other_languages_are_only_signs(string text, bool saysNothing)
    {
        await using var shop = await Filled();

        var found = await shop.Search(new BadgeQuestion { Text = text });

        Assert.Equal(saysNothing, found.Total == Names.Length);
        Assert.Equal(0, (await shop.Search(new BadgeQuestion { Text = new string('a', 10_000) + text, Page = int.MaxValue, Competency = text })).Total);
        Assert.Equal(0, (await shop.Search(new BadgeQuestion { Type = text })).Total);
        Assert.Equal(0, (await shop.Search(new BadgeQuestion { Language = text })).Total);
    }

    [Fact]
    public async Task Facets_count_what_would_be_left_and_narrow_down()
    {
        await using var shop = await Filled();
        Assert.Equal(0, (await shop.Search(new BadgeQuestion())).Facets.OpenToRequests);
        Assert.Equal(0, (await shop.Search(new BadgeQuestion { OpenToRequests = true })).Total);
        await shop.House.Database.With(db => db.Set<Organization>().ExecuteUpdateAsync(row => row.SetProperty(organization => organization.Mail, "badges@example.org"), TestContext.Current.CancellationToken));

        var all = await shop.Search(new BadgeQuestion());
        Assert.Equal((Names.Length, shop.Organization.PublicId, Names.Length), (all.Total, all.Facets.Organizations[0].Value, all.Facets.Organizations[0].Count));
        Assert.Equal([(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)], all.Facets.Levels.Select(choice => (choice.Value, choice.Count)));
        Assert.Equal([("Badge", 3), ("Competency", 3)], all.Facets.Types.Select(choice => (choice.Value, choice.Count)));
        Assert.Equal([("fr", 6), ("en", 1)], all.Facets.Languages.Select(choice => (choice.Value, choice.Count)));
        Assert.Equal(("animer un groupe", 3), (all.Facets.Competencies[0].Key, all.Facets.Competencies[0].Count));
        Assert.Equal(1, all.Facets.OpenToRequests);

        Assert.Equal(3, (await shop.Search(new BadgeQuestion { Competency = "animer un groupe" })).Total);
        Assert.Equal(Names[2], Assert.Single((await shop.Search(new BadgeQuestion { Level = 2 })).Badges).Content.Name.In("fr"));
        Assert.Equal(1, (await shop.Search(new BadgeQuestion { Language = "en" })).Total);
        Assert.Equal(1, (await shop.Search(new BadgeQuestion { OpenToRequests = true })).Total);
        Assert.Equal(0, (await shop.Search(new BadgeQuestion { Type = "Diploma" })).Total);
        var two = await shop.Search(new BadgeQuestion { Type = "Competency", Text = "debat" });
        Assert.Equal((1, 1), (two.Total, two.Facets.Types.Single().Count));
    }

    [Fact]
    public async Task A_new_version_is_found_by_its_new_words_alone()
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Published();
        var edited = Assert.IsType<EditBadgeOutcome.Edited>(await shop.Edit(
            shop.Owner, badge.PublicId, Workshop.Content("Jardin potager") with { Competencies = [new ListedCompetency { Name = LocalizedText.Of("fr", "Semer") }] }, badge.Version)).Badge;
        Assert.IsType<PublishBadgeOutcome.Published>(await shop.Publish(shop.Owner, badge.PublicId, edited.Version));

        Assert.Equal(1, (await shop.Search(new BadgeQuestion { Text = "jardin" })).Total);
        Assert.Equal(0, (await shop.Search(new BadgeQuestion { Text = "conduire" })).Total);
        Assert.Equal("semer", Assert.Single((await shop.Search(new BadgeQuestion())).Facets.Competencies).Key);
    }

    [Fact]
    public void Folding_leaves_letters_and_digits_alone()
    {
        Assert.Equal("l oeuvre d ete n 2", Folding.Of("  L’Œuvre d’ÉTÉ, n° 2 !"));
        Assert.Equal("", Folding.Of("…\ud800 — "));
        Assert.Equal(["  e", " et", "ete", "te "], Folding.Trigrams("ete"));
    }

    async Task<Workshop> Filled()
    {
        var shop = await Workshop.New(newDatabase);
        for (var at = 0; at < Names.Length; at++)
        {
            var content = Workshop.Content(Names[at]) with
            {
                Level = at == 0 ? null : ((at + 4) % 5) + 1,
                Type = at % 2 == 0 ? "Competency" : "Badge",
                Description = LocalizedText.Of("fr", "Une reconnaissance."),
                Competencies = [new ListedCompetency { Name = LocalizedText.Of("fr", at % 2 == 0 ? "Animer un groupe" : $"Savoir {at}") }],
            };
            if (at == 1)
            {
                LocalizedText Both(LocalizedText text) => text.With("en", "Passing it on");
                content = content with
                {
                    Name = Both(content.Name),
                    Description = Both(content.Description),
                    Criteria = Both(content.Criteria),
                    CriteriaList = [.. content.CriteriaList.Select(criterion => criterion with { Name = Both(criterion.Name) })],
                };
            }

            var badge = await shop.Published(content);
            if (at == 3) Assert.IsType<EditBadgeOutcome.Edited>(await shop.Edit(shop.Owner, badge.PublicId, content, badge.Version, open: true));
            shop.House.Database.Clock.Now += TimeSpan.FromMinutes(1);
        }

        return shop;
    }
}
