using Ecusson.Journal;

namespace Ecusson.Web.Shell.Keeping;

/// <summary>Tells the kept answers what other servers wrote, several times a second.</summary>
sealed partial class WatchJournal(KeptAnswers answers, JournalWatch journal, TimeProvider clock, ILogger<WatchJournal> log) : BackgroundService
{
    static readonly TimeSpan Pause = KeptAnswers.Trust / 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var fails = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var at = clock.GetTimestamp();
            try
            {
                if (await journal.Look(stoppingToken) is { } news) answers.Stir(news);
                else answers.Forget();
                answers.Saw(at);
                fails = false;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                if (!fails) Failed(log, FailureWord.Of(failure));
                fails = true;
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // While it lasts, every answer is made anew.
    [LoggerMessage(Level = LogLevel.Error, Message = "The journal cannot be looked into, so no answer is kept: {Failure}")]
    static partial void Failed(ILogger logger, string failure);
}
