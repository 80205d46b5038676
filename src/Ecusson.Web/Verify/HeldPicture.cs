using System.Buffers.Text;
using Ecusson.Credentials.Baking;

namespace Ecusson.Web.Verify;

/// <summary>
/// The picture of a badge, taken from the very bytes that were handed in. It is never fetched: an address in a badge would tell a stranger who
/// looks at it, and could show another picture tomorrow.
/// </summary>
static class HeldPicture
{
    const int Largest = 1024 * 1024;
    const string DataScheme = "data:";

    /// <summary>The picture as a data URI; null when there is none, or none that is fit to be shown.</summary>
    /// <param name="badge">What was handed in.</param>
    /// <param name="image">What the badge names as its picture; used only when it is itself a data URI.</param>
    public static string? Of(ReadOnlyMemory<byte> badge, string? image) => Safe(badge) ?? (Embedded(image) is { } inside ? Safe(inside) : null);

    static string? Safe(ReadOnlyMemory<byte> picture)
    {
        if (picture.Length is 0 or > Largest) return null;
        if (PngBaking.IsPng(picture.Span)) return $"data:image/png;base64,{Convert.ToBase64String(picture.Span)}";
        return SvgSanitizer.Sanitize(picture) is SanitizeOutcome.Safe safe ? $"data:image/svg+xml;base64,{Convert.ToBase64String(safe.Svg.Span)}" : null;
    }

    static byte[]? Embedded(string? image)
    {
        if (image is null || !image.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase) || image.Length > Largest * 2) return null;
        var comma = image.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !image.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase)) return null;
        var text = image.AsSpan(comma + 1);
        return Base64.IsValid(text) ? Convert.FromBase64String(text.ToString()) : null;
    }
}
