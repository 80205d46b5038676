using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges;

/// <summary>The properties of one JSON object, read tolerantly and each once, so that what nobody asked for can be kept.</summary>
sealed class Fields
{
    readonly JsonProperty[] all;
    readonly bool[] taken;

    Fields(JsonElement json)
    {
        all = new JsonProperty[json.GetPropertyCount()];
        taken = new bool[all.Length];
        var i = 0;
        foreach (var property in json.EnumerateObject()) all[i++] = property;
    }

    public static Fields? Of(JsonElement json) => json.ValueKind == JsonValueKind.Object ? new Fields(json) : null;

    public JsonElement Value(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < all.Length; i++)
        {
            if (taken[i] || !JsonValues.Is(all[i], name)) continue;
            taken[i] = true;
            return all[i].Value;
        }

        return default;
    }

    public string? Text(ReadOnlySpan<byte> name) => TextOf(Value(name));

    public DateTimeOffset? Moment(ReadOnlySpan<byte> name) => DateTimeZ.TryReadTolerant(Value(name), out var moment) ? moment : null;

    public double? Number(ReadOnlySpan<byte> name) =>
        Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    public bool? Truth(ReadOnlySpan<byte> name) => Value(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public IReadOnlyList<string> Texts(ReadOnlySpan<byte> name) => JsonValues.Texts(Value(name));

    public IReadOnlyList<JsonElement> Kept(ReadOnlySpan<byte> name)
    {
        var values = JsonValues.Many(Value(name));
        return values.Count == 0 ? [] : [.. values.Select(value => value.Clone())];
    }

    public T? One<T>(ReadOnlySpan<byte> name, Func<JsonElement, T?> read)
        where T : class
    {
        var value = Value(name);
        return value.ValueKind == JsonValueKind.Array ? JsonValues.Many(value).Select(read).FirstOrDefault(part => part is not null) : read(value);
    }

    public IReadOnlyList<T> Many<T>(ReadOnlySpan<byte> name, Func<JsonElement, T?> read)
        where T : class
    {
        var values = JsonValues.Many(Value(name));
        if (values.Count == 0) return [];
        var parts = new List<T>(values.Count);
        foreach (var value in values)
        {
            if (read(value) is { } part) parts.Add(part);
        }

        return parts;
    }

    /// <summary>What nobody asked for; nulls are left out.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Rest()
    {
        List<KeyValuePair<string, JsonElement>>? rest = null;
        for (var i = 0; i < all.Length; i++)
        {
            if (!taken[i] && all[i].Value.ValueKind != JsonValueKind.Null && JsonValues.Name(all[i]) is { } name)
                (rest ??= []).Add(new(name, all[i].Value.Clone()));
        }

        return rest ?? (IReadOnlyList<KeyValuePair<string, JsonElement>>)[];
    }

    // A text may come as a value with language (VC 2.0 §11.1), or one of several in an array: the first is shown.
    static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonValues.Text(value),
        JsonValueKind.Object => JsonValues.Text(value, "@value"u8),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind != JsonValueKind.Array => TextOf(value[0]),
        _ => null,
    };
}
