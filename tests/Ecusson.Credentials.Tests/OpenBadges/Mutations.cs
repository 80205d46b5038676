using System.Text.Json.Nodes;

namespace Ecusson.Credentials.Tests.OpenBadges;

/// <summary>Changes to good documents, one place at a time.</summary>
static class Mutations
{
    /// <summary>The path of every value in the document: names and indexes.</summary>
    public static IEnumerable<object[]> Places(JsonNode? json, params object[] path)
    {
        if (path.Length > 0) yield return path;
        IEnumerable<(object Step, JsonNode? Child)> children = json switch
        {
            JsonObject map => map.Select(pair => ((object)pair.Key, pair.Value)),
            JsonArray list => list.Select((child, i) => ((object)i, child)),
            _ => [],
        };
        foreach (var (step, child) in children.ToList())
        {
            foreach (var place in Places(child, [.. path, step])) yield return place;
        }
    }

    /// <summary>The document with values put in place of others, as JSON texts; null removes. A place that an earlier change took away is passed over.</summary>
    public static string Apply(string start, params (object[] Place, string? Value)[] changes)
    {
        var json = JsonNode.Parse(start)!;
        foreach (var (place, value) in changes)
        {
            var parent = json;
            foreach (var step in place[..^1])
            {
                parent = (parent, step) switch
                {
                    (JsonObject map, string name) => map[name],
                    (JsonArray list, int i) when i < list.Count => list[i],
                    _ => null,
                };
            }

            // 1e400 and the like pass through as raw text.
            var node = value is null ? null : JsonNode.Parse(value);
            switch (parent, place[^1])
            {
                case (JsonObject map, string name) when value is null: map.Remove(name); break;
                case (JsonObject map, string name): map[name] = node; break;
                case (JsonArray list, int i) when i < list.Count && value is null: list.RemoveAt(i); break;
                case (JsonArray list, int i) when i < list.Count: list[i] = node; break;
            }
        }

        return json.ToJsonString();
    }
}
