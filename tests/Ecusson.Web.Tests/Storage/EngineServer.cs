using System.Diagnostics.CodeAnalysis;
using Ecusson.Tests.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ecusson.Web.Tests.Storage;

/// <summary>The whole server on an engine of the test's choice, with a database of its own.</summary>
sealed class EngineServer : WebServer
{
    const string Variable = MigratedDatabases.PostgreSqlVariable;

    string? _name;
    Action<IServiceCollection>? _services;

    /// <summary>Whether the engine is there to be tested on.</summary>
    public static bool Has(string engine) => engine == "sqlite" || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Skips the test.</summary>
    [DoesNotReturn]
    public static void Skip() => Assert.Skip($"No PostgreSQL: {Variable} is not set (./test sets it).");

    /// <summary>Both engines.</summary>
    public static TheoryData<string> Engines => ["sqlite", "postgresql"];

    /// <summary>A server on this engine; a skipped test where there is none.</summary>
    /// <param name="engine">One of <see cref="Engines"/>.</param>
    /// <param name="more">Other settings.</param>
    public static Task<EngineServer> On(string engine, params (string Name, string Value)[] more) => With(_ => { }, engine, more);

    /// <summary>The same with services of the test's own.</summary>
    public static Task<EngineServer> With(Action<IServiceCollection> services, string engine, params (string Name, string Value)[] more) => New(services, fromEverywhere: false, engine, more);

    /// <summary>The same where each request comes from an address of its own, so that none meets a limit.</summary>
    public static Task<EngineServer> OfManyOn(string engine, params (string Name, string Value)[] more) => New(_ => { }, fromEverywhere: true, engine, more);

    static async Task<EngineServer> New(Action<IServiceCollection> services, bool fromEverywhere, string engine, (string Name, string Value)[] more)
    {
        var settings = more.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        if (engine == "sqlite") return new EngineServer { DelayMinutes = 0, FromEverywhere = fromEverywhere, More = settings, _services = services };
        if (!Has(engine)) Skip();
        var given = Environment.GetEnvironmentVariable(Variable)!;
        var name = "test_" + Guid.NewGuid().ToString("N");
        await MigratedDatabases.ToPostgreSql(name);
        settings["Storage:Engine"] = "postgresql";
        settings["ConnectionStrings:Ecusson"] = new NpgsqlConnectionStringBuilder(given) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        return new EngineServer { DelayMinutes = 0, FromEverywhere = fromEverywhere, More = settings, _name = name, _services = services };
    }

    /// <summary>The database is there no more.</summary>
    public async Task TakeDatabaseAway()
    {
        if (_name is null)
        {
            var file = new SqliteConnectionStringBuilder(Services.GetRequiredService<IConfiguration>()["ConnectionStrings:Ecusson"]).DataSource;
            File.Move(file, $"{file}.away");
            return;
        }

        var server = Environment.GetEnvironmentVariable(Variable)!;
        await Run(server, $"ALTER DATABASE {_name} WITH ALLOW_CONNECTIONS false");
        await Run(server, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}'");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => _services?.Invoke(services));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_name is null) return;
        await Run(Environment.GetEnvironmentVariable(Variable)!, $"DROP DATABASE {_name} WITH (FORCE)");
        _name = null;
    }

    static async Task Run(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
