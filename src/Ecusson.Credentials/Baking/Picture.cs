using System.Buffers;

namespace Ecusson.Credentials.Baking;

/// <summary>Badges in pictures, whichever of the two formats the bytes are; the file's name is not asked.</summary>
public static class Picture
{
    /// <summary>Finds the badges in a PNG or an SVG. Never throws for what the bytes are.</summary>
    public static UnbakeOutcome Unbake(ReadOnlyMemory<byte> picture)
    {
        if (PngBaking.IsPng(picture.Span)) return PngBaking.Unbake(picture);
        return SvgBaking.LooksLikeXml(picture.Span) ? SvgBaking.Unbake(picture) : new UnbakeOutcome.NotAPicture();
    }

    /// <summary>Writes the picture with a badge in it. Never throws for what the bytes are.</summary>
    /// <param name="picture">A PNG or an SVG.</param>
    /// <param name="badge">JSON object, compact JWS or, for Open Badges 2.0, an address; UTF-8.</param>
    /// <param name="standard">The standard that the badge follows.</param>
    /// <param name="output">Takes the baked picture; untouched unless the outcome is <see cref="BakeOutcome.Baked"/>.</param>
    public static BakeOutcome Bake(ReadOnlyMemory<byte> picture, ReadOnlyMemory<byte> badge, BakedStandard standard, IBufferWriter<byte> output)
    {
        badge = BakedText.Trim(badge);
        if (PngBaking.IsPng(picture.Span)) return PngBaking.Bake(picture.Span, badge.Span, standard, output);
        return SvgBaking.LooksLikeXml(picture.Span) ? SvgBaking.Bake(picture, badge, standard, output) : new BakeOutcome.NotAPicture();
    }
}
