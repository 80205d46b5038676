using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Claims;

/// <summary>Says yes or no to claims that wait for it. What was refused, or could not be granted, can still be approved, as long as there is a use for it.</summary>
public sealed class DecideClaim(EcussonDb db, Standing standing, JournalWriter journal, TimeProvider clock)
{
    /// <summary>How many are decided with one save.</summary>
    public const int Portion = 250;

    /// <summary>Says yes: the badge is granted within seconds, and its mail leaves once the time to undo is over.</summary>
    public async Task<DecideClaimOutcome> Approve(Actor actor, PublicId link, PublicId id, CancellationToken stop)
    {
        if (await Find(actor, link, id, stop) is not var (there, claim)) return new DecideClaimOutcome.NotAllowed();
        if (claim.State is ClaimState.Approved or ClaimState.Granted) return new DecideClaimOutcome.Decided(1);
        if (claim.State is not (ClaimState.Waiting or ClaimState.Refused or ClaimState.Failed) || claim.Address is null) return new DecideClaimOutcome.CannotBe();
        if (await ClaimDesk.Awarded(db, there, clock, stop) is null) return new DecideClaimOutcome.NotAwarded();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // One that was refused, or failed, gave its use back.
        if (claim.State != ClaimState.Waiting && await db.Set<ClaimLink>().Where(row => row.Id == there.Id && (row.Limit == null || row.Uses < row.Limit))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Uses, row => row.Uses + 1), stop) == 0) return new DecideClaimOutcome.UsedUp();
        Set(actor, there, claim, ClaimState.Approved, ClaimNews.Approved);
        if (!await db.TryChange(stop)) return new DecideClaimOutcome.Conflict();
        await transaction.CommitAsync(stop);
        return new DecideClaimOutcome.Decided(1);
    }

    /// <summary>Says no: nobody is written to, and somebody else may claim in their place.</summary>
    public async Task<DecideClaimOutcome> Refuse(Actor actor, PublicId link, PublicId id, CancellationToken stop)
    {
        if (await Find(actor, link, id, stop) is not var (there, claim)) return new DecideClaimOutcome.NotAllowed();
        if (claim.State == ClaimState.Refused) return new DecideClaimOutcome.Decided(1);
        if (claim.State != ClaimState.Waiting) return new DecideClaimOutcome.CannotBe();
        return await Refuse(actor, there, [claim], stop) ? new DecideClaimOutcome.Decided(1) : new DecideClaimOutcome.Conflict();
    }

    /// <summary>Says yes or no to all that wait.</summary>
    public async Task<DecideClaimOutcome> All(Actor actor, PublicId link, bool approves, CancellationToken stop)
    {
        if (await ClaimDesk.Take(db, standing, actor, link, stop) is not { } there) return new DecideClaimOutcome.NotAllowed();
        if (approves && await ClaimDesk.Awarded(db, there, clock, stop) is null) return new DecideClaimOutcome.NotAwarded();
        for (var decided = 0; ;)
        {
            var waiting = await db.Set<Claim>().Where(claim => claim.LinkId == there.Id && claim.State == ClaimState.Waiting).OrderBy(claim => claim.Id).Take(Portion).ToListAsync(stop);
            if (waiting.Count == 0) return new DecideClaimOutcome.Decided(decided);
            // Somebody else decided one of them at this very moment: those that still wait are looked at anew.
            if (approves ? await Approve(actor, there, waiting, stop) : await Refuse(actor, there, waiting, stop)) decided += waiting.Count;
            db.ChangeTracker.Clear();
        }
    }

    Task<bool> Approve(Actor actor, ClaimLink link, List<Claim> claims, CancellationToken stop) => Set(actor, link, claims, ClaimState.Approved, ClaimNews.Approved, givenBack: 0, stop);

    Task<bool> Refuse(Actor actor, ClaimLink link, List<Claim> claims, CancellationToken stop) => Set(actor, link, claims, ClaimState.Refused, ClaimNews.Refused, claims.Count, stop);

    async Task<bool> Set(Actor actor, ClaimLink link, List<Claim> claims, ClaimState state, string news, int givenBack, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The link's row first, as everybody does who changes many of its claims: whoever forgets or grants them at this moment waits in a row and not in a circle.
        await GiveBack(db, link.Id, givenBack, stop);
        foreach (var claim in claims) Set(actor, link, claim, state, news);
        if (!await db.TryChange(stop)) return false;
        await transaction.CommitAsync(stop);
        return true;
    }

    void Set(Actor actor, ClaimLink link, Claim claim, ClaimState state, string news)
    {
        (claim.State, claim.DecidedAt) = (state, clock.GetUtcNow());
        journal.Note(actor, news, claim.Id.Value, link.OrganizationId.Value);
    }

    async Task<(ClaimLink Link, Claim Claim)?> Find(Actor actor, PublicId link, PublicId id, CancellationToken stop) =>
        await ClaimDesk.Take(db, standing, actor, link, stop) is { } there
            && await db.Set<Claim>().SingleOrDefaultAsync(claim => claim.PublicId == id && claim.LinkId == there.Id, stop) is { } claim ? (there, claim) : null;

    /// <summary>Lets as many others claim by a link.</summary>
    internal static Task<int> GiveBack(EcussonDb db, ClaimLinkId link, int uses, CancellationToken stop) =>
        db.Set<ClaimLink>().Where(row => row.Id == link).ExecuteUpdateAsync(set => set.SetProperty(row => row.Uses, row => row.Uses - uses), stop);
}

/// <summary>What came of deciding about claims.</summary>
public abstract record DecideClaimOutcome
{
    private DecideClaimOutcome() { }

    /// <summary>They are decided so, or were before.</summary>
    /// <param name="Claims">How many.</param>
    public sealed record Decided(int Claims) : DecideClaimOutcome;

    /// <summary>The actor may not, or there is no such claim.</summary>
    public sealed record NotAllowed : DecideClaimOutcome;

    /// <summary>It was granted or came to nothing before, or its person was erased.</summary>
    public sealed record CannotBe : DecideClaimOutcome;

    /// <summary>Others took all uses since it was refused or failed: the limit is to be raised first.</summary>
    public sealed record UsedUp : DecideClaimOutcome;

    /// <summary>The badge is archived, or its organisation is.</summary>
    public sealed record NotAwarded : DecideClaimOutcome;

    /// <summary>Somebody else decided at this very moment; nothing was written.</summary>
    public sealed record Conflict : DecideClaimOutcome;
}
