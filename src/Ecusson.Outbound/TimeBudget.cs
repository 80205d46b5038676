using Ecusson.Credentials;

namespace Ecusson.Outbound;

/// <summary>
/// One allowance of time for all the documents of one piece of work: a badge that names many slow servers keeps nobody waiting for all of them.
/// What is asked for once the time is used up is <c>timeout</c>, and so Unknown. One for each piece of work.
/// </summary>
/// <param name="next">Who is asked.</param>
/// <param name="total">The allowance; it starts with the first document.</param>
/// <param name="clock">Tells the time.</param>
public sealed class TimeBudget(IFetch next, TimeSpan total, TimeProvider clock) : IFetch
{
    long? _started;

    /// <inheritdoc/>
    public async ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
    {
        _started ??= clock.GetTimestamp();
        var left = total - clock.GetElapsedTime(_started.Value);
        if (left <= TimeSpan.Zero) return new Fetched.Unreachable("timeout");
        using var limit = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            return await next.Get(address, accept, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Fetched.Unreachable("timeout");
        }
    }
}
