namespace Ecusson.Files.Pictures;

/// <summary>What a check of a picture found.</summary>
public abstract record PictureJudgement
{
    private PictureJudgement() { }

    /// <summary>A picture that may be shown.</summary>
    /// <param name="Bytes">The bytes to keep: without comments, places and other baggage; for SVG built anew.</param>
    /// <param name="MediaType"><c>image/png</c> or <c>image/svg+xml</c>.</param>
    /// <param name="Width">In pixels.</param>
    /// <param name="Height">In pixels.</param>
    /// <param name="Removed">What was left out of an SVG (<see cref="Credentials.Baking.SanitizeOutcome.Safe"/>); empty for a PNG.</param>
    public sealed record Sound(ReadOnlyMemory<byte> Bytes, string MediaType, int Width, int Height, IReadOnlyList<string> Removed) : PictureJudgement;

    /// <summary>Not a picture that may be shown.</summary>
    public sealed record Refused(PictureRefusal Why) : PictureJudgement;
}

/// <summary>Why a picture is refused. Each has its sentence.</summary>
public enum PictureRefusal
{
    /// <summary>There are no bytes.</summary>
    Empty,

    /// <summary>More than <see cref="PictureCheck.MostBytes"/>, or an SVG that would grow beyond measure.</summary>
    TooLarge,

    /// <summary>Wider or higher than <see cref="PictureCheck.MostPixels"/>.</summary>
    TooWide,

    /// <summary>Neither PNG nor SVG nor any other picture that we recognise.</summary>
    NotAPicture,

    /// <summary>A picture of another format, e.g. JPEG: Open Badges takes PNG and SVG alone.</summary>
    OtherFormat,

    /// <summary>The name says PNG and the content SVG, or the reverse.</summary>
    LyingName,

    /// <summary>The file ends before the picture does.</summary>
    Truncated,

    /// <summary>The file is damaged.</summary>
    Broken,

    /// <summary>An SVG with a document type declaration.</summary>
    Dtd,

    /// <summary>An SVG that says neither <c>viewBox</c> nor width and height in pixels.</summary>
    NoSize,

    /// <summary>An SVG that takes longer to paint than any badge should.</summary>
    TooCostly,

    /// <summary>An SVG with text: how it looks depends on typefaces that its readers may not have; it must be turned into paths.</summary>
    HoldsText,
}
