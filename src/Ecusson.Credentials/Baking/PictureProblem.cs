namespace Ecusson.Credentials.Baking;

/// <summary>The stable words for what is wrong with a picture.</summary>
public static class PictureProblem
{
    /// <summary>The file ends before the picture does.</summary>
    public const string Truncated = "png.truncated";

    /// <summary>The first chunk is not a valid <c>IHDR</c> (PNG §11.2.1).</summary>
    public const string Header = "png.header";

    /// <summary>A chunk's name or order is not allowed (PNG §5.3, §5.6).</summary>
    public const string Chunk = "png.chunk";

    /// <summary>A chunk that was read does not match its check sum (PNG §5.5).</summary>
    public const string Crc = "png.crc";

    /// <summary>There is no image data (<c>IDAT</c>).</summary>
    public const string NoImageData = "png.no-image-data";

    /// <summary>Bytes follow the end of the picture. Said by <see cref="PngBaking.Check"/> alone.</summary>
    public const string TrailingBytes = "png.trailing-bytes";

    /// <summary>A badge's text chunk cannot be taken apart: no end of keyword, bytes that are not UTF-8, broken compression.</summary>
    public const string Text = "png.text";

    /// <summary>A text, a picture or its nesting is larger than allowed.</summary>
    public const string TooLarge = "picture.too-large";

    /// <summary>The file has a DOCTYPE: it could define entities that grow without end or name other files.</summary>
    public const string Dtd = "svg.dtd";

    /// <summary>The file is not well-formed XML.</summary>
    public const string Xml = "svg.xml";

    /// <summary>The file's characters are in an encoding other than UTF-8, UTF-16, ISO-8859-1 or ASCII, or do not keep to it.</summary>
    public const string Encoding = "svg.encoding";

    /// <summary>Elements point to each other in a ring, or so often that drawing the picture would never end.</summary>
    public const string Expansion = "svg.expansion";
}
