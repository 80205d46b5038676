namespace Ecusson.Journal;

/// <summary>
/// Rung inside one process when something was saved that work in the background waits for, so that it need not wait for its next
/// look. A ring that nobody hears is no loss: the next look finds what is there.
/// </summary>
/// <remarks>Thread-safe; one for the process.</remarks>
public sealed class Bell
{
    TaskCompletionSource _next = New();

    /// <summary>Ends at the next ring. Take it before looking, so that no ring falls between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Wakes everybody who waits.</summary>
    public void Ring() => Interlocked.Exchange(ref _next, New()).SetResult();

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
