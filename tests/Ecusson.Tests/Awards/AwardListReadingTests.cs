using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Imports;
using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.Tests.Storage;

namespace Ecusson.Tests.Awards;

public sealed class AwardListReadingOnSqliteTests() : AwardListReadingTests(SqliteTestDatabase.New);

public sealed class AwardListReadingOnPostgreSqlTests() : AwardListReadingTests(PostgreSqlTestDatabase.New);

/// <summary>What a list's members read of it.</summary>
public abstract class AwardListReadingTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected AwardListReadingTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_told_apart_and_leafed_through_in_both_directions()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("no at\ngrace@gmial.com\nout@example.org\n" + string.Join('\n', Enumerable.Range(4, 2 * AwardLists.PageSize + 7).Select(n => $"p{n}@example.org")));
        await house.MendList(house.Owner, list.Id, new Dictionary<int, RowChange> { [3] = new() { IsOut = true } });

        var standing = await house.Lists(lists => lists.One(house.Owner, list.PublicId, Stop));

        Assert.Equal((2 * AwardLists.PageSize + 8, 1, 2, 1, 0), (standing!.Ready, standing.Broken, standing.ToLookAt, standing.LeftOut, standing.Granted));
        foreach (var (which, first) in ((ListedRows, int)[])[(ListedRows.ToLookAt, 1), (ListedRows.Broken, 1), (ListedRows.LeftOut, 3), (ListedRows.Ready, 4), (ListedRows.NotGranted, 1)])
        {
            var rows = await house.Lists(lists => lists.Rows(standing, which, 0, 1000, Stop));
            Assert.Equal((standing.Count(which), first), (rows.Count, rows[0].Row.Number));
        }

        var second = await house.Lists(lists => lists.Rows(standing, ListedRows.Ready, 53, AwardLists.PageSize, Stop));
        Assert.Equal((54, 103), (second[0].Row.Number, second[^1].Row.Number));
        Assert.Equal(AwardLists.PageSize, await house.Lists(lists => lists.Before(standing, ListedRows.Ready, 53, Stop)));
        Assert.Equal((53, 0), (await house.Lists(lists => lists.PageBefore(standing, ListedRows.Ready, 103, Stop)), await house.Lists(lists => lists.PageBefore(standing, ListedRows.Ready, 53, Stop))));
    }

    [Fact]
    public async Task Rows_come_with_their_awards_answers_and_mails()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.OfferedList("accepted@example.org\nsilent@example.org\nrevoked@example.org\nno at");
        var standing = await house.Lists(lists => lists.One(house.Owner, list.PublicId, Stop));
        var rows = await house.Lists(lists => lists.Rows(standing!, ListedRows.All, 0, 10, Stop));
        Assert.Equal(["accepted@example.org", "silent@example.org", "revoked@example.org", null], rows.Select(row => row.Award?.Address));
        await house.Answer(Actor.Nobody, house.Link(rows[0].Award!));
        await house.Revoke(house.Owner, rows[2].Award!.Id, "Motif");
        foreach (var (row, state) in ((int, MailState)[])[(0, MailState.Sent), (1, MailState.Refused)])
            await house.House.Database.With(async db =>
            {
                var award = rows[row].Award!;
                await new QueueMail(db, house.Clock).For(MailKinds.AwardOffered, award.Id.Value, $"award:{award.Id.Value:N}", award.Address!, "fr", house.Organization.Id.Value, Stop);
                foreach (var mail in db.ChangeTracker.Entries<OutgoingMail>()) mail.Entity.State = state;
                return await db.SaveChangesAsync(Stop);
            });

        standing = await house.Lists(lists => lists.One(house.Owner, list.PublicId, Stop));
        Assert.Equal(new ListAnswers(Told: 3, Accepted: 1, Declined: 0, Revoked: 1, Standing: 2), standing!.Answers);
        var mails = await house.House.Database.With(db => new AwardMails(db).Of([.. rows.Take(3).Select(row => row.Award!.Id)], Stop));
        Assert.Equal((MailState.Sent, MailState.Refused), (mails[rows[0].Award!.Id], mails[rows[1].Award!.Id]));
        Assert.Equal((2, 1), (mails.Count, await house.House.Database.With(db => new AwardMails(db).Failed(list.Id, house.Organization.Id, Stop))));
    }

    [Fact]
    public async Task Doubtful_addresses_have_a_mark_that_others_do_not_have_however_many_they_are()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("ada@example.org\ngrace@gmial.com");
        async Task<string> Mark() => await house.Lists(async lists => await lists.Doubts((await lists.One(house.Owner, list.PublicId, Stop))!, Stop));
        Task Write(int row, string address) => house.MendList(house.Owner, list.Id, new Dictionary<int, RowChange> { [row] = new() { Cells = new Dictionary<ListColumn, string> { [ListColumn.Address] = address } } });
        var first = await Mark();
        await Write(1, "ada@gmial.com");
        var both = await Mark();
        await Write(2, "grace@example.org");
        var other = await Mark();
        await Write(1, "ada@example.org");
        await Write(2, "grace@gmial.com");
        Assert.Equal((3, first), (new[] { first, both, other }.Distinct().Count(), await Mark()));
    }

    [Fact]
    public async Task However_many_lists_there_are_each_is_reached_page_by_page()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var made = new List<Ecusson.Storage.PublicId>();
        for (var n = 0; n < AwardLists.PageSize + 5; n++)
        {
            house.Clock.Now += TimeSpan.FromSeconds(1);
            made.Insert(0, (await house.MakeList($"p{n}@example.org")).PublicId);
        }

        var first = (await house.Lists(lists => lists.Page(house.Owner, house.Organization.Id, null, Stop)))!;
        var second = (await house.Lists(lists => lists.Page(house.Owner, house.Organization.Id, first.Items[^1].List.PublicId, Stop)))!;

        Assert.Equal(made, first.Items.Concat(second.Items).Select(seen => seen.List.PublicId));
        Assert.Equal((AwardLists.PageSize, 5, null), (first.Items.Count, second.Items.Count, second.After));
        Assert.Null(await house.Lists(lists => lists.Page(Actor.Nobody, house.Organization.Id, null, Stop)));
    }

    [Fact]
    public async Task One_name_makes_one_list()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var name = (await house.MakeList("other@example.org")).PublicId;
        Assert.IsType<MakeListOutcome.MadeOtherwise>(await house.MakeList(house.Owner, Ecusson.Imports.ReadList.Text("a@example.org\nb@example.org"), name));
        Assert.IsType<MakeListOutcome.MadeOtherwise>(await house.MakeList(house.Owner, Ecusson.Imports.ReadList.Text("somebody.else@example.org"), name));
        Assert.Equal(name, Assert.IsType<MakeListOutcome.Made>(await house.MakeList(house.Owner, Ecusson.Imports.ReadList.Text("other@example.org"), name)).List.PublicId);
    }
}
