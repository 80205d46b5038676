using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>Members of a hostile JSON object: one that is absent, of another kind or not well-formed Unicode is null.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonElement json, string name) => json.Member(name)?.Text();

    public static string? Text(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, which JSON's grammar allows and Unicode does not.
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement json, string name)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate in a member's name.
            return null;
        }
    }

    /// <summary>The values of a member that may be single or an array (JSON-LD's "one or many"); none when it is absent or null.</summary>
    public static IEnumerable<JsonElement> Many(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        null or { ValueKind: JsonValueKind.Null } => [],
        { } single => [single],
    };
}
