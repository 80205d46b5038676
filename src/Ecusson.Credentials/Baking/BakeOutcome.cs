namespace Ecusson.Credentials.Baking;

/// <summary>What came of putting a badge's text into a picture.</summary>
public abstract record BakeOutcome
{
    private BakeOutcome() { }

    /// <summary>The baked picture was written.</summary>
    /// <param name="Length">Its length in bytes.</param>
    public sealed record Baked(int Length) : BakeOutcome;

    /// <summary>The bytes given as picture are neither a PNG nor an SVG. Nothing was written.</summary>
    public sealed record NotAPicture : BakeOutcome;

    /// <summary>The picture is damaged, cut short, or asks for what is not allowed. Nothing was written.</summary>
    /// <param name="Code">A stable word: see <see cref="PictureProblem"/>.</param>
    /// <param name="Detail">The chunk, element or limit concerned; may be empty. Not a sentence.</param>
    public sealed record Broken(string Code, string Detail) : BakeOutcome;

    /// <summary>The text is nothing that this standard bakes: a JSON object, a compact JWS or, for Open Badges 2.0, an http(s)
    /// address, in UTF-8 without NUL. Nothing was written.</summary>
    public sealed record NotABadge : BakeOutcome;
}
