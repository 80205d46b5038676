using Ecusson.Credentials;
using Ecusson.Outbound;

namespace Ecusson.Cli.Verify;

/// <summary>An allowance of time for each badge, so that a slow server named by one takes nothing from the next.</summary>
sealed class Allowances(IFetch next, TimeSpan each, TimeProvider clock) : IFetch
{
    TimeBudget current = new(next, each, clock);

    /// <summary>Begins a new allowance.</summary>
    public void Renew() => current = new TimeBudget(next, each, clock);

    public ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop) => current.Get(address, accept, stop);
}
