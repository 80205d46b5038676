using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Credentials.Verification;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Networks;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Awards;

public sealed class TakenAlongOnSqliteTests() : TakenAlongTests(SqliteTestDatabase.New);

public sealed class TakenAlongOnPostgreSqlTests() : TakenAlongTests(PostgreSqlTestDatabase.New);

/// <summary>What a holder takes along beside the credential itself: its token, its Open Badges 2.0 copy; and whose issuer's id is this server's.</summary>
public abstract class TakenAlongTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected TakenAlongTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_several_ask_for_at_once_is_signed_once_and_verifies()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (award, holder) = await Accepted(house);
        var seen = (await house.See(award.PublicId, new Viewer(holder.Person(), false)))!;
        var tokens = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.House.Database.With(db => new AwardJwt(db, new SigningKeys(db, house.House.Root), house.Clock).Of(seen, Stop))));

        Assert.All(tokens, token => Assert.Equal(tokens[0], token));
        Assert.Equal(1, await house.House.Database.With(db => db.Set<SignedCredential>().CountAsync(there => there.Format == CredentialFormat.Jwt, Stop)));
        Assert.All((await house.Verify(tokens[0], "ada@example.org")).Checks, check => Assert.Equal(Outcome.Passed, check.Outcome));
    }

    [Fact]
    public async Task A_copy_is_opened_by_its_holder_alone_and_only_where_it_can_be_said()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (award, holder) = await Accepted(house);
        Assert.IsType<HostAwardOutcome.NotAllowed>(await Host(house, house.Owner, award.Id, true));
        Assert.IsType<HostAwardOutcome.NotAllowed>(await Host(house, Actor.Nobody, award.Id, true));
        Assert.IsType<HostAwardOutcome.ShowFirst>(await Host(house, holder, award.Id, true));
        await house.Show(holder, award.Id, Visibility.Everyone);
        // Neither a picture nor a mail address of the issuer.
        Assert.IsType<HostAwardOutcome.CannotBeSaid>(await Host(house, holder, award.Id, true));
        Assert.IsType<HostAwardOutcome.Done>(await Host(house, holder, award.Id, false));
        await house.Revoke(house.Owner, award.Id, "Erreur");
        Assert.IsType<HostAwardOutcome.Revoked>(await Host(house, holder, award.Id, true));
        Assert.Null((await house.See(award.PublicId, Viewer.Public))!.Award.OpenBadges2Key);
    }

    [Fact]
    public async Task An_issuers_id_is_known_by_any_key_that_the_organisation_ever_signed_with()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var keys = await Keys(house);
        await house.House.Rotate(house.Owner, house.Organization.Id);
        foreach (var key in (string[])[.. keys, .. await Keys(house)]) Assert.Equal(house.Organization.PublicId, (await Known(house, $"did:key:{key}"))!.Id);
        foreach (var stranger in (string[])["did:key:", "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "did:web:example.org", "", "https://example.org/ob2/organizations/" + house.Organization.PublicId])
            Assert.Null(await Known(house, stranger));
        Assert.Equal(house.Organization.PublicId, (await Known(house, house.House.Site.HostedIssuer(house.Organization.PublicId)))!.Id);
    }

    static async Task<(Award Award, Actor Holder)> Accepted(AwardHouse house)
    {
        var award = await house.Offered("ada@example.org", "Ada Lovelace");
        var holder = await house.House.Person("ada@example.org");
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.AnswerAs(holder, award.Id));
        return (award, holder);
    }

    static Task<HostAwardOutcome> Host(AwardHouse house, Actor actor, AwardId id, bool isOpen) => house.House.Database.With(async db =>
    {
        using var random = System.Security.Cryptography.RandomNumberGenerator.Create();
        var copies = new HostedCopies(db, new PublicBadges(db), new HostedIssuer(db, house.House.Site), house.House.Site);
        return await new HostAward(db, copies, new JournalWriter(db, house.Clock), random).Set(actor, id, isOpen, Stop);
    });

    static Task<IssuerHere?> Known(AwardHouse house, string issuer) => house.House.Database.With(db => new KnownIssuers(db, new PublicNetworks(db), house.House.Site).Of(issuer, Stop));

    static Task<List<string>> Keys(AwardHouse house) => house.House.Database.With(db => db.Set<SealedKey>().Where(key => key.Owner == house.Organization.Id.Value).Select(key => key.Multibase).ToListAsync(Stop));
}
