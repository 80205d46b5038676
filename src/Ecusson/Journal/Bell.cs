using System.Collections.Immutable;

namespace Ecusson.Journal;

/// <summary>
/// Rung inside one process when something was saved that work in the background waits for, so that it need not wait for its next
/// look. A ring that nobody hears is no loss: the next look finds what is there.
/// </summary>
/// <remarks>Thread-safe; one for the process.</remarks>
public sealed class Bell
{
    ImmutableArray<Action<IReadOnlyList<Happening>>> _listeners = [];
    TaskCompletionSource _next = New();

    /// <summary>Ends at the next ring. Take it before looking, so that no ring falls between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Has somebody in this process told what was saved who cannot wait for a look: before whoever saved it goes on. They must not throw.</summary>
    public void Tell(Action<IReadOnlyList<Happening>> listener) => ImmutableInterlocked.Update(ref _listeners, known => known.Add(listener));

    /// <summary>Wakes everybody who waits.</summary>
    public void Ring() => Interlocked.Exchange(ref _next, New()).SetResult();

    /// <summary>The same, and says what was saved.</summary>
    public void Ring(IReadOnlyList<Happening> news)
    {
        foreach (var listener in _listeners) listener(news);
        Ring();
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
