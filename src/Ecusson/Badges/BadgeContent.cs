using System.Collections.Immutable;
using Ecusson.Badges.Art;
using Ecusson.Competencies;
using Ecusson.Storage;

namespace Ecusson.Badges;

/// <summary>
/// What a badge says, in every language that it is written in. The draft and each published version hold one; a published one
/// never changes.
/// </summary>
public sealed record BadgeContent
{
    /// <summary>The language that it is written in first, e.g. <c>fr</c>: the one that is signed.</summary>
    public required string Language { get; init; }

    /// <summary>Its name.</summary>
    public LocalizedText Name { get; init; } = LocalizedText.Empty;

    /// <summary>What it recognises, in a few sentences.</summary>
    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>What it takes, in words around the list of criteria, Markdown.</summary>
    public LocalizedText Criteria { get; init; } = LocalizedText.Empty;

    /// <summary>What it takes, one by one.</summary>
    public ImmutableArray<Criterion> CriteriaList { get; init; } = [];

    /// <summary>What evidence is expected, Markdown.</summary>
    public LocalizedText ExpectedEvidence { get; init; } = LocalizedText.Empty;

    /// <summary>The competencies that it lists.</summary>
    public ImmutableArray<ListedCompetency> Competencies { get; init; } = [];

    /// <summary>The standard's <c>achievementType</c> (Open Badges 3.0 §B.1), e.g. <c>Badge</c>, <c>Competency</c>, <c>CommunityService</c>.</summary>
    public string Type { get; init; } = "Badge";

    /// <summary>Which of the five levels, 1 (aspires to) to 5 (passes on); null when it has none.</summary>
    public int? Level { get; init; }

    /// <summary>Words to find it by.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>How much work it stands for, in hours; null when it does not say.</summary>
    public decimal? WorkloadHours { get; init; }

    /// <summary>How long an award is valid.</summary>
    public BadgeValidity Validity { get; init; } = new();

    /// <summary>The picture as it is shown and baked; null while there is none.</summary>
    public BadgePicture? Picture { get; init; }
}

/// <summary>One thing that must be shown.</summary>
/// <param name="Name">In a few words.</param>
/// <param name="Description">What counts, Markdown.</param>
public sealed record Criterion(LocalizedText Name, LocalizedText Description);

/// <summary>A competency that a badge lists: one of a framework, or free words.</summary>
public sealed record ListedCompetency
{
    /// <summary>Its name, as it stood when it was chosen.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Public id of the competency in a framework known here; null for free words.</summary>
    public string? Competency { get; init; }

    /// <summary>Its address (the standard's <c>targetUrl</c>); null until the badge is issued for free words.</summary>
    public string? Address { get; init; }

    /// <summary>Its code in the framework; null for free words.</summary>
    public string? Code { get; init; }

    /// <summary>Name of the framework; null for free words.</summary>
    public string? Framework { get; init; }

    /// <summary>What it means, as it stood when it was chosen; empty for free words.</summary>
    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>A competency of a framework, as it stands there now.</summary>
    internal static ListedCompetency Of(FoundCompetency found) => new()
    {
        Name = found.Competency.Name, Competency = found.Competency.PublicId.ToString(), Address = found.Competency.Address, Code = found.Competency.Code,
        Framework = found.Framework, Description = found.Competency.Description,
    };
}

/// <summary>How long an award is valid: without end, until a day, or for a time. At most one of the two is set.</summary>
/// <param name="Until">The last day; null when it is not a day that ends it.</param>
/// <param name="Months">How many months from the day of the award, 1 to 600; null when no time ends it.</param>
public sealed record BadgeValidity(DateOnly? Until = null, int? Months = null);

/// <summary>The picture of a badge: the file that is shown, and the recipe when it was drawn here.</summary>
public sealed record BadgePicture
{
    /// <summary>Public id of the picture's file, PNG or sanitised SVG.</summary>
    public required string File { get; init; }

    /// <summary>Public id of the same as a PNG of 512×512, which mails and social networks take.</summary>
    public required string Png { get; init; }

    /// <summary>What the picture shows, for who does not see it.</summary>
    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>How it was drawn; null when it was handed in.</summary>
    public BadgeArt? Art { get; init; }

    /// <summary>What it shows in words: those that were written, else what its drawing shows; empty when nobody said.</summary>
    public LocalizedText InWords() => Description.IsEmpty && Art is { } art ? ArtRecipe.Caption(art) : Description;
}

/// <summary>A drawing: the choices that the designer offers. The same choices always make the same picture.</summary>
public sealed record BadgeArt
{
    /// <summary>Outline, e.g. <c>shield</c>.</summary>
    public required string Shape { get; init; }

    /// <summary>How the field is divided, e.g. <c>plain</c>.</summary>
    public required string Partition { get; init; }

    /// <summary>Colour of the cloth, <c>#rrggbb</c>.</summary>
    public required string Cloth { get; init; }

    /// <summary>Second colour of the cloth, <c>#rrggbb</c>.</summary>
    public required string Second { get; init; }

    /// <summary>Colour of the edge, <c>#rrggbb</c>.</summary>
    public required string Edge { get; init; }

    /// <summary>Colour of the text, and of the icon unless it has its own, <c>#rrggbb</c>.</summary>
    public required string Ink { get; init; }

    /// <summary>Colour of the icon, <c>#rrggbb</c>; null for that of the text.</summary>
    public string? Mark { get; init; }

    /// <summary>Icon by name; null for none.</summary>
    public string? Icon { get; init; }

    /// <summary>A few letters; null for none.</summary>
    public string? Text { get; init; }
}
