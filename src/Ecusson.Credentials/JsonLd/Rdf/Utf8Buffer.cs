using System.Globalization;

namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>Bytes that grow at their end; emptied, the memory is kept unless it became large.</summary>
internal sealed class Utf8Buffer(int capacity = 256)
{
    const int Kept = 1 << 20;
    byte[] _bytes = new byte[capacity];

    /// <summary>Bytes written since the last <see cref="Clear"/>.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Takes back all bytes but the first.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Takes back all bytes.</summary>
    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > Kept) _bytes = new byte[capacity];
    }

    /// <summary>Adds one byte.</summary>
    public void Append(byte value)
    {
        if (Length == _bytes.Length) Grow(1);
        _bytes[Length++] = value;
    }

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _bytes.Length - Length) Grow(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Adds a number in decimal digits.</summary>
    public void Append(int number)
    {
        if (_bytes.Length - Length < 11) Grow(11);
        number.TryFormat(_bytes.AsSpan(Length), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Adds text that holds ASCII alone.</summary>
    public void AppendAscii(ReadOnlySpan<char> text) => Length += System.Text.Encoding.ASCII.GetBytes(text, Room(text.Length));

    /// <summary>Adds bytes as lower-case hexadecimal digits.</summary>
    public void AppendHex(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - Length < bytes.Length * 2) Grow(bytes.Length * 2);
        Convert.TryToHexStringLower(bytes, _bytes.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>Room for at least this many bytes at the end; <see cref="Advance"/> says how many were written.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes) Grow(bytes);
        return _bytes.AsSpan(Length);
    }

    /// <summary>Counts bytes that were written to <see cref="Room"/>.</summary>
    public void Advance(int bytes) => Length += bytes;

    void Grow(int more) =>
        Array.Resize(ref _bytes, Math.Max(checked(Length + more), (int)Math.Min(_bytes.Length * 2L, Array.MaxLength)));
}
