using System.Net;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Jobs;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>Rows of a list that were not granted, taken up into a new one.</summary>
public sealed class ListAgainTests
{
    const string Offer = "value=\"again\"";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task What_broke_off_and_was_taken_up_is_not_granted_as_it_stood_when_its_work_is_tried_again(string engine)
    {
        using var pace = new SemaphoreSlim(0);
        await using var server = await EngineServer.With(services => ListAtWorkTests.Pace(services, pace), engine);
        using var desk = await SampleDesk.New(server);
        var list = await New(desk, "ada@example.org\nwrong-bea@example.org");
        using (await desk.Owner.Fill(list, ("do", "start"))) { }
        // It broke off so often that it waits for who runs the server.
        await Wait.Until(() => server.Ask<EcussonDb, bool>(async db => await db.Set<Job>().Where(job => job.Kind == GrantList.WorkKind && job.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Parked), Stop) > 0));
        pace.Release();

        using var taken = await desk.Owner.Fill(list, ("do", "again"));
        var again = taken.Headers.Location!.ToString();
        Assert.NotEqual(list, again);
        var parked = await server.Ask<EcussonDb, string>(async db => (await db.Set<Job>().SingleAsync(job => job.Kind == GrantList.WorkKind, Stop)).PublicId.ToString());
        using (await desk.Owner.Fill("/fr/admin/jobs", ("do", "retry"), ("row", parked))) { }
        using (await desk.Owner.Fill(again, ("do", "save"), ("row", "2"), ("address-2", "bea@example.org"))) { }
        using (await desk.Owner.Fill(again, ("do", "start"))) { }
        pace.Release(20);
        await Wait.Until(async () => (await desk.Owner.Words(again)).Contains("Attribution terminée", StringComparison.Ordinal));
        await Wait.Until(async () => !(await desk.Owner.Words(list)).Contains("Attribution en cours", StringComparison.Ordinal));

        Assert.Equal(["ada@example.org", "bea@example.org"], await server.Ask<EcussonDb, List<string?>>(db => db.Set<Award>().OrderBy(award => award.Address).Select(award => award.Address).ToListAsync(Stop)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Rows_are_taken_up_once_until_the_list_that_took_them_up_is_dropped_or_undone(string engine)
    {
        await using var server = await EngineServer.On(engine, ("Mails:DelayMinutes", "10"));
        using var desk = await SampleDesk.New(server);
        var list = await Ended(desk, "ada@example.org\nno at\nmail");
        Assert.Contains(Offer, await desk.Owner.Words(list), StringComparison.Ordinal);
        using (var reader = await desk.Organization.Member("Reader")) Assert.DoesNotContain("ont été reprises", await reader.Words(list), StringComparison.Ordinal);

        var first = await Again(desk, list);
        await LeadsTo(first);
        using (var twice = await desk.Owner.Send(list, await FormVisitor.Token(await desk.Owner.GetAsync(first, Stop)), ("do", "again"))) Assert.Equal(list, twice.Headers.Location?.ToString());
        Assert.Contains("Il n’y a pas de ligne à reprendre", await desk.Owner.Words(list), StringComparison.Ordinal);

        using (await desk.Owner.Fill(first, ("do", "drop"))) { }
        var second = await Again(desk, list);
        await LeadsTo(second);
        using (await desk.Owner.Fill(second, ("do", "save"), ("row", "1"), ("address-1", "bea@example.org"))) { }
        await Start(desk, second);
        await LeadsTo(second);

        using (await desk.Owner.Fill(second, ("do", "undo"))) { }
        Assert.DoesNotContain(second, await desk.Owner.Words(list), StringComparison.Ordinal);
        await LeadsTo(await Again(desk, list));

        async Task LeadsTo(string taker)
        {
            var words = await desk.Owner.Words(list);
            Assert.DoesNotContain(Offer, words, StringComparison.Ordinal);
            Assert.Contains($"<a href=\"{taker}\"", words, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Who_presses_twice_at_once_makes_one_list(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var list = await Ended(desk, "ada@example.org\nno at");
        var token = await FormVisitor.Token(await desk.Owner.GetAsync(list, Stop));

        var pressed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.Owner.Send(list, token, ("do", "again"))));

        Assert.Single(pressed, answer => answer.Headers.Location?.ToString() != list);
        foreach (var answer in pressed) answer.Dispose();
        Assert.Equal(2, await server.Ask<EcussonDb, int>(db => db.Set<AwardList>().CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_date_that_may_be_read_either_way_is_doubted_in_the_new_list_too(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        await desk.Grant("held@example.org");
        // That the month comes first is shown by a row of somebody alone who holds the badge already.
        var list = await Ended(desk, "mail;date\nada@example.org;2026-01-03\nbea@example.org;03/01/2026\nheld@example.org;01/13/2026");
        var again = (await Again(desk, list)).Split('/')[^1];

        var rows = await server.Ask<EcussonDb, List<AwardListRow>>(db =>
        {
            var id = PublicId.TryParse(again, out var read) ? read : throw new FormatException(again);
            return db.Set<AwardListRow>().AsNoTracking().Where(row => db.Set<AwardList>().Any(made => made.Id == row.ListId && made.PublicId == id)).OrderBy(row => row.Number).ToListAsync(Stop);
        });
        Assert.Equal([("bea@example.org", CheckRows.DayOrMonth), ("held@example.org", CheckRows.DayOrMonth)], rows.Select(row => (row.Address, row.Problems.GetValueOrDefault("awardedOn", ""))));
    }

    static async Task<string> New(SampleDesk desk, string people)
    {
        using var made = await desk.Owner.Fill($"{desk.Awards}/lists/new", ("badge", desk.Badge.PublicId.ToString()), ("people", people));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return made.Headers.Location!.ToString();
    }

    static async Task<string> Ended(SampleDesk desk, string people)
    {
        var list = await New(desk, people);
        await Start(desk, list);
        return list;
    }

    static async Task Start(SampleDesk desk, string list)
    {
        using (await desk.Owner.Fill(list, ("do", "start"))) { }
        await Wait.Until(async () => (await desk.Owner.Words(list)).Contains("Attribution terminée", StringComparison.Ordinal));
    }

    static async Task<string> Again(SampleDesk desk, string list)
    {
        using var taken = await desk.Owner.Fill(list, ("do", "again"));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        var again = taken.Headers.Location!.ToString();
        Assert.NotEqual(list, again);
        return again;
    }
}
