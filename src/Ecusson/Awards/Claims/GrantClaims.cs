using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ecusson.Awards.Claims;

/// <summary>
/// Grants and signs what was claimed and is to be granted, a portion at a time. The claims themselves say what is left to do: killed at any moment, nobody is lost or granted twice, and several
/// servers may do it at the same time. Where nobody at the desk decides, nobody there can have slipped, and whoever claims waits with a phone in their hand: their mail may leave at once.
/// An approval is an act of the desk, and can be undone as every award can.
/// </summary>
public sealed class GrantClaims(EcussonDb db, AwardSigning signing, JournalWriter journal, TimeProvider clock, ILogger<GrantClaims> log)
{
    /// <summary>How many are granted with one save.</summary>
    public const int Portion = 250;

    static readonly Action<ILogger, Guid, string, Exception?> NotGranted = LoggerMessage.Define<Guid, string>(LogLevel.Error, new EventId(1, nameof(NotGranted)), "Claims of link {Link} cannot be granted: {Code}.");

    // Beside a list that is granted, portion after portion, a smaller one finds its moment.
    const int Attempts = 8;

    readonly HashSet<ClaimLinkId> said = [];

    /// <summary>Grants all whose badge can be awarded; returns how many were dealt with.</summary>
    /// <exception cref="AggregateException">Claims of some links could not be granted, for their organisation's key, badge or credential; those of all others were.</exception>
    public async Task<int> Due(CancellationToken stop)
    {
        var (all, failures) = (0, new List<Exception>());
        foreach (var link in await (
            from claim in db.Set<Claim>()
            join there in db.Set<ClaimLink>() on claim.LinkId equals there.Id
            where claim.State == ClaimState.Approved
                && db.Set<Badge>().Any(badge => badge.Id == there.BadgeId && badge.State == BadgeState.Published) && db.Set<Organization>().Any(issuer => issuer.Id == there.OrganizationId && issuer.ArchivedAt == null)
            select there.Id).Distinct().OrderBy(id => id).ToListAsync(stop))
        {
            try
            {
                while (await Next(link, stop) is > 0 and var done) all += done;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(new InvalidOperationException($"Claims of link {link.Value} were not granted.", failure));
            }
        }

        return failures.Count == 0 ? all : throw new AggregateException(failures);
    }

    async Task<int> Next(ClaimLinkId link, CancellationToken stop)
    {
        // Another award of the same organisation took the same place in the status list, or another server granted them: nothing was written, and what is left is looked at again.
        for (var (attempt, portion) = (1, Portion); attempt <= Attempts; (attempt, portion) = (attempt + 1, Math.Max(1, portion / 2)))
            if (await Next(link, portion, stop) is { } done) return done;
        return 0;
    }

    /// <summary>How many were dealt with; null when somebody else was quicker.</summary>
    async Task<int?> Next(ClaimLinkId link, int portion, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var claims = await Left(link).OrderBy(claim => claim.Id).Take(portion).ToListAsync(stop);
        if (claims.Count == 0) return 0;
        try
        {
            return await Grant(link, claims, stop) ? claims.Count : null;
        }
        catch (Exception failure) when (Ungrantable.Code(db, failure) is { } code)
        {
            Say(link, code);
            // One of them cannot be kept or signed: nothing was written. Each is tried alone, so that the others get theirs.
            foreach (var id in claims.ConvertAll(claim => claim.Id)) await Alone(link, id, stop);
            return claims.Count;
        }
    }

    /// <summary>Tells the operator why, once for each link and without a word of whoever claimed.</summary>
    void Say(ClaimLinkId link, string code)
    {
        if (said.Add(link)) NotGranted(log, link.Value, code, null);
    }

