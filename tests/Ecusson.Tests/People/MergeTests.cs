using System.Security.Cryptography;
using Ecusson.Awards;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Awards;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.People;

public sealed class MergeOnSqliteTests() : MergeTests(SqliteTestDatabase.New);

public sealed class MergeOnPostgreSqlTests() : MergeTests(PostgreSqlTestDatabase.New);

/// <summary>Addresses that come and go, accounts that become one, and what stays with their owner.</summary>
public abstract class MergeTests
{
    readonly RandomNumberGenerator random = RandomNumberGenerator.Create();
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected MergeTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_one_account_had_is_the_other_s_afterwards()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (stays, goes) = (await Account(house, "stays@example.org"), await Account(house, "goes@example.org", "Zoé Ølund"));
        var accepted = await house.Offered("goes@example.org");
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.AnswerAs(goes, accepted.Id));
        var offered = await Again(house, "goes@example.org");
        await Passkey(house, goes);
        await Join(house, goes, Roles.Issuer);
        var job = await WaitingJob(house, goes);
        var other = await house.Offered("stays@example.org");

        Assert.IsType<MergeAccountsOutcome.Merged>(await Merge(house, stays, await Link(house, stays, "goes@example.org")));

        Assert.Equal(new[] { other.Id, offered.Id, accepted.Id }.OrderBy(id => id.Value), (await house.Mine(stays)).Select(seen => seen.Award.Id).OrderBy(id => id.Value));
        Assert.Empty(await house.Mine(goes));
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.AnswerAs(stays, offered.Id));
        Assert.IsType<AnswerAwardOutcome.SomebodyElses>(await house.AnswerAs(goes, accepted.Id));
        Assert.True(await house.House.Allows(stays, house.Organization.Id, Roles.Issuer, null));
        Assert.False(await house.House.Allows(goes, house.Organization.Id, Roles.Issuer, null));
        await house.House.Database.With(async db =>
        {
            var person = await db.Set<Person>().SingleAsync(row => row.Id == stays.Person(), Stop);
            var gone = await db.Set<Person>().SingleAsync(row => row.Id == goes.Person(), Stop);
            Assert.Equal(("Zoé Ølund", "", person.Id), (person.Name, gone.Name, gone.MergedInto));
            Assert.Equal(stays.Person(), (await db.Set<Passkey>().SingleAsync(Stop)).PersonId);
            Assert.Equal(stays.Id, (await db.Set<Job>().SingleAsync(row => row.Id == job, Stop)).ActorId);
            Assert.False(await db.Set<Account>().AnyAsync(row => row.PersonId == gone.Id, Stop));
            Assert.Equal(["stays@example.org"], await db.Set<MailAddress>().Where(row => row.PersonId == person.Id && row.IsMain).Select(row => row.Written).ToListAsync(Stop));
            Assert.Equal(2, await db.Set<MailAddress>().CountAsync(row => row.PersonId == person.Id, Stop));
            var noted = await db.Set<JournalEntry>().SingleAsync(row => row.Kind == PeopleNews.Merged, Stop);
            Assert.Equal((stays.Id, goes.Id.ToString()), (noted.Subject, noted.Facts["from"]));
            Assert.Equal(1, await db.Set<AuditRecord>().CountAsync(row => row.Action == PeopleNews.Merged, Stop));
            return 0;
        });
    }

    [Fact]
    public async Task Where_both_were_members_one_membership_has_the_roles_of_the_two()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (stays, goes) = (await Account(house, "stays@example.org"), await Account(house, "goes@example.org"));
        await Join(house, stays, Roles.Designer);
        await Join(house, goes, Roles.Issuer);

        Assert.IsType<MergeAccountsOutcome.Merged>(await Merge(house, stays, await Link(house, stays, "goes@example.org")));

        Assert.Equal(Roles.Designer | Roles.Issuer, await house.House.Database.With(db => db.Set<Member>().Where(row => row.PersonId == stays.Person()).Select(row => row.Roles).SingleAsync(Stop)));
        Assert.False(await house.House.Database.With(db => db.Set<Member>().AnyAsync(row => row.PersonId == goes.Person(), Stop)));
    }

    [Fact]
    public async Task An_organisation_s_owner_is_joined_by_their_main_address_alone()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (stays, goes) = (await Account(house, "stays@example.org"), await Account(house, "goes@example.org"));
        Assert.IsType<AddAddressOutcome.Added>(await Confirm(house, goes, await Link(house, goes, "school@example.org")));
        await Join(house, goes, Roles.Owner);

        var link = await Link(house, stays, "school@example.org");
        Assert.IsType<MergeReading.NeedsMain>(await Look(house, stays, link));
        Assert.IsType<MergeAccountsOutcome.NeedsMain>(await Merge(house, stays, link));
        Assert.False(await house.House.Allows(stays, house.Organization.Id, Roles.Owner, null));
        Assert.IsType<MergeAccountsOutcome.Merged>(await Merge(house, stays, await Link(house, stays, "goes@example.org")));
    }

    [Fact]
    public async Task Changes_of_addresses_ask_for_a_sign_in_of_a_moment_ago()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var person = await Account(house, "main@example.org");
        Assert.IsType<AddAddressOutcome.Added>(await Confirm(house, person, await Link(house, person, "second@example.org")));
        var row = await house.House.Database.With(db => db.Set<MailAddress>().SingleAsync(address => address.Key == "second@example.org", Stop));
        var old = new SignInMoment(SignInMeans.Link, house.Clock.Now - TimeSpan.FromMinutes(16));
        Assert.Equal(ArrangeAddressesOutcome.SignInAgain, await Arrange(house, verb => verb.MakeMain(person, old, row.Id, Stop)));
        Assert.Equal(ArrangeAddressesOutcome.SignInAgain, await Arrange(house, verb => verb.Remove(person, old, row.Id, Stop)));
        Assert.Equal(ArrangeAddressesOutcome.Done, await Arrange(house, verb => verb.LetIn(person, Fresh(house), row.Id, letsIn: false, Stop)));
        Assert.Equal(ArrangeAddressesOutcome.ReceivesOnly, await Arrange(house, verb => verb.MakeMain(person, Fresh(house), row.Id, Stop)));
        Assert.True(await house.House.Database.With(db => db.Set<MailAddress>().Where(address => address.Id == row.Id).Select(address => address.ReceivesOnly).SingleAsync(Stop)));
    }

    [Fact]
    public async Task A_merge_that_cannot_be_finished_leaves_everything_as_it_was()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (stays, goes) = (await Account(house, "stays@example.org"), await Account(house, "goes@example.org"));
        var link = await Link(house, stays, "goes@example.org");

        await Assert.ThrowsAsync<IOException>(() => Merge(house, stays, link, new Broken()));

        await house.House.Database.With(async db =>
        {
            Assert.Equal(goes.Person(), (await db.Set<MailAddress>().SingleAsync(row => row.Key == "goes@example.org", Stop)).PersonId);
            Assert.True(await db.Set<Account>().AnyAsync(row => row.PersonId == goes.Person(), Stop));
            Assert.False(await db.Set<JournalEntry>().AnyAsync(row => row.Kind == PeopleNews.Merged, Stop));
            return 0;
        });
        Assert.IsType<MergeAccountsOutcome.Merged>(await Merge(house, stays, link));
        Assert.IsType<MergeAccountsOutcome.Refused>(await Merge(house, stays, link));
    }

    [Fact]
    public async Task Two_accounts_that_merge_each_other_at_once_become_one()
    {
        await using var house = await AwardHouse.New(newDatabase);
        for (var round = 0; round < 5; round++)
        {
            var (first, second) = ($"a{round}@example.org", $"b{round}@example.org");
            var (one, two) = (await Account(house, first), await Account(house, second));
            var (onesLink, twosLink) = (await Link(house, one, second), await Link(house, two, first));

            var outcomes = await Task.WhenAll(Task.Run(() => Merge(house, one, onesLink), Stop), Task.Run(() => Merge(house, two, twosLink), Stop));

            Assert.Single(outcomes, outcome => outcome is MergeAccountsOutcome.Merged);
            var owners = await house.House.Database.With(db => db.Set<MailAddress>().Where(row => row.Key == first || row.Key == second).Select(row => row.PersonId).Distinct().ToListAsync(Stop));
            var owner = Assert.Single(owners);
            Assert.Null(await house.House.Database.With(db => db.Set<Person>().Where(row => row.Id == owner).Select(row => row.MergedInto).SingleAsync(Stop)));
        }
    }

    [Fact]
    public async Task One_link_merges_once_however_often_it_is_pressed()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var stays = await Account(house, "stays@example.org");
        await Account(house, "goes@example.org");
        var link = await Link(house, stays, "goes@example.org");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Merge(house, stays, link), Stop)));

        Assert.Single(outcomes, outcome => outcome is MergeAccountsOutcome.Merged);
    }

    [Fact]
    public async Task Accounts_merged_one_after_the_other_lead_to_the_last()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (a, b, c) = (await Account(house, "a@example.org"), await Account(house, "b@example.org"), await Account(house, "c@example.org"));
        var award = await house.Offered("a@example.org");
        Assert.IsType<MergeAccountsOutcome.Merged>(await Merge(house, b, await Link(house, b, "a@example.org")));
        Assert.IsType<MergeAccountsOutcome.Merged>(await Merge(house, c, await Link(house, c, "b@example.org")));

        Assert.Equal([award.Id], (await house.Mine(c)).Select(seen => seen.Award.Id));
        // What a request that began before the merge writes afterwards is found too.
        await house.House.Database.With(db => db.Set<Award>().ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, a.Person()), Stop));
        Assert.Equal([award.Id], (await house.Mine(c)).Select(seen => seen.Award.Id));
    }

    [Fact]
    public async Task A_link_merges_for_who_asked_for_it_alone_and_no_closed_account()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (stays, goes, thief) = (await Account(house, "stays@example.org"), await Account(house, "goes@example.org"), await Account(house, "thief@example.org"));
        var link = await Link(house, stays, "goes@example.org");

        Assert.IsType<MergeAccountsOutcome.AnothersLink>(await Merge(house, thief, link));
        Assert.IsType<MergeReading.AnothersLink>(await Look(house, thief, link));
        Assert.IsType<MergeAccountsOutcome.NotAllowed>(await Merge(house, Actor.Nobody, link));
        Assert.IsType<MergeAccountsOutcome.Refused>(await Merge(house, stays, "forged"));
        Assert.IsType<MergeAccountsOutcome.NothingToMerge>(await Merge(house, stays, await Link(house, stays, "nobodys@example.org")));
        await house.House.Database.With(db => db.Set<Account>().Where(row => row.PersonId == goes.Person()).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, house.Clock.Now), Stop));
        Assert.IsType<MergeAccountsOutcome.Closed>(await Merge(house, stays, link));
        house.Clock.Now += MailedLinks.Life;
        Assert.IsType<MergeAccountsOutcome.Refused>(await Merge(house, stays, link));
    }

    [Fact]
    public async Task An_operator_s_account_makes_an_operator_of_the_other()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (stays, goes) = (await Account(house, "stays@example.org"), await Account(house, "goes@example.org"));
        await house.House.Database.With(db => db.Set<Person>().Where(row => row.Id == goes.Person()).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsOperator, true), Stop));

        Assert.IsType<MergeAccountsOutcome.Merged>(await Merge(house, stays, await Link(house, stays, "goes@example.org")));

        Assert.True(await house.House.Database.With(db => new Operators(db).Include(stays, Stop)));
        Assert.False(await house.House.Database.With(db => new Operators(db).Include(goes, Stop)));
    }

    [Fact]
    public async Task Awards_to_any_verified_address_are_the_person_s_and_stay_when_the_address_goes()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var person = await Account(house, "first@example.org");
        var before = await house.Offered("second@example.org");
        Assert.Empty(await house.Mine(person));
        Assert.IsType<AddAddressOutcome.Added>(await Confirm(house, person, await Link(house, person, "Second@Example.org")));
        var after = await Again(house, "second@example.org");
        Assert.Equal([after.Id, before.Id], (await house.Mine(person)).Select(seen => seen.Award.Id));

        var row = await house.House.Database.With(db => db.Set<MailAddress>().SingleAsync(address => address.Key == "second@example.org", Stop));
        Assert.Equal(ArrangeAddressesOutcome.Done, await Arrange(house, verb => verb.Remove(person, Fresh(house), row.Id, Stop)));

        Assert.Equal([after.Id, before.Id], (await house.Mine(person)).Select(seen => seen.Award.Id));
        Assert.IsType<AnswerAwardOutcome.Answered>(await house.AnswerAs(person, before.Id));
        var next = await Account(house, "second@example.org");
        Assert.Empty(await house.Mine(next));
    }

    [Fact]
    public async Task What_somebody_reported_by_a_letter_stays_theirs_when_its_address_goes()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var person = await Account(house, "first@example.org");
        var award = await house.Offered("second@example.org");
        Assert.IsType<ReportMistakeOutcome.Done>(await house.Mistakes(verb => verb.With(Actor.Nobody, house.Link(award), "Il manque mon nom entier.", Stop)));
        Assert.IsType<AddAddressOutcome.Added>(await Confirm(house, person, await Link(house, person, "second@example.org")));
        var row = await house.House.Database.With(db => db.Set<MailAddress>().SingleAsync(address => address.Key == "second@example.org", Stop));
        Assert.Equal(ArrangeAddressesOutcome.Done, await Arrange(house, verb => verb.Remove(person, Fresh(house), row.Id, Stop)));

        var report = Assert.Single(await house.Mistakes(verb => verb.On(person, award.Id, Stop)));
        Assert.Equal((person.Person(), null), (report.ReporterId, report.ReporterKey));
        var next = await Account(house, "second@example.org");
        Assert.Empty(await house.Mistakes(verb => verb.On(next, award.Id, Stop)));
    }

    [Fact]
    public async Task Of_two_windows_that_choose_and_remove_at_once_one_main_address_is_left()
    {
        await using var house = await AwardHouse.New(newDatabase);
        for (var round = 0; round < 5; round++)
        {
            var person = await Account(house, $"a{round}@example.org");
            Assert.IsType<AddAddressOutcome.Added>(await Confirm(house, person, await Link(house, person, $"b{round}@example.org")));
            var row = await house.House.Database.With(db => db.Set<MailAddress>().SingleAsync(address => address.Key == $"b{round}@example.org", Stop));

            await Task.WhenAll(
                Task.Run(() => Arrange(house, verb => verb.MakeMain(person, Fresh(house), row.Id, Stop)), Stop), Task.Run(() => Arrange(house, verb => verb.Remove(person, Fresh(house), row.Id, Stop)), Stop));

            Assert.Equal(1, await house.House.Database.With(db => db.Set<MailAddress>().CountAsync(address => address.PersonId == person.Person() && address.IsMain, Stop)));
        }
    }

    [Fact]
    public async Task An_address_that_somebody_only_says_is_theirs_goes_to_who_reads_its_mail()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var (claims, reads) = (await Account(house, "claims@example.org"), await Account(house, "reads@example.org"));
        await house.House.Database.With(db =>
        {
            db.Add(new MailAddress { Id = RowId.New<MailAddressId>(house.Clock.Now), PersonId = claims.Person()!.Value, Written = "x@example.org", Key = "x@example.org", AddedAt = house.Clock.Now });
            return db.SaveChangesAsync(Stop);
        });
        var link = await Link(house, reads, "x@example.org");

        Assert.IsType<MergeReading.Nobodys>(await Look(house, reads, link));
        Assert.IsType<AddAddressOutcome.Added>(await Confirm(house, reads, link));
        Assert.Equal(reads.Person(), await house.House.Database.With(db => db.Set<MailAddress>().Where(row => row.Key == "x@example.org").Select(row => (PersonId?)row.PersonId).SingleAsync(Stop)));
    }

    /// <summary>A room whose part of the work fails.</summary>
    sealed class Broken : IFollowsMerge
    {
        public Task Move(Actor actor, PersonId from, PersonId to, CancellationToken stop) => throw new IOException("The disk is full.");
    }

    async Task<Actor> Account(AwardHouse house, string address, string name = "")
    {
        house.Clock.Now += TimeSpan.FromSeconds(1);
        var id = RowId.New<PersonId>(house.Clock.Now);
        await house.House.Database.With(db =>
        {
            db.Add(new Person { Id = id, PublicId = PublicId.New(random), Name = name, Language = "fr", CreatedAt = house.Clock.Now });
            db.Add(new MailAddress
            {
                Id = RowId.New<MailAddressId>(house.Clock.Now), PersonId = id, Written = address, Key = address, AddedAt = house.Clock.Now, VerifiedAt = house.Clock.Now, IsMain = true,
            });
            db.Add(new Account { PersonId = id, SecurityStamp = "stamp", CreatedAt = house.Clock.Now });
            return db.SaveChangesAsync(Stop);
        });
        return id.Acting(Door.Browser);
    }

    /// <summary>One more award of the badge, whose holder has been told.</summary>
    static async Task<Award> Again(AwardHouse house, string address)
    {
        var award = Assert.IsType<GrantAwardOutcome.Granted>(await house.Grant(house.Owner, new AwardForm { Address = address, Again = true })).Award;
        house.Clock.Now += AwardHouse.TimeToUndo;
        Assert.Equal(1, await house.Offer());
        return award;
    }

    static Task<int> Join(AwardHouse house, Actor actor, Roles roles) => house.House.Database.With(db =>
    {
        db.Add(new Member { Id = RowId.New<MemberId>(house.Clock.Now), OrganizationId = house.Organization.Id, PersonId = actor.Person()!.Value, Roles = roles, Since = house.Clock.Now });
        return db.SaveChangesAsync(Stop);
    });

    static Task<int> Passkey(AwardHouse house, Actor actor) => house.House.Database.With(db =>
    {
        db.Add(new Passkey
        {
            CredentialId = [1, 2, 3], PersonId = actor.Person()!.Value, Name = "Clé", CreatedAt = house.Clock.Now, Kept = new PasskeyRecord([4], 0, [5], []),
        });
        return db.SaveChangesAsync(Stop);
    });

    Task<JobId> WaitingJob(AwardHouse house, Actor actor) => house.House.Database.With(async db =>
    {
        var job = new Job
        {
            Id = RowId.New<JobId>(house.Clock.Now), PublicId = PublicId.New(random), Kind = "sample", Subject = Guid.CreateVersion7(house.Clock.Now), ActorKind = actor.Kind, ActorId = actor.Id,
            State = JobState.Waiting, CreatedAt = house.Clock.Now, NotBefore = house.Clock.Now,
        };
        db.Add(job);
        await db.SaveChangesAsync(Stop);
        return job.Id;
    });

    /// <summary>The token of the link that the person was mailed at an address.</summary>
    static async Task<string> Link(AwardHouse house, Actor actor, string address)
    {
        Assert.IsType<AddAddressOutcome.Asked>(await house.House.Database.With(db => Adding(house, db).Ask(actor, Fresh(house), address, "fr", Stop)));
        return await house.House.Database.With(async db =>
            Links(house, db).Token(await db.Set<MailedLink>().OrderByDescending(link => link.CreatedAt).ThenByDescending(link => link.Id)
                .FirstAsync(link => link.AddressKey == MailAddresses.Key(address) && link.PersonId == actor.Person(), Stop)));
    }

    static Task<AddAddressOutcome> Confirm(AwardHouse house, Actor actor, string token) => house.House.Database.With(db => Adding(house, db).Confirm(actor, token, Stop));

    static Task<MergeReading> Look(AwardHouse house, Actor actor, string token) => house.House.Database.With(db => Merging(house, db).Look(actor, token, Stop));

    static Task<MergeAccountsOutcome> Merge(AwardHouse house, Actor actor, string token, params IFollowsMerge[] more) =>
        house.House.Database.With(db => Merging(house, db, more).With(actor, Fresh(house), token, Stop));

    static Task<T> Arrange<T>(AwardHouse house, Func<ArrangeAddresses, Task<T>> ask) => house.House.Database.With(db =>
        ask(new ArrangeAddresses(db, new JournalWriter(db, house.Clock), new AuditTrail(db, house.Clock), house.Clock, [new HoldersAwards(db)], [])));

    static SignInMoment Fresh(AwardHouse house) => new(SignInMeans.Link, house.Clock.Now);

    static AddAddress Adding(AwardHouse house, EcussonDb db) => new(db, Links(house, db), new JournalWriter(db, house.Clock), new AuditTrail(db, house.Clock), house.Clock);

    static MergeAccounts Merging(AwardHouse house, EcussonDb db, params IFollowsMerge[] more)
    {
        var (journal, audit) = (new JournalWriter(db, house.Clock), new AuditTrail(db, house.Clock));
        return new MergeAccounts(db, Links(house, db), journal, audit, house.Clock, [new MergedMembers(db, journal, audit), new HoldersAwards(db), .. more], [new OwnersRights(db)]);
    }

    static MailedLinks Links(AwardHouse house, EcussonDb db) => new(db, house.House.Links, house.Clock);
}
