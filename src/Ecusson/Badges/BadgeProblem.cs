namespace Ecusson.Badges;

/// <summary>One thing in what a badge says that cannot be kept, or that keeps it from being published; see <see cref="BadgeRules"/>.</summary>
/// <param name="Field">Which field, as a program names it, e.g. <c>description</c>.</param>
/// <param name="Code">What is wrong with it, e.g. <c>too-long</c>.</param>
/// <param name="Language">In which of its languages; null for what is said in none, or in one that is unknown.</param>
/// <param name="Criterion">Under <c>criteriaList</c>, which of them, from 1; null for all of them.</param>
/// <param name="IsText">Of a criterion, whether it is the text below its name.</param>
public sealed record BadgeProblem(string Field, string Code, string? Language = null, int? Criterion = null, bool IsText = false)
{
    /// <summary>The first problem of each field, as a program is told.</summary>
    public static IReadOnlyDictionary<string, string> ByField(IEnumerable<BadgeProblem> problems) =>
        problems.DistinctBy(problem => problem.Field, StringComparer.Ordinal).ToDictionary(problem => problem.Field, problem => problem.Code, StringComparer.Ordinal);
}
