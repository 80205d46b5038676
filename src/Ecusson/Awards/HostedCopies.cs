using Ecusson.Badges;
using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>
/// The Open Badges 2.0 copies of awards that their holders have opened, for everyone who has the address: nobody else knows the random key in it. There is no signature in
/// them: whoever verifies one asks here.
/// </summary>
public sealed class HostedCopies(EcussonDb db, PublicBadges badges, HostedIssuer issuers, SiteAddress site)
{
    /// <summary>What programs of others are told of an award that was replaced. The Assertion has one text, for all languages.</summary>
    public const string Corrected = "Replaced by a corrected badge";

    /// <summary>The copy under a key; null where none is open.</summary>
    public async Task<HostedCopy?> Under(string key, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!PublicId.TryParse(key, out _) || await db.Set<Award>().AsNoTracking().SingleOrDefaultAsync(there => there.OpenBadges2Key == key, stop) is not { State: AwardState.Accepted } award) return null;
        // OB 2.0 "Revoking Hosted Assertions": 410 with id and revoked. Why it was revoked is for the holder; that it was only corrected is for everyone.
        if (award.RevokedAt is not null)
            return new HostedCopy.Revoked(OpenBadgeWriter.Unchecked(new Assertion { Id = site.HostedAward(key), Revoked = true, RevocationReason = award.ReplacedBy is null ? null : Corrected }));
        var badge = await db.Set<Badge>().Where(there => there.Id == award.BadgeId).Select(there => there.PublicId).SingleAsync(stop);
        return await badges.Of(badge, award.BadgeNumber, stop) is { } version && Written(Assertion(award, key, version)) is { } json ? new HostedCopy.Open(json, version.Content) : null;
    }

    /// <summary>The badge class at an address; null where there is none that was published, or 2.0 cannot say it.</summary>
    public async Task<ReadOnlyMemory<byte>?> BadgeClass(PublicId id, int number, CancellationToken stop) =>
        await badges.Of(id, number, stop) is { } badge ? Written(HostedBadgeClass.Of(badge, site)) : null;

    /// <summary>The issuer at an address; null where there is none, or 2.0 cannot say it.</summary>
    public async Task<ReadOnlyMemory<byte>?> Issuer(PublicId id, CancellationToken stop) => await issuers.Of(id, stop) is { } issuer ? Written(issuer) : null;

    /// <summary>Whether 2.0 can say an award: it asks for more than 3.0, as for a mail address of the issuer.</summary>
    internal async Task<bool> CanSay(Award award, string key, CancellationToken stop)
    {
        var badge = await db.Set<Badge>().Where(there => there.Id == award.BadgeId).Select(there => there.PublicId).SingleAsync(stop);
        return await badges.Of(badge, award.BadgeNumber, stop) is { } version && Written(Assertion(award, key, version)) is not null
            && Written(HostedBadgeClass.Of(version, site)) is not null && await Issuer(version.Organization, stop) is not null;
    }

    Assertion Assertion(Award award, string key, PublicBadge badge) => new()
    {
        Id = site.HostedAward(key),
        Recipient = new Recipient { Type = "email", Identity = award.IdentityHash, Hashed = true, Salt = award.Salt },
        BadgeId = site.HostedBadgeClass(badge.Id, badge.Number),
        Verification = new VerificationObject { Type = VerificationObject.Hosted },
        IssuedOn = award.AwardedAt,
        Expires = award.ValidUntil,
        Image = badge.Content.Picture is null ? null : new BadgeImage { Id = $"{site.HostedAward(key)}/badge.png" },
        Evidence = [.. award.Evidence.Select(address => new BadgeEvidence { Id = address })],
        Narrative = award.Story is { } story ? SafeMarkdown.Of(story) : null,
    };

    static ReadOnlyMemory<byte>? Written(DocumentPart document) => OpenBadge2Writer.Write(document) is WriteOutcome.Written written ? written.Json : (ReadOnlyMemory<byte>?)null;
}

/// <summary>What stands at the address of an Open Badges 2.0 copy.</summary>
/// <param name="Json">The Assertion, UTF-8.</param>
public abstract record HostedCopy(ReadOnlyMemory<byte> Json)
{
    /// <summary>The award stands.</summary>
    /// <param name="Json">The Assertion.</param>
    /// <param name="Badge">What the badge says.</param>
    public sealed record Open(ReadOnlyMemory<byte> Json, BadgeContent Badge) : HostedCopy(Json);

    /// <summary>The award was revoked or replaced: the Assertion says that alone.</summary>
    public sealed record Revoked(ReadOnlyMemory<byte> Json) : HostedCopy(Json);
}
