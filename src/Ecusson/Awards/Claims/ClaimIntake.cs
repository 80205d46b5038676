using System.Collections.Concurrent;
using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Awards.Claims;

/// <summary>
/// Writes claims down. Of those that come at the same moment one request writes all, in one transaction: three hundred phones are a few writes, and an engine with one writer is held up by none.
/// The link's row is taken first, so that uses are counted one after the other on every server: never more than the limit, and nobody turned away below it.
/// </summary>
/// <remarks>Thread-safe: there is one in a process.</remarks>
public sealed class ClaimIntake(IServiceScopeFactory scopes) : IDisposable
{
    /// <summary>How many are written with one save.</summary>
    public const int Most = 100;

    /// <summary>How many who have not signed in may claim by one link in a minute: a full hall does, and whoever found the code writes to no more strangers than that.</summary>
    public const int StrangersPerMinute = 600;

    /// <summary>How many links may be used for one address within a day by people who have not signed in.</summary>
    public const int LinksPerDay = 20;

    readonly ConcurrentQueue<Coming> coming = new();
    readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Writes one down. What has come is not taken back: a phone that loses its connection has claimed.</summary>
    internal async Task<ClaimBadgeOutcome> Take(NewClaim claim)
    {
        var mine = new Coming(claim);
        coming.Enqueue(mine);
        await turn.WaitAsync();
        try
        {
            // Whoever had the turn before may have written it along with their own.
            while (!mine.Outcome.Task.IsCompleted) await Round();
        }
        finally
        {
            turn.Release();
        }

        return await mine.Outcome.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    async Task Round()
    {
        var round = new List<Coming>();
        while (round.Count < Most && coming.TryDequeue(out var next)) round.Add(next);
        foreach (var ofOneLink in round.GroupBy(each => each.Claim.Link))
        {
            if (await Written([.. ofOneLink]) is null) continue;
            // One of them cannot be written: nothing was, and each is tried alone, so that the others are.
            foreach (var alone in ofOneLink)
                if (await Written([alone]) is { } failure) alone.Outcome.SetException(failure);
        }
    }

    /// <summary>Why they could not be written; null when they were.</summary>
    async Task<Exception?> Written(IReadOnlyList<Coming> round)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var outcomes = await Write(scope.ServiceProvider, [.. round.Select(each => each.Claim)]);
            for (var at = 0; at < round.Count; at++) round[at].Outcome.SetResult(outcomes[at]);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    static async Task<IReadOnlyList<ClaimBadgeOutcome>> Write(IServiceProvider services, IReadOnlyList<NewClaim> claims)
    {
        var (db, journal, clock) = (services.GetRequiredService<EcussonDb>(), services.GetRequiredService<JournalWriter>(), services.GetRequiredService<TimeProvider>());
        var (random, id, stop) = (services.GetRequiredService<RandomNumberGenerator>(), claims[0].Link, CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Held until the end: nobody else counts uses of this link, or closes it, meanwhile.
        await db.Set<ClaimLink>().Where(link => link.Id == id).ExecuteUpdateAsync(set => set.SetProperty(link => link.Uses, link => link.Uses), stop);
        var link = await db.Set<ClaimLink>().AsNoTracking().SingleAsync(there => there.Id == id, stop);
        var (now, isAwarded) = (clock.GetUtcNow(), await ClaimDesk.Awarded(db, link, clock, stop) is not null);
        if (link.Standing(now, isAwarded) is not (ClaimStanding.Open or ClaimStanding.UsedUp)) return [.. claims.Select(_ => new ClaimBadgeOutcome.NotOpen())];
        var keys = claims.Select(claim => MailAddresses.Key(claim.Address)).ToList();
        var known = await db.Set<Claim>().Where(claim => claim.LinkId == id && claim.AddressKey != null && keys.Contains(claim.AddressKey)).ToDictionaryAsync(claim => claim.AddressKey!, claim => claim.Receipt, StringComparer.Ordinal, stop);
        var held = await Holding.Among(db, link.BadgeId, keys, now, stop);
        var strangers = await Strangers.Of(db, id, keys, now, stop);
        var (outcomes, taken) = (new List<ClaimBadgeOutcome>(), 0);
        for (var at = 0; at < claims.Count; at++)
        {
            var (claim, key) = (claims[at], keys[at]);
            // Who claimed already takes no second place: of a link that is nearly used up, whoever claims for an address and then for another can tell. It costs them the place, and a letter.
            outcomes.Add(Answer(claim, key));
            if (outcomes[^1] is not ClaimBadgeOutcome.Noted || known.ContainsKey(key)) continue;
            known.Add(key, claim.Receipt);
            if (!claim.IsOwn) strangers.Note(key);
            // Whoever holds the badge takes a place like everybody else: else the places left would tell who does.
            taken++;
            var row = new Claim
            {
                Id = RowId.New<ClaimId>(now), PublicId = PublicId.New(random), LinkId = id, Address = claim.Address, AddressKey = key, Name = claim.Name, IsOwn = claim.IsOwn, Receipt = claim.Receipt, Language = claim.Language,
                State = held.Contains(key) ? ClaimState.HeldAlready : link.NeedsApproval ? ClaimState.Waiting : ClaimState.Approved, ClaimedAt = now,
            };
            db.Add(row);
            journal.Note(claim.Actor, ClaimNews.Made, row.Id.Value, link.OrganizationId.Value);
        }

        await db.SaveChangesAsync(stop);
        if (taken > 0) await db.Set<ClaimLink>().Where(there => there.Id == id).ExecuteUpdateAsync(set => set.SetProperty(there => there.Uses, there => there.Uses + taken), stop);
        await transaction.CommitAsync(stop);
        return outcomes;

        ClaimBadgeOutcome Answer(NewClaim claim, string key)
        {
            if (claim.Code != link.Code) return new ClaimBadgeOutcome.NoSuchCode();
            // Once all places are taken, or strangers have to wait, only who claimed is told that it is noted: whoever has the address, or sent the form. Else any code would tell who did.
            var isTheirs = known.TryGetValue(key, out var receipt) && (claim.IsOwn || (receipt is not null && receipt == claim.Receipt));
            if (link.Uses + taken >= link.Limit && !isTheirs) return new ClaimBadgeOutcome.NotOpen();
            return isTheirs || claim.IsOwn || strangers.May(key) ? new ClaimBadgeOutcome.Noted(link.NeedsApproval) : new ClaimBadgeOutcome.TooMany();
        }
    }

    /// <summary>How many who have not signed in claimed of late: by a link in a minute, and for an address in a day by whatever links.</summary>
    sealed class Strangers(int already, Dictionary<string, int> byAddress)
    {
        int count = already;

        public static async Task<Strangers> Of(EcussonDb db, ClaimLinkId link, List<string> keys, DateTimeOffset now, CancellationToken stop)
        {
            var (minute, day) = (now - TimeSpan.FromMinutes(1), now - TimeSpan.FromDays(1));
            var byLink = await db.Set<Claim>().Where(claim => claim.LinkId == link).OrderByDescending(claim => claim.Id).Take(StrangersPerMinute).CountAsync(claim => !claim.IsOwn && claim.ClaimedAt > minute, stop);
            var byAddress = await db.Set<Claim>().Where(claim => claim.AddressKey != null && keys.Contains(claim.AddressKey) && !claim.IsOwn && claim.ClaimedAt > day)
                .GroupBy(claim => claim.AddressKey!).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, stop);
            return new Strangers(byLink, byAddress);
        }

        public bool May(string key) => count < StrangersPerMinute && byAddress.GetValueOrDefault(key) < LinksPerDay;

        public void Note(string key)
        {
            count++;
            byAddress[key] = byAddress.GetValueOrDefault(key) + 1;
        }
    }

    sealed record Coming(NewClaim Claim)
    {
        public TaskCompletionSource<ClaimBadgeOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A claim that is to be written down.</summary>
/// <param name="Actor">Who claims.</param>
/// <param name="Link">By which link.</param>
/// <param name="Code">By which code: the link may have got another meanwhile.</param>
/// <param name="Address">The address.</param>
/// <param name="Name">The name; null for none.</param>
/// <param name="Language">The language that it was claimed in.</param>
/// <param name="IsOwn">Whether whoever claims has signed in, and the address is theirs.</param>
/// <param name="Receipt">What tells their browser from others; null for none.</param>
sealed record NewClaim(Actor Actor, ClaimLinkId Link, string Code, string Address, string? Name, string Language, bool IsOwn, string? Receipt);
