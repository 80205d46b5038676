using Ecusson.Messages;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ecusson.Web.Telemetry;

/// <summary>What the server says of itself to machines that watch it: logs, traces, metrics. None of it says who anybody is.</summary>
static class TelemetryRoom
{
    /// <summary>Where traces and metrics go (OTLP), e.g. <c>http://localhost:4318</c>; nowhere where nothing is said.</summary>
    public const string EndpointSetting = "Telemetry:Endpoint";

    /// <summary>How they travel: <c>http</c> (protobuf), the usual one, or <c>grpc</c>.</summary>
    public const string ProtocolSetting = "Telemetry:Protocol";

    /// <summary>How often metrics leave, in seconds; 60 where nothing is said.</summary>
    public const string IntervalSetting = "Telemetry:IntervalSeconds";

    /// <summary>What a line of the log is: <c>text</c>, the usual one, or <c>json</c>.</summary>
    public const string FormatSetting = "Logs:Format";

    /// <summary>The same where nothing is said.</summary>
    public const int DefaultInterval = 60;

    const int MostInterval = 3600;

    /// <summary>Registers the room.</summary>
    /// <exception cref="SettingException">A setting cannot have the value that it has.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (Choice(builder.Configuration, FormatSetting, "text", "json") == "json")
        {
            builder.Logging.ClearProviders().AddConsole(options => options.FormatterName = JsonLines.FormatterName);
            builder.Logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        }

        var isGrpc = Choice(builder.Configuration, ProtocolSetting, "http", "grpc") == "grpc";
        var interval = builder.Configuration.Number(IntervalSetting, DefaultInterval, 1, MostInterval);
        if (builder.Configuration.Text(EndpointSetting) is not { } given) return;
        if (!Uri.TryCreate(given, UriKind.Absolute, out var endpoint) || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps))
            throw new SettingException("Start_WrongAddress", EndpointSetting, given);

        builder.Services.AddScoped<ServerFigures>().AddSingleton<Figures>().AddHostedService(services => services.GetRequiredService<Figures>());
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddService("ecusson", serviceVersion: ProductVersion.Text, autoGenerateServiceInstanceId: true))
            .WithTracing(traces => traces
                .SetSampler(new ParentBasedSampler(new RequestsAlone()))
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                // What the package for it adds is this name; with it the server would know its engine's library.
                .AddSource("Npgsql")
                .AddProcessor(new SafeSpans())
                .AddOtlpExporter(options => To(options, "v1/traces")))
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "System.Runtime", Figures.MeterName)
                .AddOtlpExporter((options, reader) =>
                {
                    To(options, "v1/metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)TimeSpan.FromSeconds(interval).TotalMilliseconds;
                }));

        void To(OtlpExporterOptions options, string signal)
        {
            options.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = isGrpc ? endpoint : new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + signal);
        }
    }

    static string Choice(IConfiguration configuration, string name, string usual, string other) => configuration.Text(name) switch
    {
        null => usual,
        { } given when given.Equals(usual, StringComparison.OrdinalIgnoreCase) => usual,
        { } given when given.Equals(other, StringComparison.OrdinalIgnoreCase) => other,
        var given => throw new SettingException("Start_WrongChoice", name, given, $"{usual}, {other}"),
    };
}
