using Ecusson.Competencies;

namespace Ecusson.Web.Competencies;

/// <summary>The competencies of a framework by what they are part of.</summary>
public sealed class FrameworkTree
{
    /// <summary>A framework with more competencies is shown level by level.</summary>
    public const int WholeUpTo = 300;

    readonly ILookup<string, Competency> parts;
    readonly Dictionary<string, Competency> byCode;

    /// <summary>Puts them in order.</summary>
    public FrameworkTree(IReadOnlyList<Competency> competencies)
    {
        byCode = competencies.ToDictionary(competency => competency.Code, StringComparer.Ordinal);
        parts = competencies.ToLookup(competency => competency.Parent is { } parent && byCode.ContainsKey(parent) ? parent : "", StringComparer.Ordinal);
        IsWhole = competencies.Count <= WholeUpTo;
    }

    /// <summary>Whether all levels are shown at once.</summary>
    public bool IsWhole { get; }

    /// <summary>What is part of a competency, in order; the top for an empty code.</summary>
    public IEnumerable<Competency> Parts(string code) => parts[code];

    /// <summary>The way down to a competency, from the top, itself last; nothing for a code that is unknown.</summary>
    public IReadOnlyList<Competency> Way(string code)
    {
        var way = new List<Competency>();
        for (var at = code; at is not null && byCode.TryGetValue(at, out var there); at = there.Parent) way.Insert(0, there);
        return way;
    }
}
