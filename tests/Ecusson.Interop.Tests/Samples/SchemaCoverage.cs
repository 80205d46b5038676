using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ecusson.Interop.Tests.Samples;

/// <summary>Counts, for each property that the official JSON Schema knows, the objects that have it and those that do not.</summary>
sealed class SchemaCoverage(JsonElement schema)
{
    readonly Dictionary<string, (int Present, int Absent)> counts = new(StringComparer.Ordinal);

    /// <summary>By class and property, as in <c>Profile.email</c>.</summary>
    public IReadOnlyDictionary<string, (int Present, int Absent)> Counts => counts;

    /// <summary>Properties without which an object of that class is not valid.</summary>
    public ISet<string> Required { get; } = new HashSet<string>(StringComparer.Ordinal);

    public void Add(JsonNode credential) => Count("AchievementCredential", schema, credential);

    void Count(string name, JsonElement definition, JsonNode? value)
    {
        if (definition.TryGetProperty("$ref", out var reference))
        {
            name = reference.GetString()!["#/$defs/".Length..];
            definition = schema.GetProperty("$defs").GetProperty(name);
        }

        if (definition.TryGetProperty("anyOf", out var choices) || definition.TryGetProperty("oneOf", out choices))
        {
            foreach (var choice in choices.EnumerateArray().Where(choice => choice.TryGetProperty("$ref", out _) && value is JsonObject)) Count(name, choice, value);
            return;
        }

        if (value is JsonArray items && definition.TryGetProperty("items", out var item) && item.ValueKind == JsonValueKind.Object)
            foreach (var one in items) Count(name, item, one);
        if (value is not JsonObject owner || !definition.TryGetProperty("properties", out var properties)) return;
        if (definition.TryGetProperty("required", out var required))
            foreach (var property in required.EnumerateArray()) Required.Add($"{name}.{property.GetString()}");
        foreach (var property in properties.EnumerateObject())
        {
            var (present, absent) = counts.GetValueOrDefault($"{name}.{property.Name}");
            var there = owner.TryGetPropertyValue(property.Name, out var inner);
            counts[$"{name}.{property.Name}"] = there ? (present + 1, absent) : (present, absent + 1);
            if (there) Count($"{name}.{property.Name}", property.Value, inner);
        }
    }
}
