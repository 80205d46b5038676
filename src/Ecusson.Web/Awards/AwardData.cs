using Ecusson.Awards;
using Ecusson.Storage;

namespace Ecusson.Web.Awards;

/// <summary>An award as its issuer's programs read it.</summary>
sealed record AwardData(
    string Id, string Badge, int BadgeVersion, AwardStands State, string? Recipient, string? Name, bool IsNameClaimed, string Language, DateTimeOffset AwardedAt, DateTimeOffset? ValidUntil, string? Story,
    IReadOnlyList<string> Evidence, DateTimeOffset GrantedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? RevokedAt, string? RevocationReason, string? ReplacedBy, string? Replaces, string? MovesTo, string Address)
{
    public static AwardData Of(DeskAward found, SiteAddress site) =>
        Of(found.Award, found.BadgeId, site) with { ReplacedBy = found.ReplacedBy?.ToString(), Replaces = found.Replaces?.ToString() };

    /// <summary>The same of one that was granted just now.</summary>
    public static AwardData Of(Award award, PublicId badge, SiteAddress site) => new(
        award.PublicId.ToString(), badge.ToString(), award.BadgeNumber, DeskAward.StandsOf(award), award.Address, award.HolderName, award.IsNameClaimed, award.Language, award.AwardedAt, award.ValidUntil, award.Story,
        award.Evidence, award.GrantedAt, award.AnsweredAt, award.RevokedAt, award.RevocationReason, ReplacedBy: null, Replaces: null, award.MovesTo, site.Award(award.PublicId));

    /// <summary>What is wrong, by the names that fields have here: the address is the recipient's.</summary>
    public static IReadOnlyDictionary<string, string> Named(IReadOnlyDictionary<string, string> problems) =>
        problems.ToDictionary(problem => problem.Key == "address" ? "recipient" : problem.Key, problem => problem.Value, StringComparer.Ordinal);
}

/// <summary>What a program awards to one person.</summary>
sealed record AwardGrant
{
    public required string Badge { get; init; }

    public required string Recipient { get; init; }

    public string? Name { get; init; }

    public DateOnly? AwardedOn { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public string? Story { get; init; }

    public string? Evidence { get; init; }

    public string? Language { get; init; }

    public bool Again { get; init; }

    internal AwardForm Form => new()
    {
        Address = Recipient, Name = Name, AwardedOn = AwardedOn, ValidUntil = ValidUntil, Story = Story, Evidence = Evidence, Language = Language, Again = Again,
    };
}

/// <summary>How an award is right that was wrong. What is not sent stays as it was, and what is sent empty goes; the recipient stays.</summary>
sealed record AwardReplacement
{
    public required string Reason { get; init; }

    public string? Name { get; init; }

    public DateOnly? AwardedOn { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public string? Story { get; init; }

    public string? Evidence { get; init; }

    internal AwardForm Form => new() { Address = "", Name = Name, AwardedOn = AwardedOn, ValidUntil = ValidUntil, KeepsEnd = true, Story = Story, Evidence = Evidence };
}

/// <summary>Where the letter of an award is sent again.</summary>
sealed record AwardResending
{
    public string? Recipient { get; init; }
}

/// <summary>Where an award is to be moved, as its holder reads no mail any more where it is.</summary>
sealed record AwardMove
{
    public required string Recipient { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Why an award is taken back.</summary>
sealed record AwardRevocation
{
    public required string Reason { get; init; }
}
