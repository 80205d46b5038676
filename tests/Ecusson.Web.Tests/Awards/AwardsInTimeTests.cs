using System.Collections.Concurrent;
using Ecusson.Awards.Claims;
using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Awards;
using Ecusson.Web.Tests.Awards.Claims;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecusson.Web.Tests.Awards;

/// <summary>What an operator reads of work that is tried again with each beat.</summary>
public sealed class AwardsInTimeTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_fails_with_each_beat_is_told_once()
    {
        using var log = new Said();
        await using var server = new WebServer { Log = log };
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk, ("approval", "yes"));
        using (var visitor = server.Browser()) await claim.By(visitor, "ada@example.org");
        await server.Ask<EcussonDb, int>(async db => await db.Set<Badge>().ExecuteUpdateAsync(set => set.SetProperty(badge => badge.PublishedNumber, 9), Stop)
            + await db.Set<Claim>().ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ClaimState.Approved), Stop));
        await Wait.Until(() => Task.FromResult(!log.Lines.IsEmpty));
        // Three beats.
        await Task.Delay(TimeSpan.FromSeconds(7), Stop);
        Assert.Equal("GrantClaims failed; it is tried again.", Assert.Single(log.Lines));
    }

    [Fact]
    public void The_same_is_told_again_after_ten_minutes_and_at_once_when_it_is_another_or_went_well_between()
    {
        var clock = new MovedClock { Now = TimeProvider.System.GetUtcNow() };
        var said = new FailuresSaid(clock);
        Assert.True(said.IsNews("Grant", "a"));
        Assert.True(said.IsNews("Offer", "a"));
        clock.Now += FailuresSaid.Again - TimeSpan.FromSeconds(1);
        Assert.False(said.IsNews("Grant", "a"));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.True(said.IsNews("Grant", "a"));
        Assert.False(said.IsNews("Grant", "a"));
        Assert.True(said.IsNews("Grant", "b"));
        said.Passed("Grant");
        Assert.True(said.IsNews("Grant", "b"));
    }

    sealed class Said : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => categoryName == typeof(AwardsInTime).FullName ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
