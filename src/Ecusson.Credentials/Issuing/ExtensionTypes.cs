using System.Text.Json;

namespace Ecusson.Credentials.Issuing;

/// <summary>
/// The types that Open Badges 3.0 defines in a context of its own, <c>extensions.json</c>: without it a processor in safe mode
/// refuses the credential.
/// </summary>
internal static class ExtensionTypes
{
    /// <summary>Whether one of them is the <c>type</c> of anything in the document. The document's depth is limited by its parser.</summary>
    public static bool AppearIn(JsonElement? document) => document is { } element && element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(property => property.NameEquals("type"u8) ? IsOne(property.Value) : AppearIn(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(item => AppearIn(item)),
        _ => false,
    };

    static bool IsOne(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => type.GetString() is "1EdTechJsonSchemaValidator2019" or "1EdTechRevocationList" or "1EdTechCredentialRefresh",
        JsonValueKind.Array => type.EnumerateArray().Any(IsOne),
        _ => false,
    };
}
