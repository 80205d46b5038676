using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Journal;

/// <summary>
/// Tells what any server has written into the journal since the last look, as soon as it can be seen. A reaction gets each entry once
/// and in order, for which it waits until no older transaction is open; a watch waits for none, and may tell of an entry twice.
/// </summary>
/// <remarks>It remembers nothing beyond the process. One at a time may look.</remarks>
public sealed class JournalWatch(IServiceScopeFactory scopes)
{
    string? _mark;

    /// <summary>Looks. The first look, and the first after one that failed, only finds the place from which the next one tells.</summary>
    /// <returns>What happened; null when it cannot be told, and everything may have.</returns>
    public async Task<IReadOnlyList<Happening>?> Look(CancellationToken stop)
    {
        var since = _mark;
        _mark = null;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EcussonDb>();
        // The mark before the entries: what becomes visible in between is told twice, not missed.
        var mark = await db.JournalMark(stop);
        var news = since is null ? null : mark == since ? [] : await News(db, since, stop);
        _mark = mark;
        return news;
    }

    static Task<List<Happening>> News(EcussonDb db, string since, CancellationToken stop) => db.Set<JournalEntry>().FromSql(db.EntriesSince(since))
        .Select(entry => new Happening(entry.Kind, entry.Subject, entry.Organization)).ToListAsync(stop);
}
