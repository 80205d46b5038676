using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.Tests.Storage;

namespace Ecusson.Tests.Badges;

public sealed class IssuingOrganizationOnSqliteTests() : IssuingOrganizationTests(SqliteTestDatabase.New);

public sealed class IssuingOrganizationOnPostgreSqlTests() : IssuingOrganizationTests(PostgreSqlTestDatabase.New);

/// <summary>The organisations that anyone finds.</summary>
public abstract class IssuingOrganizationTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected IssuingOrganizationTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_that_published_are_found_by_words_of_their_name_and_place_without_accents()
    {
        await using var shop = await Workshop.New(newDatabase);
        Assert.Empty((await Named(shop, "")).Organizations);
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

        var all = Assert.Single((await Named(shop, "")).Organizations);
        Assert.Equal(("École Élémentaire", "Châtellerault", 2), (all.Name, all.Place, all.Badges));
        Assert.Equal(1, (await Named(shop, "ecole CHATELLERAULT")).Total);
        Assert.Equal(0, (await Named(shop, "atelier")).Total);
        Assert.Equal(0, (await Named(shop, "%")).Total - (await Named(shop, "")).Total);
        Assert.Equal(shop.Organization.PublicId, Assert.Single(await shop.House.Database.With(db => new IssuingOrganizations(db).Newest(4, Stop))).Id);
    }

    static Task<FoundOrganizations> Named(Workshop shop, string text) => shop.House.Database.With(db => new IssuingOrganizations(db).Named(text, 1, Stop));
}
