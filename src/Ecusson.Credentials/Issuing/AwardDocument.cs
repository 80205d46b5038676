using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ecusson.Credentials.Issuing;

/// <summary>
/// One person's award as an unsecured Open Badges 3.0 credential in the plain JSON form (every property that may have several
/// values an array, no null), ready to be signed by any suite. The one place where awards get their shape.
/// </summary>
public static class AwardDocument
{
    internal static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    static readonly JsonWriterOptions Compact = new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>Writes the credential of one recipient, UTF-8, without white space.</summary>
    /// <param name="terms">What all recipients have in common.</param>
    /// <param name="recipient">The person.</param>
    /// <param name="json">Takes the text.</param>
    /// <exception cref="ArgumentException">The recipient has a place in a status list and the terms name none.</exception>
    public static void Write(AwardTerms terms, Recipient recipient, IBufferWriter<byte> json)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(recipient);
        ArgumentNullException.ThrowIfNull(json);
        var values = new AwardValues();
        values.Read(recipient, terms.Status);
        Write(terms, values, json);
    }

    internal static void Write(AwardTerms terms, AwardValues values, IBufferWriter<byte> json)
    {
        using var writer = new Utf8JsonWriter(json, Compact);
        writer.WriteStartObject();
        WriteContext(terms, writer);
        writer.WriteString("id"u8, values[Hole.CredentialId]);
        WriteTypes(writer, "VerifiableCredential"u8, "OpenBadgeCredential"u8);
        if (terms.Achievement.ValueKind == JsonValueKind.Object && terms.Achievement.TryGetProperty("name"u8, out var name)) Write(writer, "name"u8, name);
        Write(writer, "issuer"u8, terms.Issuer);
        writer.WriteString("validFrom"u8, terms.ValidFrom.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        Write(writer, "validUntil"u8, values, Hole.ValidUntil);
        Write(writer, "awardedDate"u8, values, Hole.AwardedDate);
        WriteSubject(terms, values, writer);
        WriteEvidence(values, writer);
        WriteStatus(terms, values, writer);
        Write(writer, "endorsement"u8, terms.Endorsements);
        writer.WriteEndObject();
    }

    /// <summary>Reads a document that was written here; how deep it may be is for whoever signs it to say.</summary>
    internal static JsonDocument Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });

    // Open Badges 3.0 §B.1: the order of the first two is fixed; the third defines 1EdTech's types of schema, status and refresh.
    static void WriteContext(AwardTerms terms, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("@context"u8);
        writer.WriteStringValue("https://www.w3.org/ns/credentials/v2"u8);
        writer.WriteStringValue("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"u8);
        if (ExtensionTypes.AppearIn(terms.Issuer) || ExtensionTypes.AppearIn(terms.Achievement)
            || ExtensionTypes.AppearIn(terms.Results) || ExtensionTypes.AppearIn(terms.Endorsements))
        {
            writer.WriteStringValue("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"u8);
        }

        writer.WriteEndArray();
    }

    static void WriteSubject(AwardTerms terms, AwardValues values, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("credentialSubject"u8);
        writer.WriteString("id"u8, values[Hole.SubjectId]);
        WriteTypes(writer, "AchievementSubject"u8);
        writer.WriteStartArray("identifier"u8);
        WriteIdentity(writer, "emailAddress"u8, hashed: true, values[Hole.IdentityHash], values[Hole.Salt]);
        if (values.Has(Hole.Name)) WriteIdentity(writer, "name"u8, hashed: false, values[Hole.Name], default);
        writer.WriteEndArray();
        Write(writer, "achievement"u8, terms.Achievement);
        Write(writer, "narrative"u8, values, Hole.Story);
        Write(writer, "result"u8, terms.Results);
        writer.WriteEndObject();
    }

    static void WriteIdentity(Utf8JsonWriter writer, ReadOnlySpan<byte> type, bool hashed, ReadOnlySpan<byte> identityHash, ReadOnlySpan<byte> salt)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "IdentityObject"u8);
        writer.WriteBoolean("hashed"u8, hashed);
        writer.WriteString("identityHash"u8, identityHash);
        writer.WriteString("identityType"u8, type);
        if (hashed) writer.WriteString("salt"u8, salt);
        writer.WriteEndObject();
    }

    static void WriteEvidence(AwardValues values, Utf8JsonWriter writer)
    {
        if (!values.Has(Hole.EvidenceUrl)) return;
        writer.WriteStartArray("evidence"u8);
        writer.WriteStartObject();
        writer.WriteString("id"u8, values[Hole.EvidenceUrl]);
        WriteTypes(writer, "Evidence"u8);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    static void WriteStatus(AwardTerms terms, AwardValues values, Utf8JsonWriter writer)
    {
        if (!values.Has(Hole.StatusListIndex) || terms.Status is not { } status) return;
        writer.WriteStartObject("credentialStatus"u8);
        writer.WriteString("id"u8, values[Hole.StatusId]);
        writer.WriteString("type"u8, "BitstringStatusListEntry"u8);
        writer.WriteString("statusPurpose"u8, status.Purpose);
        writer.WriteString("statusListIndex"u8, values[Hole.StatusListIndex]);
        writer.WriteString("statusListCredential"u8, status.ListCredential);
        writer.WriteEndObject();
    }

    static void WriteTypes(Utf8JsonWriter writer, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default)
    {
        writer.WriteStartArray("type"u8);
        writer.WriteStringValue(first);
        if (!second.IsEmpty) writer.WriteStringValue(second);
        writer.WriteEndArray();
    }

    static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> property, AwardValues values, Hole hole)
    {
        if (values.Has(hole)) writer.WriteString(property, values[hole]);
    }

    static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> property, JsonElement? value)
    {
        if (value is not { ValueKind: not JsonValueKind.Undefined } given) return;
        writer.WritePropertyName(property);
        given.WriteTo(writer);
    }
}
