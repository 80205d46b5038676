using System.Collections.Frozen;
using System.Text;
using Ecusson.Credentials.JsonLd.Contexts;

namespace Ecusson.Credentials.JsonLd;

/// <summary>The JSON-LD contexts that may be used, by address: an allow-list that holds the documents themselves. Immutable.</summary>
public sealed class ContextCatalog
{
    const int LongestAddress = 256;
    static readonly Lazy<ContextCatalog> TheirOwn = new(() => new ContextCatalog(PinnedContexts.Load()));
    readonly FrozenDictionary<string, ContextDocument> _documents;
    readonly FrozenDictionary<string, ContextDocument>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    ContextCatalog(IEnumerable<ContextDocument> documents)
    {
        _documents = documents.ToFrozenDictionary(document => document.Address, StringComparer.Ordinal);
        _bySpan = _documents.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The contexts that this library brings along, each pinned by its digest: Open Badges 3.0 with its extensions, Verifiable
    /// Credentials 1.1 and 2.0, Data Integrity, Multikey, DID, Ed25519 2020, and both kinds of status list.</summary>
    public static ContextCatalog Pinned => TheirOwn.Value;

    /// <summary>No context at all.</summary>
    public static ContextCatalog Empty { get; } = new([]);

    /// <summary>This catalogue with one more context, or with another document in the place of one.</summary>
    /// <param name="address">Absolute address, compared character by character with what documents name.</param>
    /// <param name="json">The context document, UTF-8. Read when a document first names it; the memory must not change.</param>
    public ContextCatalog With(string address, ReadOnlyMemory<byte> json)
    {
        ArgumentException.ThrowIfNullOrEmpty(address);
        return new ContextCatalog([.. _documents.Values.Where(document => document.Address != address), new ContextDocument(address, json)]);
    }

    /// <summary>Whether documents may name this address.</summary>
    /// <param name="address">Absolute address.</param>
    public bool Contains(string address) => _documents.ContainsKey(address);

    internal IEnumerable<ContextDocument> Documents => _documents.Values;

    /// <summary>Whether an address stands for the very document that this library brings along.</summary>
    internal bool IsPinned(string address) => Find(address) is { } document && ReferenceEquals(document, Pinned.Find(address));

    internal ContextDocument? Find(string address) => _documents.GetValueOrDefault(address);

    internal ContextDocument? Find(ReadOnlySpan<byte> address)
    {
        if (address.Length > LongestAddress) return Find(Encoding.UTF8.GetString(address));
        Span<char> text = stackalloc char[LongestAddress];
        text = text[..Encoding.UTF8.GetChars(address, text)];
        return _bySpan.TryGetValue(text, out var document) ? document : null;
    }
}
