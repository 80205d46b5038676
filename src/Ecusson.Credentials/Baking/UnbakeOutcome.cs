namespace Ecusson.Credentials.Baking;

/// <summary>What came of looking for badges in a picture.</summary>
public abstract record UnbakeOutcome
{
    private UnbakeOutcome() { }

    /// <summary>The picture carries at least one badge text.</summary>
    /// <param name="Contents">Open Badges 3.0 before 2.0; of one standard, an address or JWS before JSON. Never empty.</param>
    public sealed record Found(IReadOnlyList<BakedContent> Contents) : UnbakeOutcome;

    /// <summary>The picture is whole and carries no badge that counts.</summary>
    /// <param name="Irregularities">What looked like a badge and is not one by the standard: <c>text-chunk</c> (an Open Badges 3.0
    /// text in <c>tEXt</c>), <c>compressed-text-chunk</c> (in <c>zTXt</c>), <c>unrecognised-text</c> (neither JSON, JWS nor address).
    /// Usually empty.</param>
    public sealed record Nothing(IReadOnlyList<string> Irregularities) : UnbakeOutcome;

    /// <summary>These bytes are neither a PNG nor an SVG, whatever their name says.</summary>
    public sealed record NotAPicture : UnbakeOutcome;

    /// <summary>It begins as a PNG or an SVG and is damaged, cut short, or asks for what is not allowed.</summary>
    /// <param name="Code">A stable word: see <see cref="PictureProblem"/>.</param>
    /// <param name="Detail">The chunk, element or limit concerned; may be empty. Not a sentence.</param>
    public sealed record Broken(string Code, string Detail) : UnbakeOutcome;
}
