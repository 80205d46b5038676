using System.Globalization;
using Ecusson.Storage;

namespace Ecusson.Competencies;

/// <summary>What a framework may hold.</summary>
public static class FrameworkRules
{
    /// <summary>Most competencies of a framework.</summary>
    public const int MostRows = 20_000;

    /// <summary>Most frameworks of an organisation.</summary>
    public const int MostFrameworks = 50;

    /// <summary>How many competencies may stand in one another.</summary>
    public const int MostLevels = 10;

    /// <summary>Longest name, of a framework or a competency, in characters.</summary>
    public const int NameLength = 300;

    /// <summary>Longest code, in characters.</summary>
    public const int CodeLength = 100;

    /// <summary>Longest description, in characters.</summary>
    public const int DescriptionLength = 2000;

    /// <summary>Longest address, in characters.</summary>
    public const int AddressLength = 2000;

    /// <summary>Most problems that are told at once: whoever mends these sees the rest.</summary>
    public const int MostProblems = 100;

    /// <summary>What can be wrong with a cell. Each has its sentence.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["missing", "twice", "unknown-parent", "circle", "too-deep", "too-long", "not-text", "not-a-link"];

    /// <summary>Whether a text is an address that can be followed: http or https.</summary>
    public static bool IsLink(string text) =>
        text is { Length: <= AddressLength } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0 && uri.Host.Length > 0;

    /// <summary>What cannot be taken, in the order of the lines, <see cref="MostProblems"/> at most.</summary>
    public static IReadOnlyList<FrameworkProblem> Problems(IReadOnlyList<FrameworkRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var first = new Dictionary<string, FrameworkRow>(StringComparer.Ordinal);
        foreach (var row in rows) first.TryAdd(row.Code, row);
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. rows.SelectMany(row => Of(row, first, depths)).Take(MostProblems)];
    }

    static IEnumerable<FrameworkProblem> Of(FrameworkRow row, Dictionary<string, FrameworkRow> first, Dictionary<string, int> depths)
    {
        if (row.Code.Length == 0) yield return new FrameworkProblem(row.Line, "code", "missing");
        else if (first[row.Code] is var before && before != row) yield return new FrameworkProblem(row.Line, "code", "twice", before.Line.ToString(CultureInfo.InvariantCulture));
        if (Wrong(row.Code, CodeLength) is { } code) yield return new FrameworkProblem(row.Line, "code", code);
        if (row.Parent.Length > 0)
        {
            if (!first.ContainsKey(row.Parent)) yield return new FrameworkProblem(row.Line, "parent", "unknown-parent", row.Parent.Length <= CodeLength ? row.Parent : "");
            else if (Depth(row, first, depths) is var depth and (InCircle or > MostLevels)) yield return new FrameworkProblem(row.Line, "parent", depth == InCircle ? "circle" : "too-deep");
        }

        if (row.Name.IsEmpty) yield return new FrameworkProblem(row.Line, "name", "missing");
        foreach (var (language, name) in row.Name.ByLanguage)
            if (Wrong(name, NameLength) is { } wrong) yield return new FrameworkProblem(row.Line, $"name_{language}", wrong);
        foreach (var (language, text) in row.Description.ByLanguage)
            if (Wrong(text, DescriptionLength, isLine: false) is { } wrong) yield return new FrameworkProblem(row.Line, $"description_{language}", wrong);
        if (row.Address.Length > 0 && !IsLink(row.Address)) yield return new FrameworkProblem(row.Line, "address", "not-a-link");
    }

    const int InCircle = int.MaxValue;

    // How deep it stands, from 1. Each code is walked once: what was found on the way up is kept.
    static int Depth(FrameworkRow row, Dictionary<string, FrameworkRow> first, Dictionary<string, int> depths)
    {
        var way = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var at = row.Code;
        var depth = 0;
        while (!depths.TryGetValue(at, out depth))
        {
            if (!seen.Add(at))
            {
                depth = InCircle;
                break;
            }

            way.Add(at);
            if (!first.TryGetValue(at, out var there) || there.Parent.Length == 0)
            {
                depth = 0;
                break;
            }

            at = there.Parent;
        }

        for (var step = way.Count - 1; step >= 0; step--) depths[way[step]] = depth = depth == InCircle ? InCircle : depth + 1;
        return depths[row.Code];
    }

    static string? Wrong(string text, int longest, bool isLine = true) =>
        text.Any(sign => char.IsControl(sign) && (isLine || sign is not ('\n' or '\r' or '\t'))) ? "not-text" : text.Length > longest ? "too-long" : null;
}
