using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Ecusson.Files.Pictures;

/// <summary>A PNG as an SVG that shows it and nothing else, for whoever wants a badge in that format.</summary>
public static class PngInSvg
{
    // PNG (third edition) 5.2 and 11.2.1: after the signature and the head of IHDR come width and height.
    const int WidthAt = 16, HeightAt = 20;

    /// <summary>The SVG, in UTF-8.</summary>
    /// <param name="png">A sound PNG (<see cref="PictureCheck"/>).</param>
    public static byte[] Of(ReadOnlySpan<byte> png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png[WidthAt..]), BinaryPrimitives.ReadInt32BigEndian(png[HeightAt..]));
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"><image width=\"{width}\" height=\"{height}\" href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/></svg>"));
    }
}
