using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>The holder decides who sees an award, and whether their name stands on its page.</summary>
public sealed class ShowAward(EcussonDb db, AnswerAward letters, JournalWriter journal, RandomNumberGenerator random)
{
    /// <summary>Changes who may see it. Going from the link to something else and back makes a new link: the old one works no more.</summary>
    public async Task<ShowAwardOutcome> To(Actor actor, AwardId id, Visibility visibility, bool showsName, CancellationToken stop)
    {
        if (await Holding.Held(db, actor, id, stop) is not { } award) return new ShowAwardOutcome.NotAllowed();
        if (award.State != AwardState.Accepted) return new ShowAwardOutcome.AcceptFirst();
        Show(award, visibility);
        (award.ShowsName, award.PersonId) = (showsName, actor.Person());
        return await Save(actor, award, stop);
    }

    /// <summary>The same with the link that it was accepted by, without an account: until it is in one, whoever has the letter may do more than this. The name on its page stays as it is.</summary>
    public async Task<ShowAwardOutcome> With(Actor actor, string? token, Visibility visibility, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Person() is not null || await letters.Find(actor, token, stop) is not AwardLink.ToKeep { Award: var award }) return new ShowAwardOutcome.NotAllowed();
        Show(award, visibility);
        return await Save(AwardLink.Reader(actor, award), award, stop);
    }

    /// <summary>Makes the link of an award that is shown by link worthless and gives it a new one. Its Open Badges 2.0 copy, whose address went around with it, is closed.</summary>
    public async Task<ShowAwardOutcome> NewLink(Actor actor, AwardId id, CancellationToken stop)
    {
        if (await Holding.Held(db, actor, id, stop) is not { } award) return new ShowAwardOutcome.NotAllowed();
        if (award.State != AwardState.Accepted) return new ShowAwardOutcome.AcceptFirst();
        // It is shown otherwise by now: a link would show it to more people than its holder chose last.
        if (award.Visibility != Visibility.ByLink) return new ShowAwardOutcome.Conflict();
        (award.LinkKey, award.OpenBadges2Key, award.PersonId) = (PublicId.New(random).ToString(), null, actor.Person());
        return await Save(actor, award, stop);
    }

    void Show(Award award, Visibility visibility)
    {
        award.LinkKey = visibility == Visibility.ByLink ? award.LinkKey ?? PublicId.New(random).ToString() : null;
        // What is for its holder alone is nowhere else either.
        if (visibility == Visibility.OnlyMe) award.OpenBadges2Key = null;
        award.Visibility = visibility;
    }

    async Task<ShowAwardOutcome> Save(Actor actor, Award award, CancellationToken stop)
    {
        journal.Note(actor, AwardNews.Shown, award.Id.Value, award.OrganizationId.Value, ("visibility", award.Visibility.ToString()));
        return await db.TryChange(stop) ? new ShowAwardOutcome.Shown(award) : new ShowAwardOutcome.Conflict();
    }
}

/// <summary>What came of choosing who sees an award.</summary>
public abstract record ShowAwardOutcome
{
    private ShowAwardOutcome() { }

    /// <summary>It is so from now on.</summary>
    public sealed record Shown(Award Award) : ShowAwardOutcome;

    /// <summary>It is not theirs, or there is no such award.</summary>
    public sealed record NotAllowed : ShowAwardOutcome;

    /// <summary>Its validity has ended: it is not signed anew any more.</summary>
    public sealed record Over : ShowAwardOutcome;

    /// <summary>Nothing is shown before its holder has accepted it.</summary>
    public sealed record AcceptFirst : ShowAwardOutcome;

    /// <summary>The issuer gave no name, and signs no other.</summary>
    public sealed record Nameless : ShowAwardOutcome;

    /// <summary>It was changed at this very moment; nothing was written.</summary>
    public sealed record Conflict : ShowAwardOutcome;
}
