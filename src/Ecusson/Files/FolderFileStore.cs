using System.Runtime.CompilerServices;

namespace Ecusson.Files;

/// <summary>
/// Files in a folder of one machine, named by their hash in two levels of folders (<c>ab/cd/abcd…</c>), so that none grows long.
/// Bytes are written beside their place and then renamed: who reads sees all of them or none.
/// </summary>
/// <param name="folder">The folder; it is made when it is first needed.</param>
public sealed class FolderFileStore(string folder) : IFileStore
{
    const int HashLength = 64;

    readonly string root = Path.GetFullPath(folder);

    /// <summary>Makes the folder where there is none, and sees that files can be written there.</summary>
    /// <exception cref="IOException">It cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be used.</exception>
    public void Try()
    {
        Directory.CreateDirectory(root);
        using var trial = new FileStream(Path.Combine(root, $"{Guid.NewGuid():N}.half"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, FileOptions.DeleteOnClose);
        trial.WriteByte(0);
        trial.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public async Task Put(string hash, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var place = PlaceOf(hash);
        if (new FileInfo(place) is { Exists: true } there && there.Length == bytes.Length) return;
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var half = $"{place}.{Guid.NewGuid():N}.half";
        try
        {
            await using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, FileOptions.Asynchronous))
            {
                await file.WriteAsync(bytes, stop);
                // A rename may outlive a power cut that the bytes do not: they go to the disk first.
                file.Flush(flushToDisk: true);
            }

            File.Move(half, place, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> Open(string hash, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PlaceOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc/>
    public Task Remove(string hash, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var place = PlaceOf(hash);
        if (File.Exists(place)) File.Delete(place);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> All([EnumeratorCancellation] CancellationToken stop)
    {
        if (!Directory.Exists(root)) yield break;
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            stop.ThrowIfCancellationRequested();
            var name = Path.GetFileName(file);
            if (IsHash(name)) yield return name;
        }

        await Task.CompletedTask;
    }

    static bool IsHash(string hash) => hash.Length == HashLength && hash.All(char.IsAsciiHexDigitLower);

    string PlaceOf(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        // The hash comes from us, never from a request; checked all the same, because it becomes a path.
        return IsHash(hash) ? Path.Combine(root, hash[..2], hash[2..4], hash) : throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal digits.", nameof(hash));
    }
}
