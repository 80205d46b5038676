namespace Ecusson.Files;

/// <summary>Where the bytes of files lie: a folder on one machine, an object store for many. I/O errors are let through as they come.</summary>
public interface IFileStore
{
    /// <summary>Keeps bytes under their hash. Done again it changes nothing; half of it is never seen.</summary>
    /// <param name="hash">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="stop">Stops the writing.</param>
    Task Put(string hash, ReadOnlyMemory<byte> bytes, CancellationToken stop);

    /// <summary>The bytes under a hash; null when there are none. The caller disposes the stream.</summary>
    Task<Stream?> Open(string hash, CancellationToken stop);

    /// <summary>Takes the bytes away; nothing happens when there are none.</summary>
    Task Remove(string hash, CancellationToken stop);

    /// <summary>Every hash under which there are bytes, in no order.</summary>
    IAsyncEnumerable<string> All(CancellationToken stop);
}
