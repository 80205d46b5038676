using System.Text.Json;
using Ecusson.Credentials;
using Ecusson.Credentials.Dids;

namespace Ecusson.Outbound;

/// <summary>Documents that stand in for the network, known by their address; whatever is not among them is asked of the next way out.</summary>
/// <param name="next">Who is asked for the rest: <see cref="GuardedFetch"/> or <see cref="Offline"/>.</param>
public sealed class KnownDocuments(IFetch next) : IFetch
{
    readonly Dictionary<string, ReadOnlyMemory<byte>> _documents = [];

    /// <summary>Adds a document under an address of the caller's choice; a later one replaces an earlier one.</summary>
    public KnownDocuments Add(string address, ReadOnlyMemory<byte> json)
    {
        _documents[address] = json;
        return this;
    }

    /// <summary>Adds a JSON document under its own <c>id</c>; a <c>did:web</c> is also found at the HTTPS address that it stands for.</summary>
    /// <returns>The id, or null when the text is not a JSON object with an <c>id</c>: nothing is added then.</returns>
    public string? AddByOwnId(ReadOnlyMemory<byte> json)
    {
        if (IdOf(json) is not { } id) return null;
        Add(id, json);
        if (DidWeb.DocumentAddress(id) is { } address) Add(address.AbsoluteUri, json);
        return id;
    }

    /// <inheritdoc/>
    public ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _documents.TryGetValue(address.OriginalString, out var content) || _documents.TryGetValue(address.AbsoluteUri, out content)
            ? new(new Fetched.Document(content, "application/json", address))
            : next.Get(address, accept, stop);
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
