using Ecusson.Storage;

namespace Ecusson.Competencies;

/// <summary>One competency of a framework as it is handed in.</summary>
public sealed record FrameworkRow
{
    /// <summary>The line of the file that it stands on, or its place in a list, from 1: where to look when something is wrong.</summary>
    public required int Line { get; init; }

    /// <summary>Its code, which no other has.</summary>
    public required string Code { get; init; }

    /// <summary>Code of the competency that it is part of; empty at the top.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Its name by language.</summary>
    public LocalizedText Name { get; init; } = LocalizedText.Empty;

    /// <summary>What it means, by language.</summary>
    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>Its address at its keeper's; empty for none.</summary>
    public string Address { get; init; } = "";
}

/// <summary>A cell of a framework that cannot be taken.</summary>
/// <param name="Line">Its line; see <see cref="FrameworkRow.Line"/>.</param>
/// <param name="Column">Its column, e.g. <c>code</c> or <c>name_fr</c>.</param>
/// <param name="Code">What is wrong: one of <see cref="FrameworkRules.Codes"/>.</param>
/// <param name="Other">What it is wrong with: the line that has the code already, or the code that is unknown; empty otherwise.</param>
public sealed record FrameworkProblem(int Line, string Column, string Code, string Other = "");
