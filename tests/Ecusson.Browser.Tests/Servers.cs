using System.Collections.Concurrent;
using Ecusson.Browser.Tests;
using Ecusson.Browser.Tests.Pages;

[assembly: AssemblyFixture(typeof(Servers))]

namespace Ecusson.Browser.Tests;

/// <summary>The browser and the servers that it visits, each started when the first test asks for it and shared by all. What is missing skips the tests that need it.</summary>
public sealed class Servers : IAsyncDisposable
{
    readonly Lazy<Task<Browser>> _browser = new(Browser.Start);
    readonly Lazy<Task<Demonstration>> _demonstration;
    readonly ConcurrentDictionary<(Engine Engine, bool KeepsMails, string? Name), Lazy<Task<Server>>> _servers = [];

    public Servers() => _demonstration = new(async () => await Pages.Demonstration.Start(await _browser.Value));

    /// <summary>The server on an engine, which hands its mails to a mail server.</summary>
    public Task<Server> On(Engine engine) => On(engine, keepsMails: false);

    /// <summary>The server on an engine that has no mail server: mails are kept, and awards can be undone for a while.</summary>
    public Task<Server> WithoutMail(Engine engine) => On(engine, keepsMails: true);

    /// <summary>The server that was told its public address, at which nobody else finds it.</summary>
    public Task<Server> Named(string name) => On(Engine.Sqlite, keepsMails: true, name);

    /// <summary>A server of one's own that nobody has come to yet.</summary>
    public async Task<Server> Fresh(Engine engine = Engine.Sqlite) => await Server.Start(await _browser.Value, engine, keepsMails: true, name: null);

    /// <summary>The server that has a past.</summary>
    public Task<Demonstration> Demonstration() => _demonstration.Value;

    /// <summary>A visitor of the server that a way leads to.</summary>
    public async Task<(Server Server, Visit Visit)> Open(Way way)
    {
        var server = await On(way.Engine);
        return (server, await server.Open(way));
    }

    /// <summary>A visitor of the server on SQLite, for what no engine changes.</summary>
    public async Task<Visit> Open(int width = 1280, bool dark = false, bool script = true) => await (await On(Engine.Sqlite)).Open(width, dark, script);

    Task<Server> On(Engine engine, bool keepsMails, string? name = null) =>
        _servers.GetOrAdd((engine, keepsMails, name), key => new(async () => await Server.Start(await _browser.Value, key.Engine, key.KeepsMails, key.Name))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values.Where(server => server.Value.IsCompletedSuccessfully)) await (await server.Value).DisposeAsync();
        if (_demonstration is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await _demonstration.Value).DisposeAsync();
        if (_browser is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await _browser.Value).DisposeAsync();
    }
}
