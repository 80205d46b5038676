using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Badges;

/// <summary>Changes a badge's draft. What is published stays as it is until it is published anew.</summary>
public sealed class EditBadge(EcussonDb db, Standing standing, JournalWriter journal, TimeProvider clock)
{
    readonly BadgeDesk desk = new(db, standing, clock);

    /// <summary>Takes the form's words in the place of those before. The picture is <see cref="PaintBadge"/>'s; its description alone is taken from here.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which.</param>
    /// <param name="content">All that it says.</param>
    /// <param name="openToRequests">Whether people may ask for it; this holds at once.</param>
    /// <param name="version">The <see cref="Badge.Version"/> that was on the form: another has saved since if it differs.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<EditBadgeOutcome> To(Actor actor, PublicId id, BadgeContent content, bool openToRequests, int version, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (await desk.Take(actor, id, stop) is not { } badge) return new EditBadgeOutcome.NotAllowed();
        var picture = badge.Draft.Picture is { } hung ? hung with { Description = content.Picture?.Description ?? hung.Description } : null;
        if (await ChosenCompetencies.Settled(db, badge.OrganizationId, content.Competencies, badge.Draft.Competencies, stop) is not { } competencies) return new EditBadgeOutcome.Invalid(UnknownCompetency);
        content = content with { Picture = picture, Competencies = competencies };
        if (BadgeRules.Draft(content) is { Count: > 0 } problems) return new EditBadgeOutcome.Invalid(problems);
        if (badge.Version != version) return new EditBadgeOutcome.Conflict(badge);
        await desk.Write(actor, badge, content, stop);
        if (badge.OpenToRequests != openToRequests)
        {
            badge.OpenToRequests = openToRequests;
            if (badge.State == BadgeState.Published) journal.Note(actor, BadgeNews.Changed, badge.Id.Value, badge.OrganizationId.Value);
        }

        return await desk.Save(badge, stop) is { } there ? new EditBadgeOutcome.Conflict(there) : new EditBadgeOutcome.Edited(badge);
    }

    internal static readonly IReadOnlyList<BadgeProblem> UnknownCompetency = [new("competencies", "unknown")];
}

/// <summary>What came of changing a draft.</summary>
public abstract record EditBadgeOutcome
{
    private EditBadgeOutcome() { }

    /// <summary>It was saved.</summary>
    public sealed record Edited(Badge Badge) : EditBadgeOutcome;

    /// <summary>There is no such badge that the actor may change.</summary>
    public sealed record NotAllowed : EditBadgeOutcome;

    /// <summary>Fields hold what cannot be kept; see <see cref="BadgeRules.Draft"/>.</summary>
    public sealed record Invalid(IReadOnlyList<BadgeProblem> Problems) : EditBadgeOutcome;

    /// <summary>Somebody else has saved meanwhile; nothing was changed.</summary>
    /// <param name="There">What is saved now.</param>
    public sealed record Conflict(Badge There) : EditBadgeOutcome;
}
