using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Reads an organisation's awards for its members and programs.</summary>
public sealed class DeskAwards(EcussonDb db, Standing standing)
{
    /// <summary>How many a page holds.</summary>
    public const int PageSize = 50;

    /// <summary>So many are counted; of more it is said only that there are more.</summary>
    public const int MostCounted = 10_000;

    const Roles Every = Roles.Issuer | Roles.Assessor | Roles.Reader;

    // What holders report is read by who answers it.
    static Roles Needed(DeskAwardQuestion question) => question.IsReported ? Roles.Issuer : Every;

    /// <summary>Those that answer a question, newest first; null when they are not the actor's to see.</summary>
    public async Task<FoundAwards?> In(Actor actor, OrganizationId organization, DeskAwardQuestion question, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!await standing.Allows(actor, organization, Needed(question), Scopes.AwardsRead, stop)) return null;
        var all = Filtered(db.Set<Award>().AsNoTracking().Where(award => award.OrganizationId == organization), question);
        var last = question.After is { } after
            ? await db.Set<Award>().Where(award => award.PublicId == after && award.OrganizationId == organization).Select(award => (AwardId?)award.Id).SingleOrDefaultAsync(stop)
            : null;
        var page = last is { } there ? all.Before(there) : all;
        var found = await Rows(page.OrderByDescending(award => award.Id).Take(PageSize + 1)).ToListAsync(stop);
        // A join need not keep the order of what it joins.
        found.Sort((one, other) => other.Award.Id.Value.CompareTo(one.Award.Id.Value));
        var isMore = found.Count > PageSize;
        return new FoundAwards(isMore ? found[..PageSize] : found, isMore ? found[PageSize - 1].Award.PublicId : null, await all.OrderByDescending(award => award.Id).Take(MostCounted + 1).CountAsync(stop));
    }

    /// <summary>A part of those that answer a question, newest first, without counting them all; null when they are not the actor's to see.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="organization">Whose awards.</param>
    /// <param name="question">Which of them; its <see cref="DeskAwardQuestion.After"/> is not asked.</param>
    /// <param name="before">The last of the part before, which may be gone by now; null from the newest.</param>
    /// <param name="size">How many, at least 1.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Page<DeskAward, AwardId>?> Part(Actor actor, OrganizationId organization, DeskAwardQuestion question, AwardId? before, int size, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!await standing.Allows(actor, organization, Needed(question), Scopes.AwardsRead, stop)) return null;
        var part = await Filtered(db.Set<Award>().AsNoTracking().Where(award => award.OrganizationId == organization), question).NewestAsync(before, size, stop);
        var ids = part.Items.Select(award => award.Id).ToList();
        var found = await Rows(db.Set<Award>().AsNoTracking().Where(award => ids.Contains(award.Id))).ToListAsync(stop);
        found.Sort((one, other) => other.Award.Id.Value.CompareTo(one.Award.Id.Value));
        return new Page<DeskAward, AwardId>(found, part.After);
    }

    /// <summary>One of them; null when there is none for the actor to see.</summary>
    public async Task<DeskAward?> One(Actor actor, PublicId id, CancellationToken stop) =>
        await Rows(db.Set<Award>().AsNoTracking().Where(award => award.PublicId == id)).SingleOrDefaultAsync(stop) is { } found
            && await standing.Allows(actor, found.Award.OrganizationId, Every, Scopes.AwardsRead, stop) ? found : null;

    IQueryable<DeskAward> Rows(IQueryable<Award> awards) =>
        from award in awards
        join badge in db.Set<Badge>() on award.BadgeId equals badge.Id
        join version in db.Set<BadgeVersion>() on new { Badge = award.BadgeId, Number = award.BadgeNumber } equals new { Badge = version.BadgeId, version.Number }
        select new DeskAward(
            award, badge.PublicId, version.Content,
            db.Set<Award>().Where(there => there.Id == award.ReplacedBy).Select(there => (PublicId?)there.PublicId).SingleOrDefault(),
            db.Set<Award>().Where(there => there.Id == award.Replaces).Select(there => (PublicId?)there.PublicId).SingleOrDefault());

    IQueryable<Award> Filtered(IQueryable<Award> awards, DeskAwardQuestion question)
    {
        if (question.Badge is { } badge) awards = awards.Where(award => db.Set<Badge>().Any(there => there.Id == award.BadgeId && there.PublicId == badge));
        awards = question.Stands switch
        {
            AwardStands.Revoked => awards.Where(award => award.RevokedAt != null && award.ReplacedBy == null),
            AwardStands.Replaced => awards.Where(award => award.ReplacedBy != null),
            AwardStands.ToLeave => awards.Where(award => award.RevokedAt == null && award.State == AwardState.Granted),
            AwardStands.Unclaimed => awards.Where(award => award.RevokedAt == null && award.State == AwardState.Offered),
            AwardStands.Accepted => awards.Where(award => award.RevokedAt == null && award.State == AwardState.Accepted),
            AwardStands.Declined => awards.Where(award => award.RevokedAt == null && award.State == AwardState.Declined),
            _ => awards,
        };
        // Beginning from the few that wait, and not asked of each award.
        if (question.IsReported) awards = awards.Where(award => db.Set<MistakeReport>().Where(report => report.ClosedAt == null).Select(report => report.AwardId).Contains(award.Id));
        foreach (var word in Folding.Of(question.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            awards = awards.Where(award => award.SearchText.Contains(word));
        return awards;
    }
}

/// <summary>Which awards of an organisation are looked for.</summary>
/// <param name="Words">Parts of the address or the name; accents and case do not matter; empty for all.</param>
/// <param name="Stands">Where they stand; null for anywhere.</param>
/// <param name="Badge">The badge; null for all.</param>
/// <param name="After">Those older than this one; null from the newest.</param>
/// <param name="IsReported">Only those with a reported mistake that waits for an answer, which issuers alone may ask for.</param>
public sealed record DeskAwardQuestion(string Words = "", AwardStands? Stands = null, PublicId? Badge = null, PublicId? After = null, bool IsReported = false);

/// <summary>Where an award stands, as its issuer asks.</summary>
public enum AwardStands
{
    /// <summary>Granted; its mail has not left.</summary>
    ToLeave,

    /// <summary>Its holder has been told and has not answered.</summary>
    Unclaimed,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Declined.</summary>
    Declined,

    /// <summary>Revoked, and no other stands in its place.</summary>
    Revoked,

    /// <summary>Another stands in its place.</summary>
    Replaced,
}

/// <summary>A page of awards.</summary>
/// <param name="Awards">Newest first.</param>
/// <param name="Next">Where the next page begins (<see cref="DeskAwardQuestion.After"/>); null on the last.</param>
/// <param name="Count">How many there are in all; one more than <see cref="DeskAwards.MostCounted"/> when there are more than that.</param>
public sealed record FoundAwards(IReadOnlyList<DeskAward> Awards, PublicId? Next, int Count);

/// <summary>An award as its issuer sees it.</summary>
/// <param name="Award">The award.</param>
/// <param name="BadgeId">The badge's name in addresses.</param>
/// <param name="Badge">What the badge said when it was given.</param>
/// <param name="ReplacedBy">The award that stands in its place; null when none does.</param>
/// <param name="Replaces">The award in whose place it stands; null when it is in none's.</param>
public sealed record DeskAward(Award Award, PublicId BadgeId, BadgeContent Badge, PublicId? ReplacedBy, PublicId? Replaces)
{
    /// <summary>Where it stands.</summary>
    public AwardStands Stands => StandsOf(Award);

    /// <summary>The last day that its issuer set for it; null where its end is what the badge says.</summary>
    public DateOnly? OwnEnd(TimeProvider clock) => Badge.Validity.OwnEnd(clock, Award);

    /// <summary>Where an award stands.</summary>
    public static AwardStands StandsOf(Award award) => award switch
    {
        { ReplacedBy: not null } => AwardStands.Replaced,
        { RevokedAt: not null } => AwardStands.Revoked,
        { State: AwardState.Granted } => AwardStands.ToLeave,
        { State: AwardState.Offered } => AwardStands.Unclaimed,
        { State: AwardState.Accepted } => AwardStands.Accepted,
        _ => AwardStands.Declined,
    };
}
