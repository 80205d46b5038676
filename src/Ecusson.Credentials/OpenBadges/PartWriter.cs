using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges;

/// <summary>Writes the plain JSON form: an array wherever the standard says 0..* or 1..*, nothing for null or an empty list.</summary>
sealed class PartWriter(Utf8JsonWriter json)
{
    public Utf8JsonWriter Json => json;

    public void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    public void Moment(ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is not { } moment) return;
        Span<byte> text = stackalloc byte[40];
        json.WriteString(name, text[..DateTimeZ.Write(moment, text)]);
    }

    public void Number(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
    }

    public void Truth(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } truth) json.WriteBoolean(name, truth);
    }

    public void Texts(ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        if (values.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public void Kept(ReadOnlySpan<byte> name, IReadOnlyList<JsonElement> values)
    {
        if (values.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var value in values) AsItStands(value);
        json.WriteEndArray();
    }

    public void One(ReadOnlySpan<byte> name, OpenBadgePart? part)
    {
        if (part is null) return;
        json.WritePropertyName(name);
        Part(part);
    }

    public void Many(ReadOnlySpan<byte> name, IReadOnlyList<OpenBadgePart> parts)
    {
        if (parts.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var part in parts) Part(part);
        json.WriteEndArray();
    }

    public void Part(OpenBadgePart part)
    {
        json.WriteStartObject();
        part.WriteProperties(this);
        foreach (var (name, value) in part.Additional)
        {
            json.WritePropertyName(name);
            AsItStands(value);
        }

        json.WriteEndObject();
    }

    /// <summary>A value of another document, letter for letter but for the white space between its tokens.</summary>
    public void AsItStands(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        var kept = ArrayPool<byte>.Shared.Rent(raw.Length);
        var (length, inText, escaped) = (0, false, false);
        foreach (var letter in raw)
        {
            if (!inText && (letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) continue;
            kept[length++] = letter;
            if (letter == (byte)'"' && !escaped) inText = !inText;
            escaped = letter == (byte)'\\' && !escaped;
        }

        json.WriteRawValue(kept.AsSpan(0, length), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(kept);
    }
}
