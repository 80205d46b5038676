using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Storage;
using Ecusson.Tests.Journal;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Tests.Jobs;

public sealed class JobsOnSqliteTests() : JobTests(SqliteTestDatabase.New);

public sealed class JobsOnPostgreSqlTests() : JobTests(PostgreSqlTestDatabase.New);

/// <summary>Counts pieces: each writes a journal entry, so that a piece saved twice is seen.</summary>
sealed class SampleWork(EcussonDb db, JournalWriter journal, SampleWork.Course course) : IWork
{
    public sealed class Course
    {
        public Func<Job, CancellationToken, Task>? Before { get; set; }
    }

    public string Kind => "sample";

    public async Task<bool> DoNext(Job job, CancellationToken stop)
    {
        if (job.Done >= job.Total) return false;
        if (course.Before is not null) await course.Before(job, stop);
        journal.Note(Actor.Server, "piece.done", job.Subject, null, ("piece", $"{job.Done}"));
        job.Done++;
        await db.SaveChangesAsync(stop);
        return true;
    }
}

/// <summary>Long work survives its servers, and no piece is saved twice.</summary>
public abstract class JobTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected JobTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_goes_to_its_end_with_its_progress()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var server = Server(house, out _);
        var subject = await Start(server, 7);

        Assert.True(await server.GetRequiredService<RunJobs>().Once(Stop));
        Assert.False(await server.GetRequiredService<RunJobs>().Once(Stop));

        var standing = await Progress(server, subject);
        Assert.Equal((JobState.Done, 7, 7), (standing.State, standing.Total, standing.Done));
        Assert.True(standing.HasEnded);
        await PiecesAreOnce(house, 7);
    }

    [Fact]
    public async Task A_job_does_not_begin_before_its_time()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var server = Server(house, out _);
        var subject = await Start(server, 1, house.Clock.Now.AddMinutes(10));

        Assert.False(await server.GetRequiredService<RunJobs>().Once(Stop));
        house.Clock.Now += TimeSpan.FromMinutes(10);
        Assert.True(await server.GetRequiredService<RunJobs>().Once(Stop));
        Assert.Equal(JobState.Done, (await Progress(server, subject)).State);
    }

    [Fact]
    public async Task Two_jobs_of_a_kind_for_one_subject_are_a_duplicate_until_the_first_has_ended()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var server = Server(house, out _);
        var subject = await Start(server, 1);

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => Start(server, 1, null, subject));
        Assert.True(await house.With(db => Task.FromResult(db.IsDuplicate(failure))));
        await server.GetRequiredService<RunJobs>().Once(Stop);
        await Start(server, 1, null, subject);
    }

    [Fact]
    public async Task A_server_that_comes_back_from_the_dead_saves_nothing_of_a_job_that_another_took_over()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var server = Server(house, out var course);
        var other = Server(house, out _);
        var subject = await Start(server, 5);
        var (frozen, released) = await Frozen(server, course);

        Assert.False(await other.GetRequiredService<RunJobs>().Once(Stop));
        house.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.True(await other.GetRequiredService<RunJobs>().Once(Stop));
        released.SetResult();
        await frozen;

        Assert.Equal((JobState.Done, 5), ((await Progress(server, subject)).State, (await Progress(server, subject)).Done));
        await PiecesAreOnce(house, 5);
    }

    [Fact]
    public async Task What_a_server_held_that_is_thought_gone_is_taken_up_at_once_and_if_it_lives_after_all_it_saves_nothing()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var server = Server(house, out var course);
        var other = Server(house, out _);
        var subject = await Start(server, 5);
        var (frozen, released) = await Frozen(server, course);

        Assert.False(await other.GetRequiredService<RunJobs>().Once(Stop));
        Assert.Equal(1, await house.With(db => new LetGoOfTheDead(db).All(Stop)));
        Assert.True(await other.GetRequiredService<RunJobs>().Once(Stop));
        released.SetResult();
        await frozen;

        Assert.Equal((JobState.Done, 5), ((await Progress(server, subject)).State, (await Progress(server, subject)).Done));
        Assert.Equal(0, await house.With(db => new LetGoOfTheDead(db).All(Stop)));
        await PiecesAreOnce(house, 5);
    }

    [Fact]
    public async Task A_job_that_breaks_off_is_tried_again_where_it_stood_and_parked_at_last()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var server = Server(house, out var course);
        var subject = await Start(server, 5);
        course.Before = (job, _) => job.Done == 2 ? throw new InvalidOperationException("zoe@example.org") : Task.CompletedTask;
        await server.GetRequiredService<RunJobs>().Once(Stop);
        var broken = await Progress(server, subject);
        Assert.Equal((JobState.Waiting, 2, 1), (broken.State, broken.Done, broken.Attempts));
        Assert.DoesNotContain("zoe", broken.Reason, StringComparison.Ordinal);
        Assert.False(await server.GetRequiredService<RunJobs>().Once(Stop));

        for (var tries = 0; tries < 10; tries++)
        {
            house.Clock.Now += TimeSpan.FromHours(3);
            await server.GetRequiredService<RunJobs>().Once(Stop);
        }

        var parked = await Progress(server, subject);
        Assert.Equal((JobState.Parked, 2, 6), (parked.State, parked.Done, parked.Attempts));
        course.Before = null;
        await using var scope = server.CreateAsyncScope();
        var retry = scope.ServiceProvider.GetRequiredService<RetryJob>();
        Assert.IsType<RetryJobOutcome.NotAllowed>(await retry.Of(Actor.Nobody, parked.Id, Stop));
        Assert.Null(await scope.ServiceProvider.GetRequiredService<JobProgress>().All(Actor.Nobody, Stop));
        Assert.IsType<RetryJobOutcome.Retried>(await retry.Of(Actor.Server, parked.Id, Stop));
        await server.GetRequiredService<RunJobs>().Once(Stop);
        Assert.Equal((JobState.Done, 5), ((await Progress(server, subject)).State, (await Progress(server, subject)).Done));
        await PiecesAreOnce(house, 5);
        Assert.IsType<RetryJobOutcome.NotParked>(await retry.Of(Actor.Server, parked.Id, Stop));
    }

    [Fact]
    public async Task A_cancelled_job_saves_not_even_the_piece_that_is_being_done()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var server = Server(house, out var course);
        var subject = await Start(server, 5);
        course.Before = async (job, stop) =>
        {
            if (job.Done != 2) return;
            await using var scope = server.CreateAsyncScope();
            Assert.IsType<CancelJobOutcome.Cancelled>(await scope.ServiceProvider.GetRequiredService<CancelJob>().Of("sample", job.Subject, stop));
            Assert.IsType<CancelJobOutcome.Ended>(await scope.ServiceProvider.GetRequiredService<CancelJob>().Of("sample", job.Subject, stop));
        };

        await server.GetRequiredService<RunJobs>().Once(Stop);

        Assert.Equal((JobState.Cancelled, 2), ((await Progress(server, subject)).State, (await Progress(server, subject)).Done));
        await PiecesAreOnce(house, 2);
    }

    [Fact]
    public async Task Servers_that_die_again_and_again_without_a_piece_park_the_job()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var server = Server(house, out _);
        var subject = await Start(server, 5);
        for (var deaths = 0; deaths < 6; deaths++)
        {
            var at = house.Clock.Now;
            // What a server leaves behind that is killed while it works.
            await house.With(db => db.Set<Job>().ExecuteUpdateAsync(
                set => set.SetProperty(job => job.State, JobState.Running).SetProperty(job => job.HeldUntil, at.AddSeconds(60)).SetProperty(job => job.Attempts, deaths), Stop));
            house.Clock.Now += TimeSpan.FromMinutes(2);
        }

        Assert.False(await server.GetRequiredService<RunJobs>().Once(Stop));
        Assert.Equal(JobState.Parked, (await Progress(server, subject)).State);
    }

    [Fact]
    public async Task A_server_that_stops_lets_go_of_its_job_at_once()
    {
        await using var house = await JournalHouse.Open(newDatabase);
        var server = Server(house, out var course);
        var subject = await Start(server, 5);
        using var stopping = new CancellationTokenSource();
        course.Before = async (job, _) => { if (job.Done == 2) await stopping.CancelAsync(); };

        await server.GetRequiredService<RunJobs>().Once(stopping.Token);
        course.Before = null;

        Assert.Equal(JobState.Waiting, (await Progress(server, subject)).State);
        Assert.True(await server.GetRequiredService<RunJobs>().Once(Stop));
        Assert.Equal(JobState.Done, (await Progress(server, subject)).State);
        await PiecesAreOnce(house, 5);
    }

    static ServiceProvider Server(JournalHouse house, out SampleWork.Course course)
    {
        var ours = course = new SampleWork.Course();
        return house.Server(services => services.AddSingleton(ours).AddScoped<IWork, SampleWork>());
    }

    static async Task<Guid> Start(ServiceProvider server, int total, DateTimeOffset? notBefore = null, Guid? subject = null)
    {
        await using var scope = server.CreateAsyncScope();
        var about = subject ?? Guid.NewGuid();
        scope.ServiceProvider.GetRequiredService<StartJob>().Note(Actor.Server, "sample", about, null, total, notBefore);
        await scope.ServiceProvider.GetRequiredService<EcussonDb>().SaveChangesAsync(Stop);
        return about;
    }

    static async Task<JobStanding> Progress(ServiceProvider server, Guid subject)
    {
        await using var scope = server.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<JobProgress>().Of("sample", subject, Stop))!;
    }

    /// <summary>Has a server run the job up to its third piece, and stand still there until it is released.</summary>
    static async Task<(Task<bool> Run, TaskCompletionSource Release)> Frozen(ServiceProvider server, SampleWork.Course course)
    {
        var (entered, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        course.Before = async (job, _) =>
        {
            if (job.Done != 2) return;
            entered.SetResult();
            await released.Task;
        };
        var run = server.GetRequiredService<RunJobs>().Once(Stop);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        return (run, released);
    }

    static async Task PiecesAreOnce(JournalHouse house, int count)
    {
        var pieces = await house.With(db => db.Set<JournalEntry>().Where(entry => entry.Kind == "piece.done").OrderBy(entry => entry.Number).ToListAsync(Stop));
        Assert.Equal(Enumerable.Range(0, count).Select(piece => $"{piece}"), pieces.Select(entry => entry.Facts["piece"]));
    }
}