    async Task Alone(ClaimLinkId link, ClaimId id, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        try
        {
            if (await Left(link).SingleOrDefaultAsync(claim => claim.Id == id, stop) is { } claim) await Grant(link, [claim], stop);
        }
        catch (Exception failure) when (Ungrantable.Code(db, failure) is not null)
        {
            db.ChangeTracker.Clear();
            // Erased, swept away or decided by another server meanwhile, it has given its place back already.
            if (await Left(link).SingleOrDefaultAsync(claim => claim.Id == id, stop) is not { } failed) return;
            failed.State = ClaimState.Failed;
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await DecideClaim.GiveBack(db, link, 1, stop);
            if (await db.TryChange(stop)) await transaction.CommitAsync(stop);
        }
    }

    async Task<bool> Grant(ClaimLinkId id, List<Claim> claims, CancellationToken stop)
    {
        var link = await db.Set<ClaimLink>().AsNoTracking().SingleAsync(there => there.Id == id, stop);
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(there => there.Id == link.OrganizationId, stop);
        var badge = await db.Set<Badge>().AsNoTracking().SingleAsync(there => there.Id == link.BadgeId, stop);
        var version = await db.Set<BadgeVersion>().AsNoTracking().SingleAsync(there => there.BadgeId == badge.Id && there.Number == badge.PublishedNumber, stop);
        var people = await People(link, claims, version.Content.Validity, stop);
        // What a badge's own end left no time for is not granted.
        var (now, sound) = (clock.GetUtcNow(), new List<int>());
        for (var at = 0; at < people.Count; at++)
            if (!(people[at].ValidUntil <= now)) sound.Add(at);
        var awards = await signing.AddMissing(organization, badge, version, sound.ConvertAll(at => people[at]), list: null, stop);
        var failed = claims.Count - sound.Count;
        if (failed > 0) Say(id, "over");
        foreach (var claim in claims) claim.State = ClaimState.Failed;
        for (var at = 0; at < sound.Count; at++)
        {
            var claim = claims[sound[at]];
            if (awards[at] is not { } award)
            {
                claim.State = ClaimState.HeldAlready;
                continue;
            }

            (claim.State, claim.AwardId) = (ClaimState.Granted, award.Id);
            journal.Note(Actor.Server, AwardNews.Granted, award.Id.Value, organization.Id.Value);
            if (IsDecided(claim)) continue;
            (award.State, award.LastWroteAt) = (AwardState.Offered, now);
            journal.Note(Actor.Server, AwardNews.Offered, award.Id.Value, organization.Id.Value);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The link's row first, as everybody does who counts its uses: two servers that grant its claims at once wait for each other in a row and not in a circle.
        await DecideClaim.GiveBack(db, id, failed, stop);
        if (!await db.TrySave(stop)) return false;
        await transaction.CommitAsync(stop);
        return true;
    }

    async Task<List<NewAward>> People(ClaimLink link, List<Claim> claims, BadgeValidity validity, CancellationToken stop)
    {
        var keys = claims.ConvertAll(claim => claim.AddressKey!);
        var known = await (
            from address in db.Set<MailAddress>()
            join person in db.Set<Person>() on address.PersonId equals person.Id
            where keys.Contains(address.Key) && address.VerifiedAt != null
            select new { address.Key, person.Id }).ToDictionaryAsync(person => person.Key, StringComparer.Ordinal, stop);
        return claims.ConvertAll(claim =>
        {
            var (person, awarded) = (known.GetValueOrDefault(claim.AddressKey!), ClaimDesk.AwardedAt(link, claim.ClaimedAt, clock));
            // Whoever has an account takes no name that somebody else wrote beside their address (see AnswerAward): that is for their first answer, so that what is awarded tells nobody who has one. Letters take the account's language.
            return new NewAward(
                claim.Address!, claim.Name, claim.Language, awarded, validity.End(clock, awarded, lastDay: null), link.Story, Evidence: null, person?.Id, IsNameClaimed: claim.Name is not null && !IsDecided(claim));
        });
    }

    /// <summary>Whether somebody at the desk read it and said yes.</summary>
    static bool IsDecided(Claim claim) => claim.DecidedAt is not null;

    IQueryable<Claim> Left(ClaimLinkId link) => db.Set<Claim>().Where(claim => claim.LinkId == link && claim.State == ClaimState.Approved && claim.Address != null);
}
