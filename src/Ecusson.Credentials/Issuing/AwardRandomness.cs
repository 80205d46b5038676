namespace Ecusson.Credentials.Issuing;

/// <summary>
/// The random ids and salts that each award needs, taken from the caller's source in blocks: asking an operating system for sixteen bytes costs
/// more time than writing an award's JSON. Safe for use by many threads.
/// </summary>
/// <param name="fill">
/// Fills a span with bytes that nobody can guess, <see cref="System.Security.Cryptography.RandomNumberGenerator.Fill"/> for example.
/// </param>
public sealed class AwardRandomness(Action<Span<byte>> fill)
{
    const int Size = 16;

    readonly Lock _lock = new();
    readonly byte[] _block = new byte[256 * Size];
    int _used = 256 * Size;

    /// <summary>A new <c>urn:uuid:</c> with a random UUID (RFC 9562 §5.4), for a credential or its subject.</summary>
    public string Urn()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Take(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return string.Create(45, new Guid(bytes, bigEndian: true), static (text, id) =>
        {
            "urn:uuid:".CopyTo(text);
            id.TryFormat(text[9..], out _);
        });
    }

    /// <summary>A new salt: 128 random bits as 32 hexadecimal digits.</summary>
    public string Salt()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Take(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    void Take(Span<byte> bytes)
    {
        lock (_lock)
        {
            if (_used == _block.Length)
            {
                fill(_block);
                _used = 0;
            }

            // What was given away is forgotten: a later look into this memory tells no salt.
            var next = _block.AsSpan(_used, Size);
            next.CopyTo(bytes);
            next.Clear();
            _used += Size;
        }
    }
}
