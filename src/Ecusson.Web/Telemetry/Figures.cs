using System.Diagnostics.Metrics;
using Ecusson.Journal;
using Ecusson.Messages;

namespace Ecusson.Web.Telemetry;

/// <summary>The product's own metrics. They are counted in the database a little while before they leave, so that every node says the same.</summary>
sealed partial class Figures : BackgroundService
{
    public const string MeterName = "Ecusson";

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    readonly IServiceScopeFactory _scopes;
    readonly TimeProvider _clock;
    readonly ILogger _log;
    volatile ServerFigure? _last;

    public Figures(IServiceScopeFactory scopes, IMeterFactory meters, TimeProvider clock, ILogger<Figures> log)
    {
        (_scopes, _clock, _log) = (scopes, clock, log);
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge<long>("ecusson.awards", () => Each(figure => [new(figure.Awards)]), "{award}", "Awards that were granted and not undone.");
        meter.CreateObservableGauge<long>("ecusson.organizations", () => Each(figure => [new(figure.Organizations)]), "{organization}", "Organisations, archived ones too.");
        meter.CreateObservableGauge<long>("ecusson.mails", () => Each(figure => [.. figure.Mails.Select(mails => By(mails.Key, mails.Value))]), "{mail}", "Mails by where they stand.");
        meter.CreateObservableGauge<long>("ecusson.jobs", () => Each(figure => [.. figure.Jobs.Select(jobs => By(jobs.Key, jobs.Value))]), "{job}", "Jobs by where they stand.");
        meter.CreateObservableGauge<long>("ecusson.reactions.parked", () => Each(figure => [new(figure.Journal.Parked)]), "{reaction}", "Reactions that wait for the operator's word.");
        meter.CreateObservableGauge<long>("ecusson.journal.lag", () => Each(figure => [new((long)figure.Journal.Oldest.TotalSeconds)]), "s", "Age of the oldest event that a reaction has not come to.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, _clock);
        try
        {
            do await Count(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    async Task Count(CancellationToken stop)
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            _last = await scope.ServiceProvider.GetRequiredService<ServerFigures>().Now(stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Nothing is said rather than something old.
            _last = null;
            Failed(_log, FailureWord.Of(failure));
        }
    }

    IEnumerable<Measurement<long>> Each(Func<ServerFigure, IEnumerable<Measurement<long>>> read) => _last is { } figure ? read(figure) : [];

    static Measurement<long> By<TState>(TState state, long count)
        where TState : struct, Enum => new(count, new KeyValuePair<string, object?>("state", state.ToString().ToLowerInvariant()));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The server's figures could not be counted: {Failure}")]
    static partial void Failed(ILogger logger, string failure);
}
