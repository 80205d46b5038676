using System.Buffers;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Ecusson.Credentials.Baking;

/// <summary>Puts badges into SVG pictures and finds them there (Open Badges 3.0 §5.3.2, Open Badges 2.0 baking §3).</summary>
/// <remarks>A file with a DOCTYPE is refused; so is one of more than 16 MiB or with elements nested deeper than 128. Nothing here
/// makes a drawing safe to show: <see cref="SvgSanitizer"/> does.</remarks>
public static class SvgBaking
{
    /// <summary>True when the bytes could be XML: a <c>&lt;</c> comes first, after a byte order mark and white space.</summary>
    public static bool LooksLikeXml(ReadOnlySpan<byte> picture)
    {
        if (picture is [0xFF, 0xFE, (byte)'<', 0, ..] or [0xFE, 0xFF, 0, (byte)'<', ..]) return true;
        if (picture.StartsWith("\uFEFF"u8)) picture = picture[3..];
        return picture.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
    }

    /// <summary>Finds the badges in an SVG: any prefix, CDATA in one piece or several, or escaped text.</summary>
    public static UnbakeOutcome Unbake(ReadOnlyMemory<byte> picture)
    {
        if (SvgSource.Decode(picture.Span, out var problem) is not { } source) return new UnbakeOutcome.Broken(problem, "");
        var reading = SvgReading.Of(source);
        if (reading.Problem is { } broken) return new UnbakeOutcome.Broken(broken, "");
        return reading.IsSvg ? reading.Outcome() : new UnbakeOutcome.NotAPicture();
    }

    /// <summary>
    /// Writes the picture with the badge in one element right after the <c>svg</c> tag, with the prefix <c>openbadges</c> that
    /// readers of literal text look for. Elements of the same standard are left out; every other character stays as it is.
    /// </summary>
    /// <param name="picture">An SVG in UTF-8, UTF-16 or ISO-8859-1.</param>
    /// <param name="badge">JSON object, compact JWS or, for Open Badges 2.0, an address; UTF-8.</param>
    /// <param name="standard">Chooses element and namespace.</param>
    /// <param name="output">Takes the baked picture in UTF-8; untouched unless the outcome is <see cref="BakeOutcome.Baked"/>.</param>
    public static BakeOutcome Bake(ReadOnlyMemory<byte> picture, ReadOnlyMemory<byte> badge, BakedStandard standard, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (BakedText.KindOf(badge.Span, standard) is not { } kind || !BakedText.IsUtf8WithoutNul(badge.Span)) return new BakeOutcome.NotABadge();
        var text = Encoding.UTF8.GetString(badge.Span);
        if (!text.EnumerateRunes().All(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value))) return new BakeOutcome.NotABadge();
        if (SvgSource.Decode(picture.Span, out var problem) is not { } source) return new BakeOutcome.Broken(problem, "");
        var reading = SvgReading.Of(source);
        if (reading.Problem is { } broken) return new BakeOutcome.Broken(broken, "");
        if (!reading.IsSvg) return new BakeOutcome.NotAPicture();

        var baked = Write(source, reading, Element(text, badge, kind, standard, reading.RootBinding), standard);
        var length = Encoding.UTF8.GetByteCount(baked) + (source.HasByteOrderMark ? 3 : 0);
        var span = output.GetSpan(length);
        if (source.HasByteOrderMark) "\uFEFF"u8.CopyTo(span);
        Encoding.UTF8.GetBytes(baked, span[(source.HasByteOrderMark ? 3 : 0)..]);
        output.Advance(length);
        return new BakeOutcome.Baked(length);
    }

    static string Write(SvgSource source, SvgReading reading, string element, BakedStandard standard)
    {
        var baked = new StringBuilder(source.Text.Length + element.Length + 64);
        var nameEnd = reading.RootName + reading.RootQName.Length;
        baked.Append(source.Text, 0, nameEnd);
        if (reading.RootBinding is null)
            baked.Append(" xmlns:").Append(SvgReading.Prefix).Append("=\"").Append(SvgReading.NamespaceOf(standard)).Append('"');
        var tagEnd = source.EndOfTag(nameEnd);
        if (source.Text[tagEnd - 2] == '/')
        {
            baked.Append(source.Text, nameEnd, tagEnd - 2 - nameEnd).Append('>').Append(element);
            baked.Append("</").Append(reading.RootQName).Append('>');
        }
        else
        {
            baked.Append(source.Text, nameEnd, tagEnd - nameEnd).Append(element);
        }

        foreach (var place in reading.Places.Where(p => p.Standard == standard))
        {
            baked.Append(source.Text, tagEnd, place.Start - tagEnd);
            tagEnd = place.End;
        }

        return baked.Append(source.Text, tagEnd, source.Text.Length - tagEnd).ToString();
    }

    static string Element(string text, ReadOnlyMemory<byte> badge, BakedKind kind, BakedStandard standard, string? rootBinding)
    {
        var name = $"{SvgReading.Prefix}:{SvgReading.ElementOf(standard)}";
        var address = SvgReading.NamespaceOf(standard);
        // The other standard may hold the prefix at the root: then this element binds it for itself.
        var binding = rootBinding is null || rootBinding == address ? "" : $" xmlns:{SvgReading.Prefix}=\"{address}\"";
        var verify = kind != BakedKind.Json ? text : standard == BakedStandard.OpenBadges2 ? HostedAt(badge) : null;
        var attribute = verify is null ? "" : $" verify=\"{SecurityElement.Escape(verify)}\"";
        var content = kind == BakedKind.Json ? $"<![CDATA[{text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>" : "";
        return $"<{name}{binding}{attribute}>{content}</{name}>";
    }

    /// <summary>The address that an Open Badges 2.0 assertion is to be verified at: its id, where that is one.</summary>
    static string? HostedAt(ReadOnlyMemory<byte> assertion)
    {
        try
        {
            using var json = JsonDocument.Parse(assertion);
            if (!json.RootElement.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String) return null;
            var address = id.GetString()!;
            return BakedText.KindOf(Encoding.UTF8.GetBytes(address), BakedStandard.OpenBadges2) == BakedKind.Url ? address : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text with braces that is no JSON is baked as it stands; judging it is verification's part.
            return null;
        }
    }
}
