using System.Globalization;
using System.Text;

namespace Ecusson.Credentials.Vc;

/// <summary>Where in a document the judge stands, and what it has found: a JSON Pointer that is written out only for a problem.</summary>
sealed class Pointer
{
    /// <summary>Deeper objects are not judged: no standard here nests half as deep.</summary>
    public const int Deepest = 64;

    (string? Name, int Index)[] steps = new (string?, int)[16];
    int depth;
    List<DocumentProblem>? problems;

    public IReadOnlyList<DocumentProblem> Problems => problems ?? (IReadOnlyList<DocumentProblem>)[];

    public bool Enter(string name) => Push((name, 0));

    public bool Enter(int index) => Push((null, index));

    public void Leave() => depth--;

    public void Report(string code, string detail, bool breaks = true) =>
        (problems ??= []).Add(new DocumentProblem(code, ToString(), detail, breaks));

    public void Report(string name, string code, string detail, bool breaks = true)
    {
        if (!Enter(name)) return;
        Report(code, detail, breaks);
        Leave();
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < depth; i++)
        {
            text.Append('/');
            if (steps[i].Name is { } name) text.Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            else text.Append(steps[i].Index.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    bool Push((string? Name, int Index) step)
    {
        if (depth == Deepest)
        {
            Report(VcProblems.TooDeep, Deepest.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        if (depth == steps.Length) Array.Resize(ref steps, steps.Length * 2);
        steps[depth++] = step;
        return true;
    }
}
