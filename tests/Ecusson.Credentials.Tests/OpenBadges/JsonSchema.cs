using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ecusson.Credentials.Tests.OpenBadges;

/// <summary>The part of JSON Schema 2019-09 that 1EdTech's official schemas use, as an oracle for our own judgement.</summary>
sealed class JsonSchema(JsonElement root)
{
    static readonly HashSet<string> Known =
    [
        "$schema", "$id", "$comment", "title", "description", "type", "properties", "required", "additionalProperties", "$defs", "$ref",
        "items", "additionalItems", "minItems", "contains", "enum", "pattern", "format", "oneOf", "allOf",
    ];

    public bool Accepts(JsonElement value) => Accepts(root, value);

    bool Accepts(JsonElement schema, JsonElement value)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            // A keyword that this oracle does not know would make it say yes for the wrong reason.
            if (!Known.Contains(keyword.Name)) throw new NotSupportedException(keyword.Name);
            if (!Holds(keyword, schema, value)) return false;
        }

        return true;
    }

    bool Holds(JsonProperty keyword, JsonElement schema, JsonElement value)
    {
        var given = keyword.Value;
        var (isObject, isArray, isText) = (value.ValueKind == JsonValueKind.Object, value.ValueKind == JsonValueKind.Array, value.ValueKind == JsonValueKind.String);
        switch (keyword.Name)
        {
            case "$ref":
                return Accepts(root.GetProperty("$defs").GetProperty(given.GetString()!.Split('/')[^1]), value);
            case "type":
                return given.GetString() switch
                {
                    "object" => isObject,
                    "array" => isArray,
                    "string" => isText,
                    "number" => value.ValueKind == JsonValueKind.Number,
                    "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                    var other => throw new NotSupportedException(other),
                };
            case "properties":
                return !isObject || given.EnumerateObject().All(property => !value.TryGetProperty(property.Name, out var own) || Accepts(property.Value, own));
            case "required":
                return !isObject || given.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _));
            case "additionalProperties" when given.ValueKind == JsonValueKind.False:
                return !isObject || value.EnumerateObject().All(property => schema.GetProperty("properties").TryGetProperty(property.Name, out _));
            case "items" when given.ValueKind == JsonValueKind.Array:
                return !isArray || value.EnumerateArray().Zip(given.EnumerateArray()).All(pair => Accepts(pair.Second, pair.First));
            case "items":
                return !isArray || value.EnumerateArray().All(item => Accepts(given, item));
            case "additionalItems":
                return !isArray || value.EnumerateArray().Skip(schema.GetProperty("items").GetArrayLength()).All(item => Accepts(given, item));
            case "minItems":
                return !isArray || value.GetArrayLength() >= given.GetInt32();
            case "contains":
                return !isArray || value.EnumerateArray().Any(item => Accepts(given, item));
            case "enum":
                return given.EnumerateArray().Any(allowed => isText && allowed.GetString() == value.GetString());
            case "pattern":
                return !isText || Regex.IsMatch(value.GetString()!, given.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5));
            case "format":
                return !isText || HasFormat(given.GetString()!, value.GetString()!);
            case "oneOf":
                return given.EnumerateArray().Count(one => Accepts(one, value)) == 1;
            case "allOf":
                return given.EnumerateArray().All(one => Accepts(one, value));
            default:
                return true;
        }
    }

    // RFC 3339 by the framework's own parser, apart from ours.
    static bool HasFormat(string format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => Regex.IsMatch(text, @"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\z", RegexOptions.ECMAScript, TimeSpan.FromSeconds(5))
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _),
        _ => throw new NotSupportedException(format),
    };
}
