using System.Text.Json;
using Ecusson.Credentials;
using Ecusson.Credentials.Baking;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Cli.Baking;

/// <summary>Tells which standard a credential's text follows, so that it is baked in the right place.</summary>
static class CredentialText
{
    const string SecondContext = "https://w3id.org/openbadges/v2";

    /// <summary>Null when the text is no JSON object, JWS or address.</summary>
    public static BakedStandard? StandardOf(ReadOnlyMemory<byte> text)
    {
        var characters = System.Text.Encoding.UTF8.GetString(text.Span).Trim().Trim('\uFEFF');
        if (characters.StartsWith('{'))
        {
            if (JsonReading.Of(text) is not JsonReading.Read read) return null;
            using (read.Document) return StandardOf(read.Document.RootElement);
        }

        if (characters.StartsWith("http", StringComparison.Ordinal)) return BakedStandard.OpenBadges2;
        if (VcJwt.Read(characters) is not VcJwtReading.Read jwt) return null;
        using (jwt.Token) return StandardOf(jwt.Token.Payload);
    }

    /// <summary>Open Badges 2.0 and before have its context, or none and no type of a credential.</summary>
    static BakedStandard StandardOf(JsonElement json)
    {
        if (json.TryGetProperty("@context", out var context)) return Names(context, SecondContext) ? BakedStandard.OpenBadges2 : BakedStandard.OpenBadges3;
        return json.TryGetProperty("vc", out _) ? BakedStandard.OpenBadges3 : BakedStandard.OpenBadges2;
    }

    static bool Names(JsonElement context, string address) => context.ValueKind switch
    {
        JsonValueKind.String => context.ValueEquals(address) || context.GetString()!.Contains("openbadges", StringComparison.Ordinal),
        JsonValueKind.Array => context.GetArrayLength() > 0 && context.EnumerateArray().All(c => c.ValueKind != JsonValueKind.String || !IsCredentials(c.GetString()!)),
        _ => false,
    };

    static bool IsCredentials(string address) => address.StartsWith("https://www.w3.org/", StringComparison.Ordinal);
}
