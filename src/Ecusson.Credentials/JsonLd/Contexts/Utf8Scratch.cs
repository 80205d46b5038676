namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>Memory for one short-lived text; the next one overwrites it.</summary>
sealed class Utf8Scratch
{
    byte[] _memory = new byte[512];

    /// <summary>Two texts joined; valid until the next call.</summary>
    public ReadOnlySpan<byte> Join(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var joined = Take(first.Length + second.Length);
        first.CopyTo(joined);
        second.CopyTo(joined[first.Length..]);
        return joined;
    }

    public Span<byte> Take(int length)
    {
        if (_memory.Length < length) _memory = new byte[length * 2];
        return _memory.AsSpan(0, length);
    }
}
