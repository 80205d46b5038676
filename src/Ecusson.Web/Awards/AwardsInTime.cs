using Ecusson.Awards;
using Ecusson.Awards.Claims;

namespace Ecusson.Web.Awards;

/// <summary>Grants what was claimed, offers awards once the time to undo them is over, and reminds those who have not answered.</summary>
sealed partial class AwardsInTime(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AwardsInTime> log) : BackgroundService
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    static readonly TimeSpan BetweenReminders = TimeSpan.FromMinutes(10);

    readonly FailuresSaid said = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var remind = DateTimeOffset.MinValue;
        try
        {
            do
            {
                await InTurn<GrantClaims>(grant => grant.Due(stoppingToken), int.MaxValue);
                await InTurn<OfferAwards>(offer => offer.Due(stoppingToken), OfferAwards.Most);
                if (clock.GetUtcNow() < remind) continue;
                remind = clock.GetUtcNow() + BetweenReminders;
                await InTurn<RemindAwards>(reminders => reminders.Due(stoppingToken), RemindAwards.Most);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>Goes on as long as there is a whole portion to do.</summary>
    async Task InTurn<TVerb>(Func<TVerb, Task<int>> due, int portion)
        where TVerb : notnull
    {
        try
        {
            int done;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                done = await due(scope.ServiceProvider.GetRequiredService<TVerb>());
            }
            while (done == portion);
            said.Passed(typeof(TVerb).Name);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The next beat tries again; the operator reads why this one failed.
            if (said.IsNews(typeof(TVerb).Name, $"{failure.Message} {failure.GetBaseException().Message}")) Failed(typeof(TVerb).Name, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Verb} failed; it is tried again.")]
    partial void Failed(string verb, Exception failure);
}
