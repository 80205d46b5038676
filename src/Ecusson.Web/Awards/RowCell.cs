using Ecusson.Awards;
using Ecusson.Imports;

namespace Ecusson.Web.Awards;

/// <summary>A cell of a list's rows as the page shows it and takes it back.</summary>
/// <param name="Name">Its name in forms and among problems.</param>
/// <param name="Column">What it holds.</param>
/// <param name="Of">What a row has there.</param>
sealed record RowCell(string Name, ListColumn Column, Func<AwardListRow, string> Of)
{
    /// <summary>All of them, in the order in which they stand.</summary>
    public static IReadOnlyList<RowCell> All { get; } =
    [
        new("name", ListColumn.Name, row => row.Name) { IsAlways = true }, new("address", ListColumn.Address, row => row.Address) { IsAlways = true, Keys = "email" },
        new("awardedOn", ListColumn.AwardedOn, row => row.AwardedOn), new("validUntil", ListColumn.ValidUntil, row => row.ValidUntil),
        new("story", ListColumn.Story, row => row.Story) { IsLong = true }, new("evidence", ListColumn.Evidence, row => row.Evidence) { Keys = "url" },
    ];

    /// <summary>Whether it is shown where no row has anything in it.</summary>
    public bool IsAlways { get; init; }

    /// <summary>Whether it holds several lines.</summary>
    public bool IsLong { get; init; }

    /// <summary>The keyboard that a phone offers.</summary>
    public string? Keys { get; init; }
}
