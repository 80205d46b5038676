using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Files;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>What a mail about an award is about.</summary>
/// <param name="Award">The award as it stands now.</param>
/// <param name="Token">The part of the address that lets answer it.</param>
/// <param name="Badge">What the badge says.</param>
/// <param name="Issuer">The organisation that awarded it.</param>
/// <param name="Picture">The badge's picture as PNG; null when it has none.</param>
/// <param name="Mistake">What its holder reported last; null when nothing was.</param>
public sealed record AwardToMail(Award Award, string Token, BadgeContent Badge, Organization Issuer, byte[]? Picture, MistakeReport? Mistake);

/// <summary>Finds what such a mail is about. What many mails have in common, a list's badge and who awards it, is read once for as long as this one lives: a batch of mails.</summary>
public sealed class AwardMatter(EcussonDb db, SecretLinks links, IFileStore store)
{
    readonly Dictionary<(BadgeId, int), (BadgeContent Content, byte[]? Picture)> _badges = [];
    readonly Dictionary<OrganizationId, Organization> _issuers = [];

    /// <summary>The award; null when there is nothing to say any more: it was undone, answered, or goes to another address now.</summary>
    public async Task<AwardToMail?> Of(OutgoingMail mail, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var id = new AwardId(mail.Subject);
        if (await db.Set<Award>().AsNoTracking().SingleOrDefaultAsync(award => award.Id == id, stop) is not { AddressKey: { } key } award) return null;
        // These let in whoever reads them. All others go where the holder, or the issuer, reads mail by now.
        if (mail.Kind is MailKinds.AwardOffered or MailKinds.AwardReminder
            && (award is not { State: AwardState.Offered, RevokedAt: null } || mail.Address is not { } address || key != MailAddresses.Key(address))) return null;
        var mistake = mail.Kind is not (MailKinds.MistakeReported or MailKinds.MistakeAnswered) ? null
            : await db.Set<MistakeReport>().AsNoTracking().Where(report => report.AwardId == id).OrderByDescending(report => report.Id).FirstOrDefaultAsync(stop);
        var (badge, picture) = await Badge(award, stop);
        return new AwardToMail(award, links.Make(AnswerAward.LinkUse, id.Value, award.LinkVersion), badge, await Issuer(award.OrganizationId, stop), picture, mistake);
    }

    async Task<(BadgeContent Content, byte[]? Picture)> Badge(Award award, CancellationToken stop)
    {
        if (_badges.TryGetValue((award.BadgeId, award.BadgeNumber), out var known)) return known;
        var version = await db.Set<BadgeVersion>().AsNoTracking().SingleAsync(there => there.BadgeId == award.BadgeId && there.Number == award.BadgeNumber, stop);
        return _badges[(award.BadgeId, award.BadgeNumber)] = (version.Content, await Picture(version.Content, stop));
    }

    async Task<Organization> Issuer(OrganizationId id, CancellationToken stop) =>
        _issuers.TryGetValue(id, out var known) ? known : _issuers[id] = await db.Set<Organization>().AsNoTracking().SingleAsync(there => there.Id == id, stop);

    async Task<byte[]?> Picture(BadgeContent badge, CancellationToken stop)
    {
        if (badge.Picture is not { } picture || !PublicId.TryParse(picture.Png, out var name)) return null;
        var hash = await db.Set<StoredFile>().Where(file => file.PublicId == name).Select(file => file.Hash).SingleOrDefaultAsync(stop);
        if (hash is null || await store.Open(hash, stop) is not { } stream) return null;
        await using (stream)
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, stop);
            return bytes.ToArray();
        }
    }
}
