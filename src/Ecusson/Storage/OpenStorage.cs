using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Storage;

/// <summary>
/// Makes a database ready for this version of the product: applies what migrations it lacks and notes who opened it.
/// Safe when several servers start at once, and when it is done again.
/// </summary>
public sealed class OpenStorage(EcussonDb db, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Opens the database for a version of the product, e.g. <c>0.1.0</c>, and says which installation it is.</summary>
    /// <exception cref="System.Data.Common.DbException">The database does not answer, or refuses.</exception>
    public async Task<Installation> For(string version, CancellationToken stop)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        await db.Migrate(stop);
        await Note(version, stop);
        return await db.Installations.SingleOrDefaultAsync(stop) ?? await Found(stop);
    }

    async Task<Installation> Found(CancellationToken stop)
    {
        await Added(new Installation { Id = PublicId.New(random), CreatedAt = clock.GetUtcNow() }, stop);
        return await db.Installations.SingleAsync(stop);
    }

    async Task Note(string version, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var kept = version.Length > VersionRun.VersionLength ? version[..VersionRun.VersionLength] : version;
        var run = new VersionRun { Id = RowId.New<VersionRunId>(now), Version = kept, FirstStartedAt = now, LastStartedAt = now };
        if (await db.VersionRuns.AnyAsync(known => known.Version == kept, stop) || !await Added(run, stop))
            await db.VersionRuns.Where(known => known.Version == kept).ExecuteUpdateAsync(set => set.SetProperty(known => known.LastStartedAt, now), stop);
    }

    /// <summary>Adds a row, unless another server was quicker.</summary>
    async Task<bool> Added(object row, CancellationToken stop)
    {
        db.Add(row);
        var isFirst = await db.TryAdd(stop);
        db.ChangeTracker.Clear();
        return isFirst;
    }
}
