using Ecusson.Journal;
using Ecusson.People;

namespace Ecusson.Awards;

/// <summary>What the link in an award's letter opens (<see cref="AnswerAward.Find"/>).</summary>
public abstract record AwardLink
{
    private AwardLink() { }

    /// <summary>Who acts by the link: whoever has signed in, else the reader of the letter.</summary>
    internal static Actor Reader(Actor actor, Award award) => actor.Person() is null ? new Actor(ActorKind.Invited, award.Id.Value, actor.Door) : actor;

    /// <summary>The award, where what its holder alone finds is for whoever follows the link; null for others, as whoever has signed in and is not known by the letter's address.</summary>
    internal static Award? Held(Actor actor, AwardLink link) => link switch
    {
        Own { Award: var award } => award,
        Offered { Award: var award } when actor.Person() is null => award,
        ToKeep { Award: var award } when actor.Person() is null => award,
        _ => null,
    };

    /// <summary>Nobody has accepted it: all of it is shown, and it can be answered, or answered anew.</summary>
    public sealed record Offered(Award Award) : AwardLink;

    /// <summary>It is that of whoever has signed in.</summary>
    public sealed record Own(Award Award) : AwardLink;

    /// <summary>
    /// It was accepted, may stand no more, and is in nobody's account yet. The letter is all that its holder has: whoever follows its link takes it along, says who sees it, or takes it into an
    /// account, after which the link shows nothing more. What it says is not told on the page.
    /// </summary>
    public sealed record ToKeep(Award Award) : AwardLink;

    /// <summary>It was answered, or is in an account: whose it is signs in. Nothing is shown.</summary>
    public sealed record SignInFirst : AwardLink;

    /// <summary>It is in another account than that of whoever has signed in. Nothing is shown.</summary>
    public sealed record SomebodyElses : AwardLink;

    /// <summary>The last letter is longer ago than <see cref="AnswerAward.LinkTerm"/>.</summary>
    public sealed record Ended : AwardLink;

    /// <summary>The link was forged, or a newer one was sent.</summary>
    public sealed record WorksNoMore : AwardLink;
}
