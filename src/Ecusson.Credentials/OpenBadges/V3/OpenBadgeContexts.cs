using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>The contexts of an Open Badges 3.0 credential, in their order.</summary>
public static class OpenBadgeContexts
{
    /// <summary>The context that is written second.</summary>
    public const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    /// <summary>The context that defines 1EdTech's own types of schema, status and refresh; third, and only where one of them appears.</summary>
    public const string Extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

    const string Family = "https://purl.imsglobal.org/spec/ob/v3p0/context";

    /// <summary>True for <c>…/ob/v3p0/context.json</c> and <c>…/context-3.x.y.json</c>, the addresses that the official schema allows second.</summary>
    public static bool IsOpenBadges(string? address)
    {
        // ^https://purl.imsglobal.org/spec/ob/v3p0/context(-3.\d.\d)*.json$
        if (address is null || !address.StartsWith(Family, StringComparison.Ordinal)) return false;
        var rest = address.AsSpan(Family.Length);
        while (rest.Length >= 6 && rest.StartsWith("-3.", StringComparison.Ordinal) && char.IsDigit(rest[3]) && rest[4] == '.' && char.IsDigit(rest[5])) rest = rest[6..];
        return rest is ".json";
    }

    internal static bool NeedsExtensions(string? type) =>
        type is "1EdTechJsonSchemaValidator2019" or "1EdTechRevocationList" or "1EdTechCredentialRefresh";

    internal static bool IsOfTheStandard(JsonElement entry) =>
        JsonValues.Text(entry) is { } address && (address is Credential.ContextV1 or Credential.ContextV2 or Extensions || IsOpenBadges(address));

    internal static void Write(PartWriter to, CredentialPart credential)
    {
        to.Json.WriteStartArray("@context"u8);
        to.Json.WriteStringValue(Credential.ContextV2);
        to.Json.WriteStringValue(OpenBadges);
        if (NeedsExtensions(credential.Status?.Type) || NeedsExtensions(credential.RefreshService?.Type)
            || credential.Schemas.Any(schema => NeedsExtensions(schema.Type)))
        {
            to.Json.WriteStringValue(Extensions);
        }

        foreach (var context in credential.AdditionalContexts) to.AsItStands(context);
        to.Json.WriteEndArray();
    }
}
