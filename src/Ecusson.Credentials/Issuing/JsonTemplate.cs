using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Issuing;

/// <summary>A JSON text with holes for strings: made once from a text in which markers stand in the holes, then written for each person.</summary>
internal sealed class JsonTemplate
{
    readonly List<(byte[] Before, int Hole)> _parts = [];
    readonly byte[] _end;

    /// <summary>Splits a text at its markers.</summary>
    /// <param name="json">UTF-8 JSON in which each marker is the whole of a string.</param>
    /// <param name="markers">The marker of each hole that the text has.</param>
    public JsonTemplate(ReadOnlySpan<byte> json, TextTable markers)
    {
        while (First(json, markers) is var (hole, start) && hole >= 0)
        {
            _parts.Add((json[..start].ToArray(), hole));
            json = json[(start + markers[hole].Length)..];
        }

        _end = json.ToArray();
    }

    /// <summary>Writes the text with these values in its holes, escaped as JSON asks.</summary>
    public void Write(TextTable values, Utf8Buffer to)
    {
        foreach (var (before, hole) in _parts)
        {
            to.Append(before);
            AppendEscaped(values[hole], to);
        }

        to.Append(_end);
    }

    static void AppendEscaped(ReadOnlySpan<byte> text, Utf8Buffer to)
    {
        const int MaxGrowth = 6;
        if (AwardDocument.Encoder.FindFirstCharacterToEncodeUtf8(text) is var first && first < 0)
        {
            to.Append(text);
            return;
        }

        to.Append(text[..first]);
        text = text[first..];
        AwardDocument.Encoder.EncodeUtf8(text, to.Room(checked(text.Length * MaxGrowth)), out _, out var written);
        to.Advance(written);
    }

    static (int Hole, int Start) First(ReadOnlySpan<byte> json, TextTable markers)
    {
        var (first, start) = (-1, int.MaxValue);
        for (var hole = 0; hole < AwardValues.Count; hole++)
        {
            if (markers.Has(hole) && json.IndexOf(markers[hole]) is var at and >= 0 && at < start) (first, start) = (hole, at);
        }

        return (first, start);
    }
}
