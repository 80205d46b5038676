using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>VCDM 1.1 §6.3.1 "JWT decoding": what the registered claims say stands in the credential's properties, where the <c>vc</c> claim left them out.</summary>
internal static class VcClaim
{
    public static JsonDocument Expand(JsonElement claim, JsonElement payload)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in claim.EnumerateObject())
            {
                if (property.NameEquals("credentialSubject"u8)) WriteSubject(writer, property.Value, payload);
                else property.WriteTo(writer);
            }

            WriteMissing(writer, claim, "id", payload.Text("jti"));
            WriteMissing(writer, claim, "issuer", payload.Text("iss"));
            if (claim.Member("validFrom") is null) WriteMissing(writer, claim, "issuanceDate", NumericDate.Text(payload.Member("nbf")));
            if (claim.Member("validUntil") is null) WriteMissing(writer, claim, "expirationDate", NumericDate.Text(payload.Member("exp")));
            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.ToArray());
    }

    private static void WriteSubject(Utf8JsonWriter writer, JsonElement subject, JsonElement payload)
    {
        writer.WritePropertyName("credentialSubject"u8);
        if (subject.ValueKind != JsonValueKind.Object || subject.Member("id") is not null || payload.Text("sub") is not { } id)
        {
            subject.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        foreach (var property in subject.EnumerateObject()) property.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteMissing(Utf8JsonWriter writer, JsonElement claim, string name, string? value)
    {
        if (value is not null && claim.Member(name) is null) writer.WriteString(name, value);
    }
}
