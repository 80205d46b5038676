using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Can the document be read, and does it keep to its standard?</summary>
static class DocumentCheck
{
    public static void Judge(Findings findings, string standard, IReadOnlyList<DocumentProblem> problems, string source)
    {
        var breaks = problems.Where(problem => problem.Breaks).ToList();
        if (breaks.Count > 0)
            findings.Failed(CheckName.Document, Codes.DocumentBreaks, source, ("standard", standard), ("count", $"{breaks.Count}"), ("first", Shown(breaks[0])));
        else if (problems.Count > 0)
            findings.Passed(CheckName.Document, Codes.DocumentDeviates, source, ("standard", standard), ("count", $"{problems.Count}"), ("first", Shown(problems[0])));
        else
            findings.Passed(CheckName.Document, Codes.DocumentRead, source, ("standard", standard));
    }

    // The code and where it stands: exact words for whoever has to mend it. The sentence around them says what they mean for the badge.
    static string Shown(DocumentProblem problem) =>
        $"{problem.Code}{(problem.Path.Length > 0 ? $" {problem.Path}" : "")}{(problem.Detail.Length > 0 ? $" ({problem.Detail})" : "")}";
}
