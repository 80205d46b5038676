using System.Text.Json;
using Ecusson.Credentials;
using Ecusson.Credentials.Dids;

namespace Ecusson.Outbound;

/// <summary>Documents that stand in for the network, known by their address; whatever is not among them is asked of the next way out.</summary>
/// <param name="next">Who is asked for the rest: <see cref="GuardedFetch"/> or <see cref="Offline"/>.</param>
public sealed class KnownDocuments(IFetch next) : IFetch
{
    readonly Dictionary<string, Entry> _documents = [];

    /// <summary>Adds a document under an address of the caller's choice; a later one replaces an earlier one.</summary>
    public KnownDocuments Add(string address, ReadOnlyMemory<byte> json)
    {
        _documents[address] = new Entry(json);
        return this;
    }

    /// <summary>Whether the document that was added under this address or id was ever asked for.</summary>
    public bool WasAsked(string address) => _documents.TryGetValue(address, out var entry) && entry.WasAsked;

    /// <summary>Adds a JSON document under its own <c>id</c>; a <c>did:web</c> is also found at the HTTPS address that it stands for.</summary>
    /// <returns>The id, or null when the text is not a JSON object with an <c>id</c>: nothing is added then.</returns>
    public string? AddByOwnId(ReadOnlyMemory<byte> json)
    {
        if (IdOf(json) is not { } id) return null;
        Add(id, json);
        if (DidWeb.DocumentAddress(id) is { } address) _documents[address.AbsoluteUri] = _documents[id];
        return id;
    }

    /// <inheritdoc/>
    public ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!_documents.TryGetValue(address.OriginalString, out var entry) && !_documents.TryGetValue(address.AbsoluteUri, out entry)) return next.Get(address, accept, stop);
        entry.WasAsked = true;
        return new(new Fetched.Document(entry.Content, "application/json", address));
    }

    sealed class Entry(ReadOnlyMemory<byte> content)
    {
        public ReadOnlyMemory<byte> Content => content;

        public bool WasAsked { get; set; }
    }

    static string? IdOf(ReadOnlyMemory<byte> json)
    {
        if (JsonReading.Of(json) is not JsonReading.Read { Document: var document }) return null;
        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                    ? id.GetString()
                    : null;
        }
    }
}
