using System.Text;
using System.Xml.Linq;

namespace Ecusson.Credentials.Baking;

/// <summary>
/// Makes a stranger's SVG safe to show. The drawing is built anew from an allow-list of elements, attributes and style
/// properties: what is not on it is left out, so that a new way to run a script needs no new rule here. There is no script, event, link, animation,
/// foreign content or address outside the file in what comes out; a badge baked into it is left out as well.
/// </summary>
public static class SvgSanitizer
{
    /// <summary>Sanitises a drawing. Never throws for what the bytes are; the same bytes give the same answer.</summary>
    /// <param name="picture">The SVG as it was handed in; DOCTYPE, more than 16 MiB or elements deeper than 128 are refused.</param>
    public static SanitizeOutcome Sanitize(ReadOnlyMemory<byte> picture)
    {
        if (!SvgBaking.LooksLikeXml(picture.Span)) return new SanitizeOutcome.NotAPicture();
        if (SvgSource.Decode(picture.Span, out var problem) is not { } source) return new SanitizeOutcome.Refused(problem, "");
        // The first walk refuses what is not well-formed or too deep, so that the tree below may be walked by recursion.
        var reading = SvgReading.Of(source);
        if (reading.Problem is { } broken) return new SanitizeOutcome.Refused(broken, "");
        if (!reading.IsSvg) return new SanitizeOutcome.NotAPicture();

        using var reader = source.Read();
        var drawing = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        var rebuild = new SvgRebuild(drawing);
        var safe = rebuild.Of(drawing)!;
        if (SvgExpansion.IsExcessive(safe, out var at)) return new SanitizeOutcome.Refused(PictureProblem.Expansion, at);
        return new SanitizeOutcome.Safe(Encoding.UTF8.GetBytes(safe.ToString(SaveOptions.DisableFormatting)), rebuild.Removed);
    }
}
