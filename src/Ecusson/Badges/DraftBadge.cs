using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>Begins a badge.</summary>
public sealed class DraftBadge(EcussonDb db, Standing standing, JournalWriter journal, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Keeps a first draft, however little it says.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="organization">Who will issue it.</param>
    /// <param name="content">What it says so far.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<DraftBadgeOutcome> In(Actor actor, OrganizationId organization, BadgeContent content, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!await standing.Allows(actor, organization, Roles.Designer, Scopes.BadgesWrite, stop)) return new DraftBadgeOutcome.NotAllowed();
        if (await db.Set<Organization>().AnyAsync(there => there.Id == organization && there.ArchivedAt != null, stop)) return new DraftBadgeOutcome.OrganizationArchived();
        if (await ChosenCompetencies.Settled(db, organization, content.Competencies, [], stop) is not { } competencies) return new DraftBadgeOutcome.Invalid(EditBadge.UnknownCompetency);
        content = content with { Picture = null, Competencies = competencies };
        if (BadgeRules.Draft(content) is { Count: > 0 } problems) return new DraftBadgeOutcome.Invalid(problems);
        var now = clock.GetUtcNow();
        var badge = new Badge
        {
            Id = RowId.New<BadgeId>(now), PublicId = PublicId.New(random), OrganizationId = organization, State = BadgeState.Draft, Draft = content,
            CreatedAt = now, ChangedAt = now, ChangedBy = actor.Person()?.Value, Name = content.Name.In(content.Language),
        };
        db.Add(badge);
        journal.Note(actor, BadgeNews.Drafted, badge.Id.Value, organization.Value);
        await db.SaveChangesAsync(stop);
        return new DraftBadgeOutcome.Drafted(badge);
    }
}

/// <summary>What came of beginning a badge.</summary>
public abstract record DraftBadgeOutcome
{
    private DraftBadgeOutcome() { }

    /// <summary>It was begun.</summary>
    public sealed record Drafted(Badge Badge) : DraftBadgeOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : DraftBadgeOutcome;

    /// <summary>The organisation issues no more.</summary>
    public sealed record OrganizationArchived : DraftBadgeOutcome;

    /// <summary>Fields hold what cannot be kept; see <see cref="BadgeRules.Draft"/>.</summary>
    public sealed record Invalid(IReadOnlyList<BadgeProblem> Problems) : DraftBadgeOutcome;
}
