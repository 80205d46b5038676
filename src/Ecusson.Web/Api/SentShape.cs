using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ecusson.Web.Api;

/// <summary>Names every field that a body lacks, and every one that nobody asks for: what reads it stops at the first, and does not say which.</summary>
static class SentShape
{
    /// <summary>Most problems that are named; who has mended these asks again.</summary>
    const int Most = 50;

    const int LongestPath = 200;

    /// <summary>Codes by field, <c>missing</c> or <c>unknown</c>; empty when it is something else that cannot be read.</summary>
    public static IReadOnlyDictionary<string, string> Problems(JsonElement sent, JsonTypeInfo wanted)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        Look(sent, wanted, "", problems);
        return problems;
    }

    static void Look(JsonElement sent, JsonTypeInfo wanted, string path, Dictionary<string, string> problems)
    {
        if (sent.ValueKind == JsonValueKind.Array && wanted is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element })
        {
            var (item, at) = (wanted.Options.GetTypeInfo(element), 0);
            foreach (var one in sent.EnumerateArray()) Look(one, item, $"{path}[{at++}]", problems);
        }

        if (sent.ValueKind != JsonValueKind.Object || wanted.Kind != JsonTypeInfoKind.Object) return;
        foreach (var field in wanted.Properties.Where(field => field.IsRequired && !sent.TryGetProperty(field.Name, out _))) Note(field.Name, "missing");
        foreach (var field in sent.EnumerateObject())
        {
            if (wanted.Properties.FirstOrDefault(known => known.Name == field.Name) is { } known) Look(field.Value, wanted.Options.GetTypeInfo(known.PropertyType), Below(field.Name), problems);
            else Note(field.Name, "unknown");
        }

        string Below(string name) => path.Length == 0 ? name : $"{path}.{name}";

        void Note(string name, string code)
        {
            if (problems.Count < Most && Below(name) is { Length: < LongestPath } where) problems[where] = code;
        }
    }
}
