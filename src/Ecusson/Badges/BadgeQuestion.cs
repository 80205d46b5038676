using Ecusson.Storage;

namespace Ecusson.Badges;

/// <summary>What somebody looks for.</summary>
public sealed record BadgeQuestion
{
    /// <summary>Words; empty for any badge.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who issues it; null for anyone.</summary>
    public PublicId? Organization { get; init; }

    /// <summary>Folded name of a competency that it lists; null for any.</summary>
    public string? Competency { get; init; }

    /// <summary>Level, 1 to 5; null for any.</summary>
    public int? Level { get; init; }

    /// <summary>The standard's type; null for any.</summary>
    public string? Type { get; init; }

    /// <summary>A language that it is written in; null for any.</summary>
    public string? Language { get; init; }

    /// <summary>Only those that one can ask for.</summary>
    public bool OpenToRequests { get; init; }

    /// <summary>Page, from 1; one beyond the last gives the last.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>What was found.</summary>
/// <param name="Badges">The badges of the page, best or newest first.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Facets">How they can be narrowed down.</param>
public sealed record FoundBadges(IReadOnlyList<FoundBadge> Badges, int Total, int Page, BadgeFacets Facets)
{
    /// <summary>How many pages there are, 1 at least.</summary>
    public int Pages => Math.Max(1, (Total + SearchBadges.PageSize - 1) / SearchBadges.PageSize);
}

/// <summary>A badge that was found.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Content">What its published version says.</param>
/// <param name="Organization">Who issues it.</param>
/// <param name="OrganizationName">Name of who issues it.</param>
/// <param name="OpenToRequests">Whether people may ask for it.</param>
/// <param name="Number">Number of its published version; the earlier ones are all those from 1.</param>
public sealed record FoundBadge(PublicId Id, BadgeContent Content, PublicId Organization, string OrganizationName, bool OpenToRequests, int Number);

/// <summary>What the found badges are, with how many of each.</summary>
public sealed record BadgeFacets
{
    /// <summary>Who issues them.</summary>
    public required IReadOnlyList<Choice<PublicId>> Organizations { get; init; }

    /// <summary>Competencies that they list.</summary>
    public required IReadOnlyList<CompetencyChoice> Competencies { get; init; }

    /// <summary>Their levels.</summary>
    public required IReadOnlyList<Choice<int>> Levels { get; init; }

    /// <summary>Their types.</summary>
    public required IReadOnlyList<Choice<string>> Types { get; init; }

    /// <summary>The languages that they are written in.</summary>
    public required IReadOnlyList<Choice<string>> Languages { get; init; }

    /// <summary>How many one can ask for.</summary>
    public required int OpenToRequests { get; init; }
}

/// <summary>A way to narrow down what was found.</summary>
/// <param name="Value">What to ask for.</param>
/// <param name="Name">What it is called; empty where the page has words for it.</param>
/// <param name="Count">How many badges would be left.</param>
public sealed record Choice<T>(T Value, string Name, int Count);

/// <summary>A competency to narrow down by.</summary>
/// <param name="Key">Its folded name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many badges would be left.</param>
public sealed record CompetencyChoice(string Key, LocalizedText Name, int Count);
