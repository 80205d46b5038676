using Ecusson.Files.Tables;
using Ecusson.Storage;

namespace Ecusson.Imports;

/// <summary>What a column of a list holds.</summary>
public enum ListColumn
{
    /// <summary>The mail address.</summary>
    Address,

    /// <summary>The whole name.</summary>
    Name,

    /// <summary>The first name, which comes before <see cref="Name"/>.</summary>
    FirstName,

    /// <summary>The day it was earned on.</summary>
    AwardedOn,

    /// <summary>The last day of validity.</summary>
    ValidUntil,

    /// <summary>What the person did.</summary>
    Story,

    /// <summary>Address of evidence.</summary>
    Evidence,
}

/// <summary>Finds what a column holds by the name that people give it, in French or English.</summary>
static class ListColumns
{
    static readonly Dictionary<string, ListColumn> Names = new(StringComparer.Ordinal)
    {
        ["email"] = ListColumn.Address, ["e mail"] = ListColumn.Address, ["mail"] = ListColumn.Address, ["adresse"] = ListColumn.Address, ["address"] = ListColumn.Address,
        ["courriel"] = ListColumn.Address, ["adresse electronique"] = ListColumn.Address, ["adresse mail"] = ListColumn.Address, ["adresse e mail"] = ListColumn.Address,
        ["mail address"] = ListColumn.Address, ["email address"] = ListColumn.Address, ["e mail address"] = ListColumn.Address,
        ["name"] = ListColumn.Name, ["nom"] = ListColumn.Name, ["nom complet"] = ListColumn.Name, ["full name"] = ListColumn.Name, ["last name"] = ListColumn.Name, ["nom de famille"] = ListColumn.Name,
        ["first name"] = ListColumn.FirstName, ["prenom"] = ListColumn.FirstName,
        ["date"] = ListColumn.AwardedOn, ["awarded"] = ListColumn.AwardedOn, ["awarded on"] = ListColumn.AwardedOn, ["earned on"] = ListColumn.AwardedOn, ["obtenu le"] = ListColumn.AwardedOn, ["date d obtention"] = ListColumn.AwardedOn,
        ["until"] = ListColumn.ValidUntil, ["valid until"] = ListColumn.ValidUntil, ["valable jusqu au"] = ListColumn.ValidUntil, ["jusqu au"] = ListColumn.ValidUntil,
        ["story"] = ListColumn.Story, ["narrative"] = ListColumn.Story, ["recit"] = ListColumn.Story, ["ce qui a ete montre"] = ListColumn.Story,
        ["evidence"] = ListColumn.Evidence, ["preuve"] = ListColumn.Evidence, ["preuves"] = ListColumn.Evidence,
    };

    /// <summary>What the column holds; null when its name is not understood.</summary>
    public static ListColumn? Of(string name) => Names.TryGetValue(Folding.Of(name), out var column) ? column : null;
}

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
