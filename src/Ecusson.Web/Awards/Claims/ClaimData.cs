using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Storage;

namespace Ecusson.Web.Awards.Claims;

/// <summary>A claim link as a program reads it.</summary>
sealed record ClaimLinkData(
    string Id, string Name, string Badge, string Code, string Address, ClaimStanding Standing, int Version, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, DateTimeOffset? ClosedAt, int? Limit, int Uses,
    bool NeedsApproval, DateOnly? AwardedOn, string? Story, DateTimeOffset CreatedAt, int Waiting, int Granted, int Refused)
{
    public static ClaimLinkData Of(DeskClaimLink seen, SiteAddress site)
    {
        var link = seen.Link;
        return new ClaimLinkData(
            link.PublicId.ToString(), link.Name, seen.Seen.BadgeId.ToString(), ClaimCodes.Written(link.Code), ClaimPages.Address(site, link.Code), seen.Seen.Standing, link.Version, link.OpensAt, link.ClosesAt, link.ClosedAt,
            link.Limit, link.Uses, link.NeedsApproval, link.AwardedOn, link.Story, link.CreatedAt, seen.Count(ClaimState.Waiting), seen.Count(ClaimState.Granted), seen.Count(ClaimState.Refused));
    }
}

/// <summary>What a program makes a claim link of.</summary>
sealed record ClaimLinkDraft
{
    public required string Badge { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset? OpensAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public int? Limit { get; init; }

    public bool NeedsApproval { get; init; }

    public DateOnly? AwardedOn { get; init; }

    public string? Story { get; init; }

    internal ClaimLinkForm Form => new() { Name = Name, OpensAt = OpensAt, ClosesAt = ClosesAt, Limit = Limit, NeedsApproval = NeedsApproval, AwardedOn = AwardedOn, Story = Story };
}

/// <summary>What a program changes in one: all of it is sent.</summary>
sealed record ClaimLinkChange
{
    public required string Name { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public int? Limit { get; init; }

    internal ClaimLinkTimes Times => new(Name, OpensAt, ClosesAt, Limit);
}

/// <summary>A claim as a program reads it.</summary>
sealed record ClaimData(string Id, string? Recipient, string? Name, ClaimState State, DateTimeOffset ClaimedAt, DateTimeOffset? DecidedAt, string? Award, AwardStands? AwardState)
{
    /// <summary>What it tells.</summary>
    /// <param name="seen">The claim.</param>
    /// <param name="readsAwards">Whether whoever reads it may read awards: where one is bound by now, and what its holder answered, is not told by claims.</param>
    public static ClaimData Of(SeenClaim seen, bool readsAwards)
    {
        var (claim, award) = (seen.Claim, readsAwards ? seen.Award : null);
        return new ClaimData(
            claim.PublicId.ToString(), claim.Address ?? award?.Address, claim.Name ?? award?.HolderName, claim.State, claim.ClaimedAt, claim.DecidedAt, seen.Award?.PublicId.ToString(),
            award is null ? null : DeskAward.StandsOf(award));
    }
}
