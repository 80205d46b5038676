using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Takes an award or turns it down: with the link that was mailed, without an account or with one, or as the person whose verified address it was given to.</summary>
public sealed class AnswerAward(EcussonDb db, SecretLinks links, JournalWriter journal, TimeProvider clock)
{
    /// <summary>The use of the links (<see cref="SecretLinks"/>).</summary>
    public const string LinkUse = "receive";

    /// <summary>The award that a link is about; null when the link is not true, or a newer one was sent.</summary>
    public async Task<Award?> Find(string? token, CancellationToken stop)
    {
        if (!SecretLinks.TryRead(token, out var row)) return null;
        var id = new AwardId(row);
        var award = await db.Set<Award>().SingleOrDefaultAsync(there => there.Id == id, stop);
        return award is { State: not AwardState.Granted } && links.Fits(token!, LinkUse, row, award.LinkVersion) ? award : null;
    }

    /// <summary>Answers with the link. Whoever has signed in takes it into their passport.</summary>
    public async Task<AnswerAwardOutcome> With(Actor actor, string? token, bool accepts, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await Find(token, stop) is not { } award) return new AnswerAwardOutcome.LinkWorksNoMore();
        // Once it is in somebody's passport, the mail that brought it there decides nothing any more.
        if (award.PersonId is { } owner && owner != actor.Person() && (actor.Person() is not null || award.State == AwardState.Accepted)) return new AnswerAwardOutcome.SomebodyElses();
        return await Answer(actor.Person() is null ? new Actor(ActorKind.Invited, award.Id.Value, actor.Door) : actor, award, accepts, stop);
    }

    /// <summary>Answers as the person whose it is.</summary>
    public async Task<AnswerAwardOutcome> As(Actor actor, AwardId id, bool accepts, CancellationToken stop) =>
        actor.Person() is { } person && await Holding.Of(db, person).SingleOrDefaultAsync(there => there.Id == id, stop) is { } award
            ? await Answer(actor, award, accepts, stop)
            : new AnswerAwardOutcome.SomebodyElses();

    async Task<AnswerAwardOutcome> Answer(Actor actor, Award award, bool accepts, CancellationToken stop)
    {
        if (award.RevokedAt is not null) return new AnswerAwardOutcome.Revoked(award);
        var wanted = accepts ? AwardState.Accepted : AwardState.Declined;
        if (award.State == wanted && award.PersonId == (actor.Person() ?? award.PersonId)) return new AnswerAwardOutcome.Answered(award);
        (award.State, award.AnsweredAt, award.PersonId) = (wanted, clock.GetUtcNow(), actor.Person() ?? award.PersonId);
        if (!accepts) (award.Visibility, award.LinkKey, award.OpenBadges2Key) = (Visibility.OnlyMe, null, null);
        journal.Note(actor, accepts ? AwardNews.Accepted : AwardNews.Declined, award.Id.Value, award.OrganizationId.Value);
        try
        {
            await db.SaveChangesAsync(stop);
            return new AnswerAwardOutcome.Answered(award);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new AnswerAwardOutcome.Conflict();
        }
    }
}

/// <summary>What came of answering.</summary>
public abstract record AnswerAwardOutcome
{
    private AnswerAwardOutcome() { }

    /// <summary>The answer stands; it can be given anew, the other way.</summary>
    public sealed record Answered(Award Award) : AnswerAwardOutcome;

    /// <summary>The link was forged or replaced by a newer one.</summary>
    public sealed record LinkWorksNoMore : AnswerAwardOutcome;

    /// <summary>Another account has it, or the actor has no part in it.</summary>
    public sealed record SomebodyElses : AnswerAwardOutcome;

    /// <summary>Its issuer took it back meanwhile.</summary>
    public sealed record Revoked(Award Award) : AnswerAwardOutcome;

    /// <summary>It was changed at this very moment; nothing was written.</summary>
    public sealed record Conflict : AnswerAwardOutcome;
}
