namespace Ecusson.Imports;

/// <summary>A stream that ends when more was read from it than allowed: what an archive says of its own sizes is not believed.</summary>
sealed class WithinBudget(Stream inner, long most) : Stream
{
    /// <summary>How much may still be read.</summary>
    public long Left { get; private set; } = most;

    /// <summary>Whether there was more.</summary>
    public bool IsExceeded => Left < 0;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (IsExceeded) return 0;
        var read = inner.Read(buffer);
        Left -= read;
        return IsExceeded ? 0 : read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
