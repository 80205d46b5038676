using Ecusson.Journal;

namespace Ecusson.Web.Journal;

/// <summary>Brings the journal to each reaction, on as many servers as there are: a lease lets one of them read at a time.</summary>
sealed class ReactionsAtWork(RunReactions reactions, Patrol patrol) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        reactions.Names().Select(name => patrol.Walk($"reaction {name}", stop => reactions.Once(name, stop), stoppingToken)));
}
