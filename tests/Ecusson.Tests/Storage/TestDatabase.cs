using System.Security.Cryptography;
using Ecusson.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Tests.Storage;

/// <summary>A database of its own for one test, on the engine that the test is about; gone when the test ends.</summary>
abstract class TestDatabase : IAsyncDisposable
{
    readonly ServiceProvider services;

    protected TestDatabase(IServiceCollection engine) =>
        services = engine.AddSingleton(RandomNumberGenerator.Create()).AddSingleton<TimeProvider>(Clock).AddScoped<OpenStorage>()
            .BuildServiceProvider();

    /// <summary>How this engine's context is registered, for tests that put services of their own beside it.</summary>
    public abstract void Register(IServiceCollection services);

    public TestClock Clock { get; } = new();

    /// <summary>Asks one question with a context of its own, as a request does.</summary>
    public async Task<T> With<T>(Func<EcussonDb, Task<T>> ask)
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<EcussonDb>());
    }

    /// <summary>Opens the database as a server of that version does when it starts.</summary>
    public async Task<Installation> Open(string version = "0.1.0")
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OpenStorage>().For(version, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Remove();
    }

    protected abstract Task Remove();
}

/// <summary>A clock that stands still until it is moved.</summary>
sealed class TestClock : TimeProvider
{
    /// <summary>Where the server's people live.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    public override TimeZoneInfo LocalTimeZone => Zone;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 14, 9, 26, 53, 589, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
