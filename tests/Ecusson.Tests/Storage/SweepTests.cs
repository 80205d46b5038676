using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Awards;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Storage;

public sealed class SweepOnSqliteTests() : SweepTests(SqliteTestDatabase.New);

public sealed class SweepOnPostgreSqlTests() : SweepTests(PostgreSqlTestDatabase.New);

/// <summary>What is cleared away when its time is over, and what stays.</summary>
public abstract class SweepTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected SweepTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_that_a_stranger_typed_is_forgotten_a_day_after_its_link_ended()
    {
        await using var house = await AwardHouse.New(newDatabase);
        Assert.IsType<AskForLinkOutcome.Asked>(await house.House.Database.With(db => new AskForLink(db, new JournalWriter(db, house.Clock), house.Clock).For("stranger@example.org", "fr", null, Stop)));
        house.Clock.Now += MailedLinks.Life;
        Assert.Equal(0, await Sweep(house, db => new SweepLinks(db, house.Clock)));
        house.Clock.Now += SweepLinks.Term + TimeSpan.FromMinutes(1);
        Assert.Equal(1, await Sweep(house, db => new SweepLinks(db, house.Clock)));
        Assert.False(await house.House.Database.With(db => db.Set<MailedLink>().AnyAsync(Stop)));
    }

    [Fact]
    public async Task A_mail_of_a_month_ago_says_no_more_whom_it_went_to_and_is_counted_still()
    {
        await using var house = await AwardHouse.New(newDatabase);
        foreach (var (address, state) in new[] { ("sent@example.org", MailState.Sent), ("unknown@example.org", MailState.Uncertain), ("waits@example.org", MailState.Waiting) })
            await house.House.Database.With(async db =>
            {
                await new QueueMail(db, house.Clock).For(MailKinds.AwardOffered, Guid.NewGuid(), address, address, "fr", null, Stop);
                return await db.Set<OutgoingMail>().Where(mail => mail.Address == address).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, state).SetProperty(mail => mail.Answer, "250 <sent@example.org> taken"), Stop);
            });
        Assert.Equal(0, await Sweep(house, db => new SweepMails(db, house.Clock)));
        house.Clock.Now += SweepMails.Term + TimeSpan.FromMinutes(1);
        Assert.Equal(2, await Sweep(house, db => new SweepMails(db, house.Clock)));
        Assert.Equal(0, await Sweep(house, db => new SweepMails(db, house.Clock)));
        var mails = await house.House.Database.With(db => db.Set<OutgoingMail>().AsNoTracking().OrderBy(mail => mail.Once).ToListAsync(Stop));
        Assert.Equal([(null, MailState.Sent), (null, MailState.Cancelled), ("waits@example.org", MailState.Waiting)], mails.Select(mail => (mail.Address, mail.State)));
        Assert.Null(mails[0].Answer);
    }

    static Task<int> Sweep(AwardHouse house, Func<EcussonDb, ISweep> sweep) => house.House.Database.With(db => sweep(db).Once(Stop));
}
