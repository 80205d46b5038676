using System.Security.Cryptography;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Issuing;

/// <summary>What one rendering of a <see cref="CanonicalTemplate"/> at a time needs, used again and again.</summary>
internal sealed class RenderingMemory
{
    byte[] _hashes = new byte[8 * SHA256.HashSizeInBytes];
    int[] _order = new int[8];
    int[] _nodes = new int[32];

    /// <summary>The text of each slot.</summary>
    public TextTable Terms { get; } = new();

    /// <summary>The quads of one blank node.</summary>
    public Utf8Buffer Lines { get; } = new(4096);

    /// <summary>Room for the hashes of this many nodes.</summary>
    public byte[] Hashes(int count)
    {
        if (_hashes.Length < count * SHA256.HashSizeInBytes) _hashes = new byte[count * SHA256.HashSizeInBytes];
        return _hashes;
    }

    /// <summary>Room for the order of this many hashes.</summary>
    public Span<int> Order(int count) => Room(ref _order, count);

    /// <summary>Room for this many nodes.</summary>
    public Span<int> Nodes(int count) => Room(ref _nodes, count);

    static Span<int> Room(ref int[] numbers, int count)
    {
        if (numbers.Length < count) numbers = new int[count];
        return numbers.AsSpan(0, count);
    }
}
