using System.Text.Json;

namespace Ecusson.Web.Api;

/// <summary>The API's description as it is read by people.</summary>
/// <param name="Parts">Its parts, with their calls.</param>
/// <param name="Types">What calls send and get.</param>
public sealed record ApiShown(IReadOnlyList<ShownPart> Parts, IReadOnlyList<ShownType> Types)
{
    static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    /// <summary>Reads it from the document that machines read.</summary>
    public static ApiShown Read(byte[] document)
    {
        using var read = JsonDocument.Parse(document);
        var root = read.RootElement;
        var calls = root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Where(call => Methods.Contains(call.Name, StringComparer.Ordinal)).Select(call => Call(path.Name, call.Name, call.Value))).ToList();
        var names = root.TryGetProperty("tags", out var tags) ? tags.EnumerateArray().Select(tag => (Text(tag, "name"), Text(tag, "description"))).ToList() : [];
        return new ApiShown(
            [.. names.Select(part => new ShownPart(part.Item1, part.Item2, [.. calls.Where(call => call.Part == part.Item1)]))],
            [.. root.GetProperty("components").GetProperty("schemas").EnumerateObject().OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => Type(type.Name, type.Value))]);
    }

    static ShownCall Call(string path, string method, JsonElement call) => new(
        Text(call, "operationId"), call.GetProperty("tags")[0].GetString()!, method.ToUpperInvariant(), path, Text(call, "summary"),
        call.TryGetProperty("security", out var security) ? security[0].EnumerateObject().First().Value[0].GetString() : null,
        call.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray().Select(parameter => new ShownField(Text(parameter, "name"), Written(parameter.GetProperty("schema")), Text(parameter, "description"), parameter.TryGetProperty("required", out var must) && must.GetBoolean()))] : [],
        call.TryGetProperty("requestBody", out var body) ? Bodies(body) : [],
        [.. call.GetProperty("responses").EnumerateObject().Where(answer => answer.Name != "default").Select(answer => new ShownAnswer(answer.Name, Text(answer.Value, "description"), Bodies(answer.Value).FirstOrDefault()?.Type))]);

    static List<ShownBody> Bodies(JsonElement holder) =>
        holder.TryGetProperty("content", out var content) ? [.. content.EnumerateObject().Select(media => new ShownBody(media.Name, media.Value.TryGetProperty("schema", out var schema) ? Written(schema) : new ShownKind("binary", null)))] : [];

    static ShownType Type(string name, JsonElement type)
    {
        var must = type.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(field => field.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
        return type.TryGetProperty("properties", out var fields)
            ? new ShownType(name, [.. fields.EnumerateObject().Select(field => new ShownField(field.Name, Written(field.Value), Text(field.Value, "description"), must.Contains(field.Name)))], null, "")
            : new ShownType(name, [], Written(type), Text(type, "description"));
    }

    /// <summary>What kind of value a schema allows, in the few words that all programmers know.</summary>
    static ShownKind Written(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return new ShownKind("", reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("oneOf", out var some) || schema.TryGetProperty("anyOf", out some))
        {
            var kinds = some.EnumerateArray().Select(Written).ToList();
            return kinds.Find(kind => kind.Type is not null) is { } named ? named with { Words = " | null" } : kinds[0];
        }

        if (schema.TryGetProperty("enum", out var values)) return new ShownKind(string.Join(" | ", values.EnumerateArray().Select(value => value.ToString() is { Length: > 0 } text ? text : "null")), null);
        if (!schema.TryGetProperty("type", out var type)) return new ShownKind("any", null);
        var names = type.ValueKind == JsonValueKind.Array ? string.Join(" | ", type.EnumerateArray().Select(one => one.GetString())) : type.GetString()!;
        if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object)
            return new ShownKind(names.Replace("object", $"{{ string: {Written(others).Words} }}", StringComparison.Ordinal), null);
        if (schema.TryGetProperty("items", out var items)) return Written(items) is var item && item.Type is not null ? item with { Words = "[]" } : new ShownKind($"{item.Words}[]", null);
        return new ShownKind(schema.TryGetProperty("format", out var format) ? $"{names} ({format.GetString()})" : names, null);
    }

    static string Text(JsonElement holder, string name) => holder.TryGetProperty(name, out var text) ? text.GetString()! : "";
}

/// <summary>A part of the API.</summary>
public sealed record ShownPart(string Name, string Title, IReadOnlyList<ShownCall> Calls);

/// <summary>A call.</summary>
public sealed record ShownCall(
    string Id, string Part, string Method, string Path, string Summary, string? Scope, IReadOnlyList<ShownField> Parameters, IReadOnlyList<ShownBody> Bodies, IReadOnlyList<ShownAnswer> Answers);

/// <summary>What may be sent, by media type.</summary>
public sealed record ShownBody(string MediaType, ShownKind Type);

/// <summary>What is answered.</summary>
public sealed record ShownAnswer(string Status, string Text, ShownKind? Type);

/// <summary>What is sent or answered under a name: an object of fields, or another value and what it is.</summary>
public sealed record ShownType(string Name, IReadOnlyList<ShownField> Fields, ShownKind? Kind, string Text);

/// <summary>A field of it, or a parameter.</summary>
public sealed record ShownField(string Name, ShownKind Kind, string Text, bool IsRequired);

/// <summary>What a value is: words, or one of the types with words after it.</summary>
public sealed record ShownKind(string Words, string? Type);
