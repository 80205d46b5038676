using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Asks for documents of Open Badges 2.0 and before, which refer to each other by address.</summary>
sealed class RemoteAssertions(IFetch fetch)
{
    const string Accept = "application/ld+json, application/json;q=0.9";

    /// <summary>What stands at an address: the document with its reading, or why it was not had.</summary>
    public async ValueTask<Remote> Get(string? address, CancellationToken stop)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) return new Remote(null, null, "address");
        var fetched = await fetch.Get(uri, Accept, stop);
        return fetched switch
        {
            // Whoever finds a page of the issuer's that redirects at will could otherwise make it publish anything.
            Fetched.Document document when document.At.Authority != uri.Authority => new Remote(null, null, "redirected"),
            Fetched.Document document => Read(document.Content, address),

            // OB 2.0: a revoked badge may answer 410 with a body that says why.
            Fetched.Missing { Permanently: true, Content.Length: > 0 } gone => Read(gone.Content, address) with { Reason = "gone" },
            _ => new Remote(null, null, FetchReason.Of(fetched)),
        };
    }

    static Remote Read(ReadOnlyMemory<byte> content, string address)
    {
        if (JsonReading.Of(content) is not JsonReading.Read { Document: var json })
            return new Remote(null, null, "unreadable") { Token = BadgeInput.TokenOf(content) };

        // The documents of one verification are small and few, and parts of them are kept in the report's way: they go with the garbage.
        return new Remote(OpenBadge2.Read(json.RootElement, address), new RemoteText(json.RootElement, content), null);
    }
}

/// <summary>What came of asking.</summary>
/// <param name="Reading">The document; null when it was not had.</param>
/// <param name="Text">Its JSON; null when it was not had.</param>
/// <param name="Reason">Why it was not had, or <c>gone</c>; null when it stands there.</param>
sealed record Remote(OpenBadge2Reading? Reading, RemoteText? Text, string? Reason)
{
    /// <summary>The compact JWS that stands there; null when it is none.</summary>
    public string? Token { get; init; }

    /// <summary>OB 2.0 §Revoking Hosted Assertions: 410 Gone, or a body that says <c>revoked</c>.</summary>
    public bool IsRevoked => Reason == "gone"
        || (Text is { } text && JsonValues.TryGet(text.Json, "revoked"u8, out var revoked) && revoked.ValueKind == System.Text.Json.JsonValueKind.True);

    /// <summary>Why it was revoked, as far as the body says so.</summary>
    public string? RevocationReason => Text is { } text ? JsonValues.Text(text.Json, "revocationReason"u8) : null;
}

/// <summary>A document as JSON and as the bytes that came.</summary>
sealed record RemoteText(System.Text.Json.JsonElement Json, ReadOnlyMemory<byte> Bytes);
