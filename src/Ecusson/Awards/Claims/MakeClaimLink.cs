using System.Security.Cryptography;
using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Claims;

/// <summary>Makes a link by which people at an event claim a badge.</summary>
public sealed class MakeClaimLink(EcussonDb db, Standing standing, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Makes it.</summary>
    public async Task<MakeClaimLinkOutcome> For(Actor actor, BadgeId id, ClaimLinkForm form, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(form);
        if (await db.Set<Badge>().AsNoTracking().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } badge || !await ClaimDesk.MayChange(standing, actor, badge.OrganizationId, stop)) return new MakeClaimLinkOutcome.NotAllowed();
        var version = await db.Set<BadgeVersion>().AsNoTracking().SingleOrDefaultAsync(there => there.BadgeId == id && there.Number == badge.PublishedNumber, stop);
        if (form.Problems(clock, version?.Content.Validity ?? new BadgeValidity()) is { Count: > 0 } problems) return new MakeClaimLinkOutcome.Invalid(problems);
        var isArchived = await db.Set<Organization>().AnyAsync(there => there.Id == badge.OrganizationId && there.ArchivedAt != null, stop);
        if (version is null || badge.State != BadgeState.Published || isArchived) return new MakeClaimLinkOutcome.NotAwarded();
        while (true)
        {
            var now = clock.GetUtcNow();
            var link = new ClaimLink
            {
                Id = RowId.New<ClaimLinkId>(now), PublicId = PublicId.New(random), OrganizationId = badge.OrganizationId, BadgeId = id, Name = ClaimLinkTimes.Read(form.Name)!, Code = ClaimCodes.New(random),
                OpensAt = form.OpensAt ?? now, ClosesAt = form.ClosesAt!.Value, Limit = form.Limit, NeedsApproval = form.NeedsApproval, AwardedOn = form.AwardedOn, Story = AwardForm.Filled(form.Story),
                CreatedBy = actor.Id, CreatedAt = now,
            };
            db.Add(link);
            journal.Note(actor, ClaimNews.LinkMade, link.Id.Value, badge.OrganizationId.Value);
            audit.Note(actor, ClaimNews.LinkMade, link.Id.Value, badge.OrganizationId.Value);
            if (await db.TryAdd(stop)) return new MakeClaimLinkOutcome.Made(link);
            // The code is another link's, once in a very long while: the next one is not.
        }
    }
}

/// <summary>What came of making a claim link.</summary>
public abstract record MakeClaimLinkOutcome
{
    private MakeClaimLinkOutcome() { }

    /// <summary>It is there.</summary>
    public sealed record Made(ClaimLink Link) : MakeClaimLinkOutcome;

    /// <summary>The actor may not, or there is no such badge.</summary>
    public sealed record NotAllowed : MakeClaimLinkOutcome;

    /// <summary>The badge is a draft or archived, or its organisation is.</summary>
    public sealed record NotAwarded : MakeClaimLinkOutcome;

    /// <summary>Something cannot be taken.</summary>
    /// <param name="Problems">Codes by field: those of <see cref="AwardForm"/>, and <c>before-opening</c>, <c>too-late</c>, <c>after-opening</c>, <c>out-of-range</c>, <c>not-a-time</c>, <c>not-a-number</c>.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Problems) : MakeClaimLinkOutcome;
}
