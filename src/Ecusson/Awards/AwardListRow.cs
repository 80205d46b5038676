using Ecusson.Imports;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Awards;

/// <summary>One person of an <see cref="AwardList"/>, as the file says it and as it was mended: every cell is kept as text until the list starts.</summary>
public sealed class AwardListRow
{
    /// <summary>The list.</summary>
    public required AwardListId ListId { get; init; }

    /// <summary>Place in the list, counted from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The address.</summary>
    public string Address { get; set; } = "";

    /// <summary>The name; empty when none is given.</summary>
    public string Name { get; set; } = "";

    /// <summary>The day it was earned on; empty for the list's.</summary>
    public string AwardedOn { get; set; } = "";

    /// <summary>The last day of validity; empty for the badge's.</summary>
    public string ValidUntil { get; set; } = "";

    /// <summary>What the person did; empty when nothing is said.</summary>
    public string Story { get; set; } = "";

    /// <summary>Address of evidence; empty for none.</summary>
    public string Evidence { get; set; } = "";

    /// <summary>Codes of what is wrong or doubtful, by column; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether a problem keeps it from being granted; doubts do not.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Whether something about it is doubtful, which keeps it from nothing.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>What became of it.</summary>
    public AwardListRowState State { get; set; }

    /// <summary>The award that it was granted as; null before, and when it was not.</summary>
    public AwardId? AwardId { get; set; }

    /// <summary>The list that took it up, to be mended and granted there; null when none did. It may be gone or undone by now, and then the row is free again.</summary>
    public AwardListId? TakenUpIn { get; set; }

    /// <summary>What a cell holds. The first name has none of its own.</summary>
    public string Cell(ListColumn column) => column switch
    {
        ListColumn.Address => Address,
        ListColumn.Name => Name,
        ListColumn.AwardedOn => AwardedOn,
        ListColumn.ValidUntil => ValidUntil,
        ListColumn.Story => Story,
        ListColumn.Evidence => Evidence,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No cell of a row."),
    };

    /// <summary>Writes a cell anew.</summary>
    internal void Write(ListColumn column, string text)
    {
        switch (column)
        {
            case ListColumn.Address: Address = text; break;
            case ListColumn.Name: Name = text; break;
            case ListColumn.AwardedOn: AwardedOn = text; break;
            case ListColumn.ValidUntil: ValidUntil = text; break;
            case ListColumn.Story: Story = text; break;
            case ListColumn.Evidence: Evidence = text; break;
            default: throw new ArgumentOutOfRangeException(nameof(column), column, "No cell of a row.");
        }
    }
}

/// <summary>What became of a row.</summary>
public enum AwardListRowState
{
    /// <summary>To be granted.</summary>
    Waiting,

    /// <summary>Its owner leaves it out.</summary>
    LeftOut,

    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Could not be granted; <see cref="AwardListRow.Problems"/> says why.</summary>
    Failed,
}

sealed class AwardListRowTable : IEntityTypeConfiguration<AwardListRow>
{
    public void Configure(EntityTypeBuilder<AwardListRow> builder)
    {
        builder.HasKey(row => new { row.ListId, row.Number });
        builder.Property(row => row.Problems).KeptAsJson();
        builder.HasIndex(row => new { row.ListId, row.State, row.Number });
        builder.HasIndex(row => new { row.ListId, row.IsBroken, row.Number });
        builder.HasOne<AwardList>().WithMany().HasForeignKey(row => row.ListId);
    }
}
