using Ecusson.Badges;
using Ecusson.Storage;

namespace Ecusson.Web.Badges;

/// <summary>A badge as the API gives it.</summary>
sealed record BadgeData(
    string Id, int Version, BadgeState State, string Name, int PublishedNumber, bool HasChanges, bool OpenToRequests, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, string Address,
    BadgeWords Content, PictureData? Picture)
{
    public static BadgeData Of(Badge badge, SiteAddress site) => new(
        badge.PublicId.ToString(), badge.Version, badge.State, badge.Name, badge.PublishedNumber, badge.HasChanges, badge.OpenToRequests, badge.CreatedAt, badge.ChangedAt, site.Badge(badge.PublicId),
        BadgeWords.Of(badge.Draft), badge.Draft.Picture is { } picture ? new PictureData(site.File(picture.File), site.File(picture.Png), picture.Art) : null);
}

/// <summary>The picture of a badge.</summary>
sealed record PictureData(string Address, string Png, BadgeArt? Drawing);

/// <summary>What is put in the place of a badge's draft.</summary>
sealed record BadgeChange
{
    public required BadgeWords Content { get; init; }

    public bool OpenToRequests { get; init; }
}

/// <summary>What a badge says, as a program reads and writes it. What is not sent is empty.</summary>
sealed record BadgeWords
{
    public required string Language { get; init; }

    public LocalizedText Name { get; init; } = LocalizedText.Empty;

    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    public LocalizedText Criteria { get; init; } = LocalizedText.Empty;

    public IReadOnlyList<CriterionData> CriteriaList { get; init; } = [];

    public LocalizedText ExpectedEvidence { get; init; } = LocalizedText.Empty;

    public IReadOnlyList<CompetencyData> Competencies { get; init; } = [];

    public string Type { get; init; } = "Badge";

    public int? Level { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public decimal? WorkloadHours { get; init; }

    public ValidityData Validity { get; init; } = new();

    public LocalizedText PictureDescription { get; init; } = LocalizedText.Empty;

    /// <summary>The same as the product keeps it. Of a picture it has the description alone.</summary>
    internal BadgeContent Content => new()
    {
        Language = Language, Name = Name, Description = Description, Criteria = Criteria, CriteriaList = [.. CriteriaList.Select(criterion => new Criterion(criterion.Name, criterion.Description))],
        ExpectedEvidence = ExpectedEvidence, Competencies = [.. Competencies.Where(listed => listed.Competency is not null || !listed.Name.IsEmpty).Select(listed => listed.Listed)],
        Type = Type, Level = Level, Tags = [.. Tags], WorkloadHours = WorkloadHours, Validity = new BadgeValidity(Validity.Until, Validity.Months),
        Picture = new BadgePicture { File = "", Png = "", Description = PictureDescription },
    };

    public static BadgeWords Of(BadgeContent content) => new()
    {
        Language = content.Language, Name = content.Name, Description = content.Description, Criteria = content.Criteria,
        CriteriaList = [.. content.CriteriaList.Select(criterion => new CriterionData { Name = criterion.Name, Description = criterion.Description })],
        ExpectedEvidence = content.ExpectedEvidence, Competencies = [.. content.Competencies.Select(CompetencyData.Of)],
        Type = content.Type, Level = content.Level, Tags = content.Tags, WorkloadHours = content.WorkloadHours,
        Validity = new ValidityData { Until = content.Validity.Until, Months = content.Validity.Months }, PictureDescription = content.Picture?.Description ?? LocalizedText.Empty,
    };
}

/// <summary>One thing that must be shown.</summary>
sealed record CriterionData
{
    public LocalizedText Name { get; init; } = LocalizedText.Empty;

    public LocalizedText Description { get; init; } = LocalizedText.Empty;
}

/// <summary>A competency that a badge lists. Of one that is chosen from a framework the id counts alone when it is sent: the rest is as it stands there.</summary>
sealed record CompetencyData
{
    public string? Competency { get; init; }

    public LocalizedText Name { get; init; } = LocalizedText.Empty;

    public string? Code { get; init; }

    public string? Framework { get; init; }

    public string? Address { get; init; }

    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    internal ListedCompetency Listed => new() { Competency = Competency, Name = Name, Code = Code, Framework = Framework, Address = Address, Description = Description };

    public static CompetencyData Of(ListedCompetency listed) => new()
    {
        Competency = listed.Competency, Name = listed.Name, Code = listed.Code, Framework = listed.Framework, Address = listed.Address, Description = listed.Description,
    };
}

/// <summary>How long an award is valid: without end, until a day, or for some months.</summary>
sealed record ValidityData
{
    public DateOnly? Until { get; init; }

    public int? Months { get; init; }
}
