using System.IO.Compression;
using System.Security.Cryptography;
using Ecusson.Storage;
using Ecusson.Storage.Copies;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Files.Backups;

/// <summary>What came of making a backup.</summary>
public abstract record MakeBackupOutcome
{
    MakeBackupOutcome() { }

    /// <summary>It is written.</summary>
    /// <param name="Manifest">What it holds.</param>
    /// <param name="Missing">How many files are not in it, because their bytes are gone or have changed on the disk.</param>
    public sealed record Made(BackupManifest Manifest, int Missing) : MakeBackupOutcome;

    /// <summary>There is no database of this product.</summary>
    public sealed record NothingThere : MakeBackupOutcome;

    /// <summary>The database's tables are those of another version.</summary>
    public sealed record OtherSchema : MakeBackupOutcome;
}

/// <summary>
/// Writes all that an installation keeps into one archive that either engine can be filled from: its tables as they are at one moment, and its files. The root
/// secret is not in it, so that the archive alone opens no key.
/// </summary>
/// <remarks>Others may go on working meanwhile. One row or one file at a time is in memory.</remarks>
public sealed class MakeBackup(EcussonDb db, IFileStore store, TimeProvider clock)
{
    /// <summary>Writes the archive.</summary>
    /// <param name="to">Where to; a file, or another stream that can be written from beginning to end.</param>
    /// <param name="version">The version of the product that makes it.</param>
    /// <param name="stop">Stops the writing.</param>
    public async Task<MakeBackupOutcome> To(Stream to, string version, CancellationToken stop)
    {
        var applied = await BackupSchema.Applied(db, stop);
        if (applied.Count == 0) return new MakeBackupOutcome.NothingThere();
        if (!applied.SequenceEqual(BackupSchema.Known(db))) return new MakeBackupOutcome.OtherSchema();
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        await using var moment = await db.BeginSnapshot(stop);
        var tables = await Tables(zip, stop);
        var (files, missing) = await Files(zip, stop);
        var manifest = new BackupManifest(BackupManifest.Current, version, clock.GetUtcNow(), applied, tables, files);
        await using (var part = await zip.CreateEntry(BackupManifest.Part).OpenAsync(stop)) await manifest.Write(part, stop);
        return new MakeBackupOutcome.Made(manifest, missing);
    }

    async Task<List<BackupTable>> Tables(ZipArchive zip, CancellationToken stop)
    {
        var (tables, rows, written) = (CopiedTable.All(db), new RowsOut(db), new List<BackupTable>());
        var newest = await rows.Newest(tables, stop);
        foreach (var table in tables)
        {
            var counted = 0L;
            var made = new BackupTable(table.Name, 0, 0, "");
            var (bytes, hash) = await Part(zip, made.Part, async part => counted = await rows.Write(table, newest, part, stop), stop);
            written.Add(made with { Rows = counted, Bytes = bytes, Sha256 = hash });
        }

        return written;
    }

    async Task<(List<BackupFile> Files, int Missing)> Files(ZipArchive zip, CancellationToken stop)
    {
        var (files, missing) = (new List<BackupFile>(), 0);
        await foreach (var hash in db.Set<StoredFile>().Select(file => file.Hash).Distinct().OrderBy(hash => hash).AsAsyncEnumerable().WithCancellation(stop))
        {
            // Bytes that a disk has changed are that file no more.
            if (await Read(hash, stop) is not { } bytes || Convert.ToHexStringLower(SHA256.HashData(bytes)) != hash)
            {
                missing++;
                continue;
            }

            var file = new BackupFile(hash, bytes.Length);
            await Part(zip, file.Part, part => part.WriteAsync(bytes, stop).AsTask(), stop);
            files.Add(file);
        }

        return (files, missing);
    }

    async Task<byte[]?> Read(string hash, CancellationToken stop)
    {
        await using var stream = await store.Open(hash, stop);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, stop);
        return bytes;
    }

    static async Task<(long Bytes, string Hash)> Part(ZipArchive zip, string name, Func<Stream, Task> write, CancellationToken stop)
    {
        await using var part = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(stop);
        await using var hashed = new HashedStream(part);
        await using var buffered = new BufferedStream(hashed, 64 * 1024);
        await write(buffered);
        await buffered.FlushAsync(stop);
        return (hashed.Bytes, hashed.Hash());
    }
}
