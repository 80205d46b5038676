using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

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
        foreach (var value in values) value.WriteTo(json);
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
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
