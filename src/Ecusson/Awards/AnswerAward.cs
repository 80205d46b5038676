using System.Diagnostics;
using Ecusson.Awards.Claims;
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

    /// <summary>How long a link lets in after the last letter that carried it.</summary>
    public static readonly TimeSpan LinkTerm = TimeSpan.FromDays(180);

    /// <summary>
    /// What a link opens for whoever follows it. Before anybody accepted it, it shows all, as the letter does to its reader. From when it is in an account the
    /// letter alone is not enough: whose it is signs in.
    /// </summary>
    public async Task<AwardLink> Find(Actor actor, string? token, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!SecretLinks.TryRead(token, out var row)) return new AwardLink.WorksNoMore();
        var id = new AwardId(row);
        if (await db.Set<Award>().SingleOrDefaultAsync(there => there.Id == id, stop) is not { State: not AwardState.Granted } award
            || !links.Fits(token!, LinkUse, row, award.LinkVersion)) return new AwardLink.WorksNoMore();
        if (await Holding.Holds(db, actor.Person(), id, stop)) return new AwardLink.Own(award);
        if ((award.LastWroteAt ?? award.GrantedAt) + LinkTerm <= clock.GetUtcNow()) return new AwardLink.Ended();
        var isInAccount = await Holding.Owner(db, award, stop) is not null;
        return award switch
        {
            // Whoever has its letter and has not signed in answers by it, whether or not there is an account with that address.
            { State: AwardState.Offered } when actor.Person() is null => new AwardLink.Offered(award),
            _ when isInAccount => actor.Person() is null ? new AwardLink.SignInFirst() : new AwardLink.SomebodyElses(),
            // Turned down in nobody's account: whoever pressed the wrong button has no other way back.
            { State: AwardState.Offered or AwardState.Declined } => new AwardLink.Offered(award),
            { State: AwardState.Accepted } => new AwardLink.ToKeep(award),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// What the letter carries that told of the award in the place of one: the token of that award. Null when there is none, when whoever follows the link is no holder of the old one, or when
    /// the newer one's letter goes elsewhere by now.
    /// </summary>
    /// <param name="actor">Who follows the link.</param>
    /// <param name="link">What it opens for them.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<string?> Newer(Actor actor, AwardLink link, CancellationToken stop)
    {
        if (AwardLink.Held(actor, link) is not { ReplacedBy: { } next, AddressKey: { } key }) return null;
        var newer = await db.Set<Award>().AsNoTracking().SingleAsync(there => there.Id == next, stop);
        // One that was corrected in its turn before anybody was told of it leads on.
        while (newer is { State: AwardState.Granted, ReplacedBy: { } last } && newer.AddressKey == key) newer = await db.Set<Award>().AsNoTracking().SingleAsync(there => there.Id == last, stop);
        // A letter that was sent since, to the same address or to another, ends what the first one let in.
        return newer is { State: not AwardState.Granted, LinkVersion: 1 } && newer.AddressKey == key ? links.Make(LinkUse, newer.Id.Value, newer.LinkVersion) : null;
    }

    /// <summary>Answers with the link. Whoever has signed in takes it into their passport.</summary>
    public async Task<AnswerAwardOutcome> With(Actor actor, string? token, bool accepts, CancellationToken stop) => await Find(actor, token, stop) switch
    {
        AwardLink.Offered { Award: var award } => await Answer(AwardLink.Reader(actor, award), award, accepts, stop),
        AwardLink.Own { Award: var award } => await Answer(actor, award, accepts, stop),
        // Accepted without an account: it can be taken into one, and not turned down any more by the letter alone.
        AwardLink.ToKeep { Award: var award } when accepts => await Answer(AwardLink.Reader(actor, award), award, accepts: true, stop),
        AwardLink.ToKeep or AwardLink.SignInFirst => new AnswerAwardOutcome.SignInFirst(),
        AwardLink.SomebodyElses => new AnswerAwardOutcome.SomebodyElses(),
        AwardLink.Ended or AwardLink.WorksNoMore => new AnswerAwardOutcome.LinkWorksNoMore(),
        _ => throw new UnreachableException(),
    };

    /// <summary>Answers as the person whose it is.</summary>
    public async Task<AnswerAwardOutcome> As(Actor actor, AwardId id, bool accepts, CancellationToken stop) =>
        await Holding.Held(db, actor, id, stop) is { } award ? await Answer(actor, award, accepts, stop) : new AnswerAwardOutcome.SomebodyElses();

    async Task<AnswerAwardOutcome> Answer(Actor actor, Award award, bool accepts, CancellationToken stop)
    {
        if (award.RevokedAt is not null) return new AnswerAwardOutcome.Revoked(award);
        var wanted = accepts ? AwardState.Accepted : AwardState.Declined;
        if (award.State == wanted && award.PersonId == (actor.Person() ?? award.PersonId)) return new AnswerAwardOutcome.Answered(award);
        if (accepts && await IsCalledByOthers(award, stop)) (award.HolderName, award.SearchText) = (null, AwardSearch.Text(award.Address, name: null));
        (award.State, award.AnsweredAt, award.PersonId) = (wanted, clock.GetUtcNow(), actor.Person() ?? award.PersonId);
        if (!accepts) (award.Visibility, award.LinkKey, award.OpenBadges2Key) = (Visibility.OnlyMe, null, null);
        journal.Note(actor, accepts ? AwardNews.Accepted : AwardNews.Declined, award.Id.Value, award.OrganizationId.Value);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (award.PersonId is { } owner) await Keep(award, owner, stop);
        if (!await db.TryChange(stop)) return new AnswerAwardOutcome.Conflict();
        await transaction.CommitAsync(stop);
        return new AnswerAwardOutcome.Answered(award);
    }

    /// <summary>
    /// Whether the award of somebody who had an account when it was given bears a name that somebody with a code wrote beside their address: its holder is called as they call themselves.
    /// Only a first answer asks: later, whoever answered first has an account too, and may have written the name.
    /// </summary>
    async Task<bool> IsCalledByOthers(Award award, CancellationToken stop)
    {
        if (award is not { IsNameClaimed: true, HolderName: not null, PersonId: not null, AnsweredAt: null }) return false;
        // One that was put in another's place has no claim of its own.
        var (claimed, before) = (award.Id, award.Replaces);
        while (before is { } earlier) (claimed, before) = (earlier, await db.Set<Award>().Where(there => there.Id == earlier).Select(there => there.Replaces).SingleAsync(stop));
        return !await db.Set<Claim>().AnyAsync(claim => claim.AwardId == claimed && claim.IsOwn, stop);
    }

    /// <summary>What was said by its letter is its owner's once it is in an account, and stays so wherever it goes from there.</summary>
    async Task Keep(Award award, PersonId owner, CancellationToken stop)
    {
        var (id, key, since) = (award.Id, award.AddressKey, award.ReaddressedAt ?? DateTimeOffset.UnixEpoch);
        await db.Set<MistakeReport>().Where(report => report.AwardId == id && report.ReporterId == null && report.ReporterKey == key && report.ReportedAt >= since)
            .ExecuteUpdateAsync(set => set.SetProperty(report => report.ReporterId, owner).SetProperty(report => report.ReporterKey, (string?)null), stop);
    }
}

/// <summary>What came of answering.</summary>
public abstract record AnswerAwardOutcome
{
    private AnswerAwardOutcome() { }

    /// <summary>The answer stands; it can be given anew, the other way.</summary>
    public sealed record Answered(Award Award) : AnswerAwardOutcome;

    /// <summary>Only whose it is may answer, or answer anew: the letter alone does not show who that is.</summary>
    public sealed record SignInFirst : AnswerAwardOutcome;

    /// <summary>The link was forged, replaced by a newer one, or its time is over.</summary>
    public sealed record LinkWorksNoMore : AnswerAwardOutcome;

    /// <summary>Another account has it, or the actor has no part in it.</summary>
    public sealed record SomebodyElses : AnswerAwardOutcome;

    /// <summary>Its issuer took it back meanwhile.</summary>
    public sealed record Revoked(Award Award) : AnswerAwardOutcome;

    /// <summary>It was changed at this very moment; nothing was written.</summary>
    public sealed record Conflict : AnswerAwardOutcome;
}
