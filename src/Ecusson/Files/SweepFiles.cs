using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Files;

/// <summary>Removes files that were handed in and that nothing took up in time, bytes and all, and bytes that no file names.</summary>
public sealed class SweepFiles(EcussonDb db, IFileStore store, TimeProvider clock)
{
    const int AtOnce = 100;

    /// <summary>Removes them.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Stale(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        for (var removed = 0; ;)
        {
            var stale = await db.Set<StoredFile>().AsNoTracking().Where(file => file.StagedUntil < now).OrderBy(file => file.StagedUntil).Take(AtOnce).ToListAsync(stop);
            foreach (var file in stale)
            {
                // Asked again with the deletion: somebody may have taken it up since.
                if (await db.Set<StoredFile>().Where(row => row.Id == file.Id && row.StagedUntil < now).ExecuteDeleteAsync(stop) == 0) continue;
                removed++;
                await RemoveBytes(file.Hash, stop);
            }

            if (stale.Count < AtOnce) return removed;
        }
    }

    /// <summary>Removes bytes of which no row is left: a server that stopped between the two leaves such.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Orphans(CancellationToken stop)
    {
        var removed = 0;
        await foreach (var hash in store.All(stop))
        {
            if (await IsWanted(hash, stop)) continue;
            await RemoveBytes(hash, stop);
            removed++;
        }

        return removed;
    }

    async Task RemoveBytes(string hash, CancellationToken stop)
    {
        if (await IsWanted(hash, stop)) return;
        var bytes = await Read(hash, stop);
        await store.Remove(hash, stop);
        // KeepFile writes its row before its bytes, so whoever handed in the same bytes meanwhile either shows here or writes them again.
        if (bytes is not null && await IsWanted(hash, stop)) await store.Put(hash, bytes, stop);
    }

    Task<bool> IsWanted(string hash, CancellationToken stop) => db.Set<StoredFile>().AnyAsync(file => file.Hash == hash, stop);

    async Task<byte[]?> Read(string hash, CancellationToken stop)
    {
        await using var stream = await store.Open(hash, stop);
        if (stream is null) return null;
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }
}
