using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Ecusson.Web.Telemetry;

/// <summary>
/// Leaves in a span only what is known to say nothing about anybody. Addresses of pages hold tokens, queries hold what was typed, and the words of an
/// exception may hold a name: a request is known by its route (<c>/fr/receive/{token}</c>), a failure by its kind.
/// </summary>
sealed class SafeSpans : BaseProcessor<Activity>
{
    static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type",
        "db.system", "db.system.name", "db.operation.name", "db.response.status_code",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.ToList())
            if (!Kept.Contains(name)) data.SetTag(name, null);
        // A status keeps its kind and loses its words; of events, which cannot be taken out of a span, nothing but exceptions comes here.
        data.SetStatus(data.Status);
        if (data.Events.Any()) data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}

/// <summary>Begins a trace for what was asked of the server. What it does by itself every few seconds is not traced.</summary>
sealed class RequestsAlone : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind == ActivityKind.Server ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
}
