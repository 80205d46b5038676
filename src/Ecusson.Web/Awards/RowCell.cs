using Ecusson.Imports;

namespace Ecusson.Web.Awards;

/// <summary>A cell of a list's rows as the page shows it and takes it back.</summary>
/// <param name="Name">Its name in forms and among problems.</param>
/// <param name="Column">What it holds.</param>
sealed record RowCell(string Name, ListColumn Column)
{
    /// <summary>All of them, in the order in which they stand.</summary>
    public static IReadOnlyList<RowCell> All { get; } =
    [
        new("name", ListColumn.Name) { IsAlways = true }, new("address", ListColumn.Address) { IsAlways = true, Keys = "email" },
        new("awardedOn", ListColumn.AwardedOn) { IsDay = true }, new("validUntil", ListColumn.ValidUntil) { IsDay = true },
        new("story", ListColumn.Story) { IsLong = true }, new("evidence", ListColumn.Evidence) { Keys = "url" },
    ];

    /// <summary>The cell of a column.</summary>
    public static RowCell Of(ListColumn column) => All.Single(cell => cell.Column == column);

    /// <summary>Whether it is shown where no row has anything in it.</summary>
    public bool IsAlways { get; init; }

    /// <summary>Whether it holds several lines.</summary>
    public bool IsLong { get; init; }

    /// <summary>Whether it holds a date.</summary>
    public bool IsDay { get; init; }

    /// <summary>The keyboard that a phone offers.</summary>
    public string? Keys { get; init; }
}
