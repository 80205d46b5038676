using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Journal;

/// <summary>
/// Brings the journal to the reactions. One server reads for a reaction at a time; each reaction has its own place in the journal,
/// so a slow one holds up no other. Entries of one subject come in order; one that fails holds up its own subject alone.
/// </summary>
/// <remarks>
/// What a reaction did is saved before its place moves: after a crash the last entries come again, at most <see cref="Batch"/>.
/// What a reaction does not want is not read for it: a list of many awards costs those nothing that wait for something else.
/// Thread-safe; one for the process.
/// </remarks>
public sealed class RunReactions(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>How many entries are read at once.</summary>
    public const int Batch = 100;

    /// <summary>How many entries that a reaction does not want may stand after its place before it is moved on, so that no look has more to skip.</summary>
    public const int Skipped = 1000;

    /// <summary>How long one reaction to one entry may take; longer is a failure.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    readonly Guid _server = Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>The names of all reactions.</summary>
    /// <exception cref="InvalidOperationException">Two reactions have one name: one would skip what the other has read.</exception>
    public IReadOnlyList<string> Names()
    {
        using var scope = scopes.CreateScope();
        var names = scope.ServiceProvider.GetServices<IReaction>().Select(reaction => reaction.Name).ToList();
        return names.Distinct(StringComparer.Ordinal).Count() == names.Count ? names : throw new InvalidOperationException("Two reactions have one name.");
    }

    /// <summary>Reads on for one reaction: first what is to be tried again, then what is new.</summary>
    /// <returns>False when there was nothing to do, or another server does it: look again later.</returns>
    public async Task<bool> Once(string reaction, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EcussonDb>();
        var place = new ReactionPlace(db, reaction, scope.ServiceProvider.GetServices<IReaction>().Single(known => known.Name == reaction).Kinds);
        var backlog = new ReactionBacklog(db, reaction, clock);
        // A look costs the database no write: on a quiet server it happens every few seconds.
        var isWanted = await backlog.HasDue(stop) || (await place.Next(1, stop)).Count > 0;
        if (!isWanted && !await place.IsFarBehind(Skipped, stop)) return false;
        var lease = new ReactionLease(db, reaction, _server, clock);
        if (!await lease.Take(stop)) return false;
        try
        {
            if (!isWanted && await place.Passable(stop) is { } last)
            {
                await lease.Move(last.Transaction, last.Number, stop);
                return false;
            }

            var again = await TryAgain(reaction, lease, backlog, stop);
            return await ReadOn(reaction, place, lease, backlog, stop) || again;
        }
        finally
        {
            await lease.LetGo();
        }
    }

    async Task<bool> TryAgain(string reaction, ReactionLease lease, ReactionBacklog backlog, CancellationToken stop)
    {
        var due = await backlog.Due(Batch, stop);
        foreach (var (pending, entry) in due)
        {
            if (!await lease.Keep(stop)) break;
            if (await React(reaction, entry, stop) is { } reason) await backlog.FailedAgain(pending, reason, stop);
            else await backlog.Done(pending, stop);
        }

        return due.Count > 0;
    }

    async Task<bool> ReadOn(string reaction, ReactionPlace place, ReactionLease lease, ReactionBacklog backlog, CancellationToken stop)
    {
        var entries = await place.Next(Batch, stop);
        var waiting = entries.Count == 0 ? [] : await backlog.Of([.. entries.Select(entry => entry.Subject).Distinct()], stop);
        var held = waiting.Select(pending => pending.Subject).ToHashSet();
        var known = waiting.Select(pending => pending.Number).ToHashSet();
        JournalEntry? last = null;
        foreach (var entry in entries)
        {
            if (stop.IsCancellationRequested || !await lease.Keep(stop)) break;
            // A crash between keeping a failed entry and moving on brings it here again: it waits already.
            if (!known.Contains(entry.Number))
            {
                if (held.Contains(entry.Subject))
                {
                    await backlog.Queue(entry, stop);
                }
                else if (await React(reaction, entry, stop) is { } reason)
                {
                    await backlog.Failed(entry, reason, stop);
                    held.Add(entry.Subject);
                }
            }

            last = entry;
        }

        // Saved although the server stops: what was done need not come again.
        if (last is not null) await lease.Move(last.Transaction, last.Number, CancellationToken.None);
        return last is not null;
    }

    /// <summary>Why the reaction failed; null when it did what it should. Each has a context of its own: one leaves nothing to the next.</summary>
    async Task<string?> React(string name, JournalEntry entry, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            await scope.ServiceProvider.GetServices<IReaction>().Single(known => known.Name == name).React(entry, either.Token);
            return null;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            return FailureWord.Of(failure);
        }
    }
}
