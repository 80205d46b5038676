using System.IO.Compression;

namespace Ecusson.Files.Backups;

/// <summary>
/// An archive that was read from beginning to end and is what <see cref="MakeBackup"/> wrote: each part as long as was said, with the hash that was said, and none
/// beside them. What it holds goes nowhere by its name, so no name can lead out of the archive.
/// </summary>
sealed class OpenBackup : IAsyncDisposable
{
    /// <summary>The largest file, in bytes: more than the product takes in.</summary>
    const int LargestFile = 64 * 1024 * 1024;

    /// <summary>How many times smaller than itself a part may be, beyond <see cref="Unsuspicious"/>: a text of rows stays far below.</summary>
    const int Squeezed = 200;

    const int Unsuspicious = 16 * 1024 * 1024;

    readonly ZipArchive zip;

    OpenBackup(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    /// <summary>What it holds.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Opens an archive and checks all of it.</summary>
    /// <exception cref="FormatException">It is none, or damaged.</exception>
    public static async Task<OpenBackup> Of(Stream archive, CancellationToken stop)
    {
        ZipArchive? opened = null;
        try
        {
            opened = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, stop);
            var read = new OpenBackup(opened, await ManifestOf(opened, stop));
            await read.Check(stop);
            return read;
        }
        catch (Exception damaged)
        {
            if (opened is not null) await opened.DisposeAsync();
            if (damaged is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException) throw new FormatException(damaged.Message, damaged);
            throw;
        }
    }

    /// <summary>Reads the rows of a table.</summary>
    public async Task<T> Table<T>(BackupTable table, Func<Stream, Task<T>> read, CancellationToken stop)
    {
        await using var part = await zip.GetEntry(table.Part)!.OpenAsync(stop);
        await using var bounded = new HashedStream(part, table.Bytes);
        return await read(bounded);
    }

    /// <summary>The bytes of a file.</summary>
    public async Task<byte[]> File(BackupFile file, CancellationToken stop)
    {
        await using var part = await zip.GetEntry(file.Part)!.OpenAsync(stop);
        var bytes = new byte[file.Bytes];
        await part.ReadExactlyAsync(bytes, stop);
        return bytes;
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    static async Task<BackupManifest> ManifestOf(ZipArchive zip, CancellationToken stop)
    {
        if (zip.GetEntry(BackupManifest.Part) is not { } entry) throw new FormatException($"There is no {BackupManifest.Part} in it.");
        await using var part = await entry.OpenAsync(stop);
        await using var bounded = new HashedStream(part, BackupManifest.Largest);
        return await BackupManifest.Read(bounded, stop) ?? throw new FormatException($"Its {BackupManifest.Part} cannot be read.");
    }

    async Task Check(CancellationToken stop)
    {
        var said = Manifest.Tables.Select(table => (table.Part, table.Bytes, table.Sha256))
            .Concat(Manifest.Files.Select(file => (file.Part, file.Bytes, file.Sha256))).ToList();
        var names = zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal);
        if (!names.SequenceEqual(said.Select(part => part.Part).Append(BackupManifest.Part).Order(StringComparer.Ordinal), StringComparer.Ordinal))
            throw new FormatException($"Its parts are not those of its {BackupManifest.Part}.");
        if (Manifest.Files.Any(file => file.Bytes is < 0 or > LargestFile)) throw new FormatException("A file is larger than any that the product keeps.");
        foreach (var (part, bytes, hash) in said)
        {
            var entry = zip.GetEntry(part)!;
            if (bytes < 0 || (bytes > Unsuspicious && bytes / Squeezed > entry.CompressedLength)) throw new FormatException($"{part} would swell to {bytes} bytes.");
            await using var stream = await entry.OpenAsync(stop);
            await using var hashed = new HashedStream(stream, bytes);
            await hashed.CopyToAsync(Stream.Null, stop);
            if (hashed.Bytes != bytes || hashed.Hash() != hash) throw new FormatException($"{part} is damaged.");
        }
    }
}
