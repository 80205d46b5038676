using Ecusson.Files.Tables;

namespace Ecusson.Imports;

/// <summary>One person of a list, cell by cell, as it was written.</summary>
public sealed record ListRow
{
    /// <summary>The mail address.</summary>
    public string Address { get; init; } = "";

    /// <summary>The name; empty when none is given.</summary>
    public string Name { get; init; } = "";

    /// <summary>The day it was earned on; empty for the list's.</summary>
    public string AwardedOn { get; init; } = "";

    /// <summary>The last day of validity; empty for the badge's.</summary>
    public string ValidUntil { get; init; } = "";

    /// <summary>What the person did; empty when nothing is said.</summary>
    public string Story { get; init; } = "";

    /// <summary>Address of evidence; empty for none.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Whether its owner had hidden it in the workbook: it is left out until they take it in.</summary>
    public bool IsHidden { get; init; }

    internal bool IsEmpty => this with { IsHidden = false } == new ListRow();

    /// <summary>The same with one cell filled in, trimmed and cut; a first name goes before the name.</summary>
    internal ListRow With(ListColumn column, string cell) => TableText.Cut(cell.Trim(), ReadList.LongestCell) switch
    {
        "" => this,
        var text => Filled(column, text),
    };

    ListRow Filled(ListColumn column, string text) => column switch
    {
        ListColumn.Address => this with { Address = text },
        ListColumn.Name => this with { Name = $"{Name} {text}".Trim() },
        ListColumn.FirstName => this with { Name = $"{text} {Name}".Trim() },
        ListColumn.AwardedOn => this with { AwardedOn = text },
        ListColumn.ValidUntil => this with { ValidUntil = text },
        ListColumn.Story => this with { Story = text },
        _ => this with { Evidence = text },
    };
}
