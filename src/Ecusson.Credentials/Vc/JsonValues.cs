using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ecusson.Credentials.Vc;

/// <summary>Tolerant looks into JSON that anyone may have written: nothing here throws for what the JSON says.</summary>
static class JsonValues
{
    /// <summary>The text of a JSON string; null for anything else, and for a string that is not Unicode text (a lone surrogate).</summary>
    public static string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (raw.IndexOf((byte)'\\') < 0) return System.Text.Unicode.Utf8.IsValid(raw) ? System.Text.Encoding.UTF8.GetString(raw) : null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json has no other way of saying that an escape is half a character.
            return null;
        }
    }

    /// <summary>The name of a property; null when it is not Unicode text.</summary>
    public static string? Name(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        if (raw.IndexOf((byte)'\\') < 0) return System.Text.Unicode.Utf8.IsValid(raw) ? System.Text.Encoding.UTF8.GetString(raw) : null;
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The UTF-8 of a property's name, unescaped; what stands in the JSON where that is not Unicode text.</summary>
    public static ReadOnlySpan<byte> Utf8(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.IndexOf((byte)'\\') >= 0 && Name(property) is { } text ? System.Text.Encoding.UTF8.GetBytes(text) : raw;
    }

    /// <summary>True when the property has this name, however it is escaped.</summary>
    public static bool Is(JsonProperty property, ReadOnlySpan<byte> name) => Utf8(property).SequenceEqual(name);

    /// <summary>True when the value is a JSON string with this text; an escaped string is compared after unescaping.</summary>
    public static bool Is(JsonElement value, ReadOnlySpan<byte> text)
    {
        if (value.ValueKind != JsonValueKind.String) return false;
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (raw.SequenceEqual(text)) return true;
        return raw.IndexOf((byte)'\\') >= 0 && Text(value) is { } written && System.Text.Encoding.UTF8.GetBytes(written).AsSpan().SequenceEqual(text);
    }

    /// <summary>
    /// The UTF-8 of a JSON string without allocation, as far as <paramref name="unescaped"/> holds it: a string with escapes
    /// (some writers escape <c>+</c>) that is longer, or is not Unicode text, comes out as it stands in the JSON.
    /// </summary>
    public static ReadOnlySpan<byte> Utf8(JsonElement value, Span<byte> unescaped)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (raw.IndexOf((byte)'\\') < 0) return raw;
        return Text(value) is { } text && System.Text.Encoding.UTF8.TryGetBytes(text, unescaped, out var length) ? unescaped[..length] : raw;
    }

    /// <summary>The property of an object; false when the value is not an object, or the property is absent or null.</summary>
    public static bool TryGet(JsonElement value, ReadOnlySpan<byte> name, out JsonElement found)
    {
        found = default;
        if (value.ValueKind != JsonValueKind.Object) return false;
        foreach (var property in value.EnumerateObject())
        {
            if (!Is(property, name)) continue;
            found = property.Value;
            return found.ValueKind != JsonValueKind.Null;
        }

        return false;
    }

    /// <summary>The text of an object's property; null when absent or no text.</summary>
    public static string? Text(JsonElement value, ReadOnlySpan<byte> name) => TryGet(value, name, out var found) ? Text(found) : null;

    /// <summary>The values of a property that may be one value or an array of them; nulls are left out.</summary>
    public static IReadOnlyList<JsonElement> Many(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Undefined or JsonValueKind.Null:
                return [];
            case JsonValueKind.Array:
                var length = value.GetArrayLength();
                if (length == 0) return [];
                var list = new List<JsonElement>(length);
                foreach (var item in value.EnumerateArray())
                {
                    if (item.ValueKind != JsonValueKind.Null) list.Add(item);
                }

                return list;
            default:
                return [value];
        }
    }

    /// <summary>The texts of a property that may be one text or an array of them; what is no text is left out.</summary>
    public static IReadOnlyList<string> Texts(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return Text(value) is { } single ? [single] : [];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is 0) return [];
        var texts = new List<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            if (Text(item) is { } text) texts.Add(text);
        }

        return texts;
    }

    /// <summary>A short picture of a value for a problem's detail.</summary>
    public static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => DocumentProblem.Shorten(Text(value) ?? ""),
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.Undefined => "",
        _ => DocumentProblem.Shorten(value.GetRawText()),
    };
}
