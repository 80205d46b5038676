namespace Ecusson.Credentials.Baking;

/// <summary>What came of making a stranger's SVG safe to show.</summary>
public abstract record SanitizeOutcome
{
    private SanitizeOutcome() { }

    /// <summary>A drawing that holds nothing but what is on the allow-list.</summary>
    /// <param name="Svg">The new file, UTF-8.</param>
    /// <param name="Removed">What was left out, each once: <c>element script</c>, <c>attribute onload</c>, <c>value href</c>,
    /// <c>style behavior</c>. At most 100 are named.</param>
    public sealed record Safe(ReadOnlyMemory<byte> Svg, IReadOnlyList<string> Removed) : SanitizeOutcome;

    /// <summary>These bytes are not an SVG.</summary>
    public sealed record NotAPicture : SanitizeOutcome;

    /// <summary>The file cannot be made safe.</summary>
    /// <param name="Code">A stable word: see <see cref="PictureProblem"/>.</param>
    /// <param name="Detail">The element concerned; may be empty. Not a sentence.</param>
    public sealed record Refused(string Code, string Detail) : SanitizeOutcome;
}
