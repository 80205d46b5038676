using System.Net;
using Ecusson.Credentials;
using Ecusson.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecusson.Web.Tests;

/// <summary>The whole server on a database of its own, as it starts for an operator.</summary>
public class WebServer : WebApplicationFactory<Program>
{
    readonly string _folder = Directory.CreateTempSubdirectory("ecusson-web-tests-").FullName;

    /// <summary>How many badges one address may have verified in a minute.</summary>
    public int PerMinute { get; init; } = 10_000;

    /// <summary>How often one visitor may try to sign in within a minute.</summary>
    public int SignInPerMinute { get; init; } = 10_000;

    /// <summary>How many minutes an award can be undone without trace.</summary>
    public int DelayMinutes { get; init; } = 10;

    /// <summary>Other settings.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the server is found from outside; null where it has no such address.</summary>
    public string? Address { get; init; }

    /// <summary>Stands for the clock; null for the real one.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Stands for the network; null for the real guard.</summary>
    public IFetch? Network { get; init; }

    /// <summary>Takes what the server logs; null for nobody.</summary>
    public ILoggerProvider? Log { get; init; }

    /// <summary>Whether everything is logged that any part of the server would ever log; else what its operator gets who sets nothing.</summary>
    public bool LogsAll { get; init; }

    /// <summary>Whether each request comes from an address of its own, so that none meets a limit.</summary>
    public bool FromEverywhere { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        var database = Path.Combine(_folder, "ecusson.db");
        if (!More.ContainsKey("ConnectionStrings:Ecusson") && !File.Exists(database)) MigratedDatabases.ToSqlite(database).GetAwaiter().GetResult();
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("ConnectionStrings:Ecusson", $"Data Source={database}");
        builder.UseSetting("Keys:RootSecretFile", Path.Combine(_folder, "root-secret"));
        builder.UseSetting("Files:Folder", Path.Combine(_folder, "files"));
        builder.UseSetting("SignIn:PerMinute", $"{SignInPerMinute}");
        builder.UseSetting("Verify:PerMinute", $"{PerMinute}");
        builder.UseSetting("Mails:DelayMinutes", $"{DelayMinutes}");
        foreach (var (name, value) in More) builder.UseSetting(name, value);
        if (Address is not null) builder.UseSetting("Address", Address);
        builder.UseSetting("urls", "http://127.0.0.1:0");
        if (Clock is not null) builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(Clock)));
        if (Log is not null) builder.ConfigureTestServices(services => services.AddSingleton(Log));
        if (FromEverywhere) builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Everywhere>());
        if (LogsAll)
            builder.ConfigureTestServices(services => services.PostConfigure<LoggerFilterOptions>(filter =>
            {
                filter.Rules.Clear();
                filter.MinLevel = LogLevel.Trace;
            }));
        if (Network is not null) builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(Network)));
    }

    /// <summary>A client that follows nothing by itself.</summary>
    public HttpClient Visitor() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(_folder)) return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    sealed class Everywhere : IStartupFilter
    {
        int _last;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate go) =>
            {
                context.Connection.RemoteIpAddress = new IPAddress((long)Interlocked.Increment(ref _last));
                return go(context);
            });
            next(app);
        };
    }
}
