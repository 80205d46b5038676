using System.Collections.Immutable;

namespace Ecusson.Credentials.JsonLd;

/// <summary>The JSON-LD contexts that may be used, by address: an allow-list that holds the documents themselves. Immutable.</summary>
public sealed class ContextCatalog
{
    readonly ImmutableDictionary<string, ReadOnlyMemory<byte>> documents;

    ContextCatalog(ImmutableDictionary<string, ReadOnlyMemory<byte>> documents) => this.documents = documents;

    /// <summary>The contexts that this library brings along, each pinned by its digest.</summary>
    public static ContextCatalog Pinned { get; } = new(ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty);

    /// <summary>This catalogue with one more context, or with another document in the place of one.</summary>
    /// <param name="address">Absolute address, compared character by character with what documents name.</param>
    /// <param name="json">The context document, UTF-8.</param>
    public ContextCatalog With(string address, ReadOnlyMemory<byte> json) => new(documents.SetItem(address, json));

    /// <summary>Whether documents may name this address.</summary>
    /// <param name="address">Absolute address.</param>
    public bool Contains(string address) => documents.ContainsKey(address);
}
