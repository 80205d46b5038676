using System.Security.Cryptography;

namespace Ecusson.Files.Backups;

/// <summary>Counts and hashes what goes through it, one way: all that is written to a stream, or all that is read from it.</summary>
/// <param name="inner">The stream; it stays open.</param>
/// <param name="most">How many bytes may be read; one more is a <see cref="FormatException"/>.</param>
sealed class HashedStream(Stream inner, long most = long.MaxValue) : Stream
{
    readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many bytes went through.</summary>
    public long Bytes { get; private set; }

    /// <summary>SHA-256 of them, 64 lower-case hexadecimal digits.</summary>
    public string Hash() => Convert.ToHexStringLower(sha256.GetCurrentHash());

    public override bool CanRead => inner.CanRead;

    public override bool CanWrite => inner.CanWrite;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Bytes; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Counted(buffer, inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        return Counted(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Count(buffer);
        inner.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Count(buffer.Span);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) sha256.Dispose();
        base.Dispose(disposing);
    }

    int Counted(Span<byte> buffer, int read)
    {
        Count(buffer[..read]);
        return read;
    }

    void Count(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > most - Bytes) throw new FormatException("A part is longer than was said.");
        sha256.AppendData(bytes);
        Bytes += bytes.Length;
    }
}
