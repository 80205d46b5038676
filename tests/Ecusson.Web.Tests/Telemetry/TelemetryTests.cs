using System.Collections.Concurrent;
using System.Text.Json;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Shell;
using Ecusson.Web.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Ecusson.Web.Tests.Telemetry;

/// <summary>What the server tells machines that watch it, as a collector on the same machine gets it: what it does, and never for whom.</summary>
public sealed class TelemetryTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Traces_metrics_and_logs_arrive_and_say_nothing_about_anybody(string engine)
    {
        await using var collector = Collector.Start();
        var lines = new Lines();
        await using var served = await EngineServer.With(
            services => services.AddLogging(logs => logs.ClearProviders().SetMinimumLevel(LogLevel.Debug)).AddSingleton<ILoggerProvider>(all => new Piped(all, lines)), engine,
            ("Telemetry:Endpoint", collector.Address), ("Telemetry:IntervalSeconds", "1"), ("Logs:Format", "json"));
        using (var visitor = served.Visitor())
        using (await visitor.GetAsync("/health", Stop))
        {
        }

        using var desk = await SampleDesk.New(served);
        var award = await desk.Offered("zoe.unique@example.org", "Zoé Kerguélen");
        var link = await desk.Link(award);
        using var zoe = served.Browser();
        using (await zoe.Fill(link, ("do", "accept"))) { }
        using (await zoe.GetAsync("/fr/badges?q=zoe.unique%40example.org", Stop)) { }
        using var signedIn = await served.SignedIn("zoe.unique@example.org");
        var signIn = await served.MailedToken("zoe.unique@example.org");

        foreach (var expected in (string[])["/fr/receive/{token}", "/fr/sign-in/{token}", "http.route", "ecusson.awards", "ecusson.journal.lag", "ecusson.mails", "http.server.request.duration", "dotnet.gc.collections"])
            await collector.Until(expected);
        var told = collector.Told + string.Join('\n', lines.All);
        foreach (var secret in (string[])["zoe.unique", "Zoé", "Kerguélen", link.Split('/')[^1], signIn, award.PublicId.ToString()]) Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("GET /health", collector.Told, StringComparison.Ordinal);
        Assert.NotEmpty(lines.All);
        foreach (var line in lines.All) Assert.True(JsonDocument.Parse(line).RootElement.TryGetProperty("message", out _));
    }

    [Fact]
    public void An_exception_is_told_by_its_kind_and_its_place_and_never_by_its_words()
    {
        using var server = new WebServer { More = new Dictionary<string, string>(StringComparer.Ordinal) { ["Logs:Format"] = "json" } };
        var lines = new Lines();
        using var piped = new Piped(server.Services, lines);
        try
        {
            throw new InvalidOperationException("zoe.unique@example.org is here already");
        }
        catch (InvalidOperationException failure)
        {
            piped.CreateLogger("Test").Log(LogLevel.Error, new EventId(1, "Broke"), "state", failure, (state, exception) => $"It broke. {exception?.Message}");
        }

        var line = Assert.Single(lines.All);
        Assert.DoesNotContain("zoe.unique", line, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException in Ecusson.Web.Tests.Telemetry.TelemetryTests", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Logs:Format", "xml")]
    [InlineData("Telemetry:Protocol", "carrier pigeon")]
    [InlineData("Telemetry:Endpoint", "nowhere")]
    [InlineData("Telemetry:IntervalSeconds", "0")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string name, string value)
    {
        await using var server = ServerProcess.Start("en_GB.UTF-8", [$"--{name}", value]);
        var (code, errors) = await server.End();
        Assert.Equal(1, code);
        Assert.Contains(name, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    /// <summary>What was written to the log, as the console would show it.</summary>
    sealed class Lines
    {
        public ConcurrentQueue<string> All { get; } = new();
    }

    /// <summary>The product's own console formatter, with its lines kept.</summary>
    sealed class Piped(IServiceProvider services, Lines lines) : ILoggerProvider
    {
        readonly Lazy<ConsoleFormatter> formatter = new(() => services.GetServices<ConsoleFormatter>().Single(known => known.Name == "ecusson-json"));

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
        }

        sealed class Logger(Piped owner, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                using var writer = new StringWriter();
                owner.formatter.Value.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, writer);
                owner.Add(writer.ToString());
            }
        }

        void Add(string line) => lines.All.Enqueue(line);
    }
}
