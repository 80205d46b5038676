using System.Security.Cryptography;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Tests.Journal;

/// <summary>A database with the services that stand around it in a server, as many servers as a test wants.</summary>
sealed class JournalHouse : IAsyncDisposable
{
    readonly TestDatabase database;
    readonly List<ServiceProvider> servers = [];

    JournalHouse(TestDatabase database) => this.database = database;

    public TestClock Clock => database.Clock;

    public static async Task<JournalHouse> Open(Func<Task<TestDatabase>> newDatabase)
    {
        var house = new JournalHouse(await newDatabase());
        await house.database.Open();
        return house;
    }

    /// <summary>A house on a database that is open already.</summary>
    public static JournalHouse On(TestDatabase database) => new(database);

    /// <summary>A server on this database.</summary>
    public ServiceProvider Server(Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        database.Register(services);
        services.AddSingleton<TimeProvider>(Clock).AddSingleton(RandomNumberGenerator.Create()).AddSingleton<Bell>()
            .AddSingleton<RunReactions>().AddSingleton<RunJobs>()
            .AddScoped<JournalWriter>().AddScoped<AuditTrail>().AddScoped<IOperators, Operators>().AddScoped<RetryReaction>().AddScoped<FailedReactions>().AddScoped<JournalHealth>()
            .AddScoped<StartJob>().AddScoped<CancelJob>().AddScoped<RetryJob>().AddScoped<JobProgress>();
        more?.Invoke(services);
        var server = services.BuildServiceProvider();
        servers.Add(server);
        return server;
    }

    public Task<T> With<T>(Func<EcussonDb, Task<T>> ask) => database.With(ask);

    /// <summary>Writes an entry as a verb does.</summary>
    public Task<JournalEntry> Note(Guid subject, string kind = "thing.happened") => With(async db =>
    {
        var entry = new JournalWriter(db, Clock).Note(Actor.Server, kind, subject);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return entry;
    });

    /// <summary>Reads on until nothing is left to do, and no transaction of another test is in the way.</summary>
    public static async Task Run(ServiceProvider server, string reaction, Func<Task<bool>> enough)
    {
        var runner = server.GetRequiredService<RunReactions>();
        for (var tries = 0; tries < 600; tries++)
        {
            while (await runner.Once(reaction, TestContext.Current.CancellationToken)) { }
            if (await enough()) return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The reaction did not come to what was expected.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        await database.DisposeAsync();
    }
}

/// <summary>A reaction that notes what it is asked, and fails for the subjects that it is told to.</summary>
sealed class SampleReaction(string name = "sample") : IReaction
{
    public List<(Guid Subject, long Number)> Seen { get; } = [];

    public HashSet<Guid> Failing { get; } = [];

    public Func<JournalEntry, CancellationToken, Task>? Then { get; init; }

    public string Name => name;

    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal) { "thing.happened" };

    public async Task React(JournalEntry entry, CancellationToken stop)
    {
        if (Failing.Contains(entry.Subject)) throw new InvalidOperationException("for zoe@example.org");
        if (Then is not null) await Then(entry, stop);
        lock (Seen) Seen.Add((entry.Subject, entry.Number));
    }
}
