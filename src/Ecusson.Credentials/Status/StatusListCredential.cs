using System.Text.Json;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Status;

/// <summary>The credential that carries a status list (VC Bitstring Status List 1.0 §2.2), before it is signed.</summary>
public sealed record StatusListCredential
{
    /// <summary>The list's address: entries name it as <c>statusListCredential</c>, and it answers with the signed list.</summary>
    public required string Id { get; init; }

    /// <summary>Who keeps the list: the <c>id</c> of the credentials' issuer.</summary>
    public required string Issuer { get; init; }

    /// <summary>What the list is for: <c>revocation</c>, which is never taken back, <c>suspension</c>, <c>refresh</c> or <c>message</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>From when on this edition of the list holds; kept to the second.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when; null for no end.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>How long a reader may keep it; null to say nothing.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>The unsigned credential as UTF-8 JSON. Sign it as any other.</summary>
    public byte[] Write(BitstringStatusList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("@context"u8);
            writer.WriteStringValue("https://www.w3.org/ns/credentials/v2"u8);
            writer.WriteEndArray();
            writer.WriteString("id"u8, Id);
            writer.WriteStartArray("type"u8);
            writer.WriteStringValue("VerifiableCredential"u8);
            writer.WriteStringValue("BitstringStatusListCredential"u8);
            writer.WriteEndArray();
            writer.WriteString("issuer"u8, Issuer);
            writer.WriteString("validFrom"u8, DateTimeStamp.Write(ValidFrom));
            if (ValidUntil is { } until) writer.WriteString("validUntil"u8, DateTimeStamp.Write(until));
            writer.WriteStartObject("credentialSubject"u8);
            writer.WriteString("id"u8, Id + "#list");
            writer.WriteString("type"u8, "BitstringStatusList"u8);
            writer.WriteString("statusPurpose"u8, Purpose);
            writer.WriteString("encodedList"u8, list.Encode());
            if (TimeToLive is { } ttl) writer.WriteNumber("ttl"u8, (long)ttl.TotalMilliseconds);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
