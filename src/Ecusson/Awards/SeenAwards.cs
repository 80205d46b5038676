using System.Security.Cryptography;
using System.Text;
using Ecusson.Badges;
using Ecusson.Files;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Reads awards for those who may see them.</summary>
public sealed class SeenAwards(EcussonDb db)
{
    /// <summary>The award at an address; null where there is none that this viewer may see: nobody learns which of the two.</summary>
    /// <param name="id">Its name in addresses.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="linkKey">The key in the link that they followed; null for none.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<SeenAward?> At(PublicId id, Viewer viewer, string? linkKey, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var award = await db.Set<Award>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == id, stop);
        if (award is null) return null;
        var isHolder = await Holding.Holds(db, viewer.Person, award.Id, stop);
        return isHolder || IsShown(award, linkKey) ? await Seen(award, isHolder, isHolder ? viewer.Person : award.PersonId, stop, linkKey) : null;
    }

    /// <summary>The award as the one who was offered it sees it, before they answer: of the name in an account a letter's reader learns nothing.</summary>
    public async Task<SeenAward> Offered(Award award, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(award);
        return await Seen(award, isHolder: true, person: null, stop);
    }

    /// <summary>All that a person holds or has been offered, newest first.</summary>
    public async Task<IReadOnlyList<SeenAward>> Of(Viewer viewer, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (viewer.Person is not { } person) return [];
        var awards = await Holding.Of(db, person).AsNoTracking().OrderByDescending(award => award.Id).ToListAsync(stop);
        return await Seen(awards, isHolder: true, _ => person, stop);
    }

    static bool IsShown(Award award, string? linkKey) => award.State == AwardState.Accepted && award.Visibility switch
    {
        Visibility.Everyone => true,
        Visibility.ByLink => award.LinkKey is { } key && linkKey is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(linkKey)),
        _ => false,
    };

    async Task<SeenAward> Seen(Award award, bool isHolder, PersonId? person, CancellationToken stop, string? linkKey = null) => (await Seen([award], isHolder, _ => person, stop, linkKey))[0];

    /// <summary>The same number of questions for one award and for many.</summary>
    async Task<IReadOnlyList<SeenAward>> Seen(IReadOnlyList<Award> awards, bool isHolder, Func<Award, PersonId?> holder, CancellationToken stop, string? linkKey = null)
    {
        var (ids, badgeIds, issuerIds) = (awards.Select(award => award.Id).ToList(), awards.Select(award => award.BadgeId).Distinct().ToList(), awards.Select(award => award.OrganizationId).Distinct().ToList());
        var otherIds = awards.SelectMany(award => (AwardId?[])[award.ReplacedBy, award.Replaces]).OfType<AwardId>().ToList();
        var issuers = await db.Set<Organization>().Where(there => issuerIds.Contains(there.Id)).Select(there => new
        {
            there.Id, there.Name, there.PublicId, Logo = db.Set<StoredFile>().Where(file => file.Id == there.LogoId && file.IsPublic).Select(file => (PublicId?)file.PublicId).SingleOrDefault(),
        }).ToDictionaryAsync(there => there.Id, stop);
        var badges = await db.Set<Badge>().Where(there => badgeIds.Contains(there.Id)).Select(there => new { there.Id, there.PublicId }).ToDictionaryAsync(there => there.Id, there => there.PublicId, stop);
        var versions = await db.Set<BadgeVersion>().AsNoTracking().Where(there => badgeIds.Contains(there.BadgeId)).ToDictionaryAsync(there => (there.BadgeId, there.Number), there => there.Content, stop);
        var credentials = (await db.Set<SignedCredential>().AsNoTracking().Where(there => ids.Contains(there.AwardId) && there.Format == CredentialFormat.Json).ToListAsync(stop))
            .GroupBy(there => there.AwardId).ToDictionary(all => all.Key, all => all.MaxBy(there => there.Number)!.Bytes);
        // The other has a holder's choice of its own. What is shown by link is led to for whoever came by the same key.
        var shown = db.Set<Award>().Where(there => otherIds.Contains(there.Id) && (isHolder ? there.State != AwardState.Granted
            : there.State == AwardState.Accepted && (there.Visibility == Visibility.Everyone || (there.Visibility == Visibility.ByLink && linkKey != null && there.LinkKey == linkKey))));
        var others = otherIds.Count == 0 ? [] : await shown.Select(there => new { there.Id, there.PublicId }).ToDictionaryAsync(there => there.Id, there => there.PublicId, stop);
        PublicId? Other(AwardId? id) => id is { } other && others.TryGetValue(other, out var name) ? name : null;
        var people = awards.Where(award => IsCalledByAccount(award, isHolder)).Select(holder).OfType<PersonId>().Distinct().ToList();
        var names = await HolderNames.Own(db, people, stop);
        string? Name(Award award) => isHolder || award.ShowsName ? award.HolderName ?? (IsCalledByAccount(award, isHolder) && holder(award) is { } person ? names.GetValueOrDefault(person) : null) : null;
        return [.. awards.Select(award => new SeenAward(
            award, versions[(award.BadgeId, award.BadgeNumber)], badges[award.BadgeId], issuers[award.OrganizationId].Name, issuers[award.OrganizationId].PublicId,
            Name(award), isHolder, credentials[award.Id], Other(award.ReplacedBy), Other(award.Replaces), issuers[award.OrganizationId].Logo))];
    }

    static bool IsCalledByAccount(Award award, bool isHolder) => award is { HolderName: null, State: AwardState.Accepted } && (isHolder || award.ShowsName);
}

/// <summary>An award with what its page tells.</summary>
/// <param name="Award">The award.</param>
/// <param name="Badge">What the badge said when it was given.</param>
/// <param name="BadgeId">The badge's name in addresses.</param>
/// <param name="IssuerName">The organisation's name.</param>
/// <param name="IssuerId">The organisation's name in addresses.</param>
/// <param name="HolderName">The holder's name, where it may be shown: the one that the issuer gave or that was claimed with, else the one in the account of whoever accepted it.</param>
/// <param name="IsHolder">Whether whoever looks is its holder.</param>
/// <param name="Credential">The signed credential, JSON in UTF-8.</param>
/// <param name="ReplacedBy">The name in addresses of the award that stands in its place; null when none does that this viewer may see.</param>
/// <param name="Replaces">The name in addresses of the award in whose place it stands; null when there is none that this viewer may see.</param>
/// <param name="IssuerLogo">Public id of the organisation's logo; null when it has none.</param>
public sealed record SeenAward(
    Award Award, BadgeContent Badge, PublicId BadgeId, string IssuerName, PublicId IssuerId, string? HolderName, bool IsHolder, byte[] Credential, PublicId? ReplacedBy,
    PublicId? Replaces, PublicId? IssuerLogo)
{
    /// <summary>Whether the name that is shown is the one that its holder gave themselves: nobody vouches for it.</summary>
    public bool IsOwnName => Award.VouchedName is null && HolderName is not null;

    /// <summary>The holder's name as the issuer gave it, for titles and pictures, which have no room to say that nobody vouches for another; null where it is not shown.</summary>
    public string? VouchedName => IsOwnName ? null : HolderName;
}
