using System.Data.Common;
using Ecusson.Storage;
using Ecusson.Storage.Copies;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Files.Backups;

/// <summary>What came of restoring a backup.</summary>
public abstract record RestoreBackupOutcome
{
    RestoreBackupOutcome() { }

    /// <summary>All of it is there.</summary>
    public sealed record Restored(BackupManifest Manifest) : RestoreBackupOutcome;

    /// <summary>The database holds something already.</summary>
    public sealed record NotEmpty : RestoreBackupOutcome;

    /// <summary>Its tables are those of another version of the product: that one can restore it, and this one then take the database over.</summary>
    /// <param name="Version">The version that made it.</param>
    public sealed record OtherSchema(string Version) : RestoreBackupOutcome;

    /// <summary>It is no backup, or not as it was written. Nothing was restored.</summary>
    /// <param name="Reason">What is wrong, in English, for whoever looks for the cause.</param>
    public sealed record Damaged(string Reason) : RestoreBackupOutcome;
}

/// <summary>Fills an empty database, of either engine, and the file store from an archive of <see cref="MakeBackup"/>: all of it, or nothing.</summary>
public sealed class RestoreBackup(EcussonDb db, IFileStore store)
{
    /// <summary>Restores an archive. It is read twice: nothing is written before all of it was found sound.</summary>
    /// <param name="archive">The archive; a stream that can seek.</param>
    /// <param name="stop">Stops the work; nothing of the tables is left then.</param>
    public async Task<RestoreBackupOutcome> From(Stream archive, CancellationToken stop)
    {
        try
        {
            await using var backup = await OpenBackup.Of(archive, stop);
            var manifest = backup.Manifest;
            if (!manifest.Schema.SequenceEqual(BackupSchema.Known(db), StringComparer.Ordinal)) return new RestoreBackupOutcome.OtherSchema(manifest.Version);
            var tables = CopiedTable.All(db);
            if (!manifest.Tables.Select(table => table.Name).SequenceEqual(tables.Select(table => table.Name), StringComparer.Ordinal))
                return new RestoreBackupOutcome.Damaged("Its tables are not those of its schema.");
            if (!await IsEmpty(tables, stop)) return new RestoreBackupOutcome.NotEmpty();
            await db.Migrate(stop);
            await Fill(backup, tables, stop);
            return new RestoreBackupOutcome.Restored(manifest);
        }
        catch (FormatException damaged)
        {
            return new RestoreBackupOutcome.Damaged(damaged.Message);
        }
    }

    async Task<bool> IsEmpty(IReadOnlyList<CopiedTable> tables, CancellationToken stop)
    {
        var applied = await BackupSchema.Applied(db, stop);
        if (applied.Count == 0) return true;
        // The tables of another version are somebody's.
        return applied.SequenceEqual(BackupSchema.Known(db), StringComparer.Ordinal) && !await new RowsOut(db).Any(tables, stop);
    }

    async Task Fill(OpenBackup backup, IReadOnlyList<CopiedTable> tables, CancellationToken stop)
    {
        await using var filling = await db.BeginFilling(stop);
        // Bytes that no row names in the end are swept like all such.
        foreach (var file in backup.Manifest.Files) await store.Put(file.Sha256, await backup.File(file, stop), stop);
        try
        {
            var rows = new RowsIn(db);
            foreach (var (table, said) in tables.Zip(backup.Manifest.Tables))
                if (await backup.Table(said, part => rows.Read(table, part, stop), stop) != said.Rows) throw new FormatException($"{said.Part} has not {said.Rows} rows.");
            await db.EndFilling(stop);
            await filling.CommitAsync(stop);
        }
        catch (DbException refused) when (db.IsRefused(refused))
        {
            throw new FormatException($"Its rows do not fit together: {refused.Message}", refused);
        }
    }
}
