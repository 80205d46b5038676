using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Badges;

public sealed class SearchOrganizationsOnSqliteTests() : SearchOrganizationsTests(SqliteTestDatabase.New);

public sealed class SearchOrganizationsOnPostgreSqlTests() : SearchOrganizationsTests(PostgreSqlTestDatabase.New);

/// <summary>The organisations that anyone finds.</summary>
public abstract class SearchOrganizationsTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected SearchOrganizationsTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_found_by_words_of_their_name_and_place_without_accents_those_that_published_first_and_archived_ones_no_more()
    {
        await using var shop = await Workshop.New(newDatabase);
        await shop.Published();
        await shop.Published(Workshop.Content("Écoute active"));
        var (draws, owner) = await shop.House.Organization();
        await shop.Ready(actor: owner, organization: draws.Id);
        await shop.House.Database.With(async db =>
        {
            var (first, second) = (await db.Set<Organization>().FindAsync([shop.Organization.Id], Stop), await db.Set<Organization>().FindAsync([draws.Id], Stop));
            (first!.Name, first.Place, second!.Name) = ("École Élémentaire", "Châtellerault", "Atelier");
            await db.SaveChangesAsync(Stop);
            return 0;
        });

        var all = (await Named(shop, "")).Organizations;
        Assert.Equal([("École Élémentaire", "Châtellerault", 2), ("Atelier", null, 0)], all.Select(found => (found.Name, found.Place, found.Badges)));
        Assert.Equal(1, (await Named(shop, "ecole CHATELLERAULT")).Total);
        Assert.Equal(1, (await Named(shop, "atelier")).Total);
        Assert.Equal(0, (await Named(shop, "%")).Total - (await Named(shop, "")).Total);
        Assert.Equal(shop.Organization.PublicId, Assert.Single(await shop.House.Database.With(db => new SearchOrganizations(db).Newest(4, Stop))).Id);
        Assert.Equal(1, await shop.House.Database.With(db => new SearchOrganizations(db).Count(Stop)));
        await shop.House.Database.With(db => db.Set<Organization>().Where(there => there.Id == draws.Id).ExecuteUpdateAsync(set => set.SetProperty(there => there.ArchivedAt, draws.CreatedAt), Stop));
        Assert.Equal(0, (await Named(shop, "atelier")).Total);
    }

    [Fact]
    public async Task Words_that_are_misspelt_find_what_comes_nearest_and_noise_finds_nothing()
    {
        await using var shop = await Workshop.New(newDatabase);
        string[] names = ["Université du Ponant", "Fédération des associations", "Lycée Émile-Zola", "Lycée Marie-Curie", "École d’été", "École de l’animation"];
        foreach (var name in names)
        {
            var (made, _) = await shop.House.Organization();
            await shop.House.Database.With(db => db.Set<Organization>().Where(there => there.Id == made.Id).ExecuteUpdateAsync(set => set.SetProperty(there => there.Name, name), Stop));
        }

        foreach (var (asked, expected) in ((string, string)[])[("universté", names[0]), ("asociations", names[1]), ("asociation", names[1]), ("lycé emille", names[2]), ("lycee zola", names[2])])
            Assert.Equal(expected, Assert.Single((await Named(shop, asked)).Organizations).Name);
        // What is written right is found, and nothing that is like it.
        Assert.Equal([names[2], names[3]], (await Named(shop, "lycée")).Organizations.Select(found => found.Name));
        Assert.Equal(0, (await Named(shop, "boulangerie")).Total);
    }

    static Task<FoundOrganizations> Named(Workshop shop, string text) => shop.House.Database.With(db => new SearchOrganizations(db).Named(text, 1, Stop));
}
