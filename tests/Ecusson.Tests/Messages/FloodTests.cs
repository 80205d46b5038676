using Ecusson.Messages;
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

    static Task<bool> Queue(TestDatabase database, Guid subject, string once, int others = 0) => database.With(async db =>
    {
        await new QueueMail(db, database.Clock).For(MailKinds.Invitation, subject, once, "ada@example.org", "fr", null, others, Stop);
        return true;
    });

    static async Task<int[]> Hours(TestDatabase database, Guid subject) =>
        [.. (await Times(database, subject)).GroupBy(time => (int)(time - database.Clock.Now).TotalHours).OrderBy(hour => hour.Key).Select(hour => hour.Count())];

    static Task<List<DateTimeOffset>> Times(TestDatabase database, Guid subject) => database.With(db =>
        db.Set<OutgoingMail>().Where(mail => mail.Subject == subject).OrderBy(mail => mail.NotBefore).Select(mail => mail.NotBefore).ToListAsync(Stop));
}
