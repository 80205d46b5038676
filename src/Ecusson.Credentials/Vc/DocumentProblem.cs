namespace Ecusson.Credentials.Vc;

/// <summary>One thing in a document that its standard does not allow, or advises against.</summary>
/// <param name="Code">Stable kebab-case word, listed in the layer's own table (<see cref="VcProblems"/>,
/// <see cref="OpenBadges.V3.OpenBadgeProblems"/>, <see cref="OpenBadges.V2.OpenBadge2Problems"/>).</param>
/// <param name="Path">JSON Pointer (RFC 6901) to the place; empty for the whole document.</param>
/// <param name="Detail">The property, term or value concerned, verbatim and possibly shortened; may be empty. Not a sentence.</param>
/// <param name="Breaks">True when the document is not of its standard because of it; false when it is a warning.</param>
public sealed record DocumentProblem(string Code, string Path, string Detail, bool Breaks)
{
    const int LongestDetail = 200;

    internal static string Shorten(string text) => text.Length <= LongestDetail ? text : string.Concat(text.AsSpan(0, LongestDetail), "…");
}
