using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Tests.Awards;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Messages;

public sealed class FloodOnSqliteTests() : FloodTests(SqliteTestDatabase.New);

public sealed class FloodOnPostgreSqlTests() : FloodTests(PostgreSqlTestDatabase.New);

/// <summary>However often somebody presses "send again", no mailbox is flooded and no mail is lost.</summary>
public abstract class FloodTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected FloodTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_mails_about_one_thing_a_handful_leaves_at_once_and_another_each_hour()
    {
        await using var database = await newDatabase();
        await database.Open();
        var subject = Guid.NewGuid();
        for (var time = 0; time < 12; time++) await Queue(database, subject, $"resent:{time}");

        var hours = await Hours(database, subject);
        Assert.Equal([5, 5, 2], hours);
    }

    [Fact]
    public async Task Mails_about_other_things_to_the_same_reader_count_and_the_next_day_begins_anew()
    {
        await using var database = await newDatabase();
        await database.Open();
        var (subject, another) = (Guid.NewGuid(), Guid.NewGuid());
        await Queue(database, subject, "first", others: 11);
        Assert.Equal(database.Clock.Now.AddHours(2), Assert.Single(await Times(database, subject)));

        for (var time = 0; time < 5; time++) await Queue(database, another, $"today:{time}");
        database.Clock.Now += TimeSpan.FromDays(1);
        await Queue(database, another, "tomorrow");
        Assert.Equal(database.Clock.Now, (await Times(database, another))[^1]);
    }

    [Fact]
    public async Task What_other_readers_get_about_the_same_thing_holds_nothing_up_nor_is_held_up_what_must_not_come_late()
    {
        await using var database = await newDatabase();
        await database.Open();
        var subject = Guid.NewGuid();
        for (var time = 0; time < 6; time++) await Queue(database, subject, $"other:{time}", address: $"reader{time}@example.org");
        Assert.Equal(6, Assert.Single(await Hours(database, subject)));

        for (var time = 0; time < 6; time++) await Queue(database, subject, $"told:{time}", kind: MailKinds.AwardMoveTold);
        Assert.Equal(12, Assert.Single(await Hours(database, subject)));
    }

    [Fact]
    public async Task A_mail_to_an_address_that_mail_comes_back_from_counts_as_refused_at_once_and_is_not_lost()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await house.House.Person("ada@example.org");
        await house.House.Database.With(db => db.Set<MailAddress>().ExecuteUpdateAsync(set => set.SetProperty(row => row.DeadSince, house.Clock.Now), Stop));
        var award = await house.Offered("ada@example.org");
        await Queue(house.House.Database, award.Id.Value, "offer", kind: MailKinds.AwardOffered);

        var letter = await house.House.Database.With(db => new AwardLetterLog(db, new Standing(db, house.Clock)).Of(house.Owner, award.Id, Stop));

        Assert.Equal(("ada@example.org", QueueMail.ComesBack), (letter?.Address, letter?.Answer));
    }

    static Task<bool> Queue(TestDatabase database, Guid subject, string once, int others = 0, string address = "ada@example.org", string kind = MailKinds.Invitation) => database.With(async db =>
    {
        await new QueueMail(db, database.Clock).For(kind, subject, once, address, "fr", null, others, Stop);
        return true;
    });

    static async Task<int[]> Hours(TestDatabase database, Guid subject) =>
        [.. (await Times(database, subject)).GroupBy(time => (int)(time - database.Clock.Now).TotalHours).OrderBy(hour => hour.Key).Select(hour => hour.Count())];

    static Task<List<DateTimeOffset>> Times(TestDatabase database, Guid subject) => database.With(db =>
        db.Set<OutgoingMail>().Where(mail => mail.Subject == subject).OrderBy(mail => mail.NotBefore).Select(mail => mail.NotBefore).ToListAsync(Stop));
}
