using Ecusson.Awards;
using Ecusson.Awards.Claims;
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
/// <param name="Token">The part of the address that lets answer it; of a correction that its holder has already, that of the corrected award.</param>
/// <param name="IsInAccount">Whether whoever reads the mail finds the award in an account; else by that address.</param>
/// <param name="Badge">What the badge says.</param>
/// <param name="Issuer">The organisation that awarded it.</param>
/// <param name="Picture">The badge's picture as PNG; null when it has none.</param>
/// <param name="Correction">What was wrong with the award in whose place it stands; null when it is in none's, or nobody was ever told of that one.</param>
/// <param name="Name">What its holder is called where they are greeted; null for nothing, as where a stranger with a code wrote the name.</param>
/// <param name="Mistake">What its holder reported, where the mail is about that; else null.</param>
public sealed record AwardToMail(Award Award, string Token, bool IsInAccount, BadgeContent Badge, Organization Issuer, byte[]? Picture, string? Correction, string? Name, MistakeReport? Mistake);

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
        // These let in whoever reads them. Others go where the holder, or the issuer, reads mail by now.
        if (mail.Kind is MailKinds.AwardOffered or MailKinds.AwardReminder
            && (award is not { State: AwardState.Offered, RevokedAt: null } || mail.Address is not { } address || key != MailAddresses.Key(address))) return null;
        if (mail.Kind == MailKinds.AwardMoveAsked)
            return award is { MovesTo: { } next, RevokedAt: null } && mail.Address is { } reader && MailAddresses.Key(next) == MailAddresses.Key(reader)
                ? await About(award, stop) with { Token = links.Make(MoveAward.LinkUse, award.Id.Value, award.LinkVersion) }
                : null;
        var about = await About(award, stop);
        if (mail.Kind is MailKinds.AwardReplaced or MailKinds.MistakeAnswered)
        {
            var bound = mail.Kind == MailKinds.AwardReplaced && award.ReplacedBy is { } newer ? await db.Set<Award>().AsNoTracking().SingleAsync(there => there.Id == newer, stop) : award;
            about = about with { Token = Link(bound), IsInAccount = await Holding.Owner(db, bound, stop) is not null };
            // Without an account its link lets in whoever reads it: it goes to the address that the award is bound to by now, or nowhere.
            if (!about.IsInAccount && (mail.Address is not { } to || MailAddresses.Key(to) != bound.AddressKey)) return null;
        }

        if (mail.Facts.TryGetValue(AwardNews.Report, out var report) && Guid.TryParse(report, out var row)) about = about with { Mistake = await Mistake(id, new MistakeReportId(row), stop) };
        // What somebody reported by mistake is answered to nobody else.
        return mail.Kind == MailKinds.MistakeAnswered && about.Mistake?.IsOfHolderOf(award, await Holding.Owner(db, award, stop)) != true ? null : about;
    }

    string Link(Award award) => links.Make(AnswerAward.LinkUse, award.Id.Value, award.LinkVersion);

    async Task<AwardToMail> About(Award award, CancellationToken stop)
    {
        var (badge, picture) = await Badge(award, stop);
        return new AwardToMail(award, Link(award), IsInAccount: false, badge, await Issuer(award.OrganizationId, stop), picture, await Correction(award, stop), await Name(award, stop), Mistake: null);
    }

    async Task<(BadgeContent Content, byte[]? Picture)> Badge(Award award, CancellationToken stop)
    {
        if (_badges.TryGetValue((award.BadgeId, award.BadgeNumber), out var known)) return known;
        var version = await db.Set<BadgeVersion>().AsNoTracking().SingleAsync(there => there.BadgeId == award.BadgeId && there.Number == award.BadgeNumber, stop);
        return _badges[(award.BadgeId, award.BadgeNumber)] = (version.Content, await Picture(version.Content, stop));
    }

    async Task<Organization> Issuer(OrganizationId id, CancellationToken stop) =>
        _issuers.TryGetValue(id, out var known) ? known : _issuers[id] = await db.Set<Organization>().AsNoTracking().SingleAsync(there => there.Id == id, stop);

    async Task<string?> Correction(Award award, CancellationToken stop) => award.Replaces is not { } before
        ? null
        : await db.Set<Award>().Where(old => old.Id == before && old.State != AwardState.Granted).Select(old => old.RevocationReason).SingleOrDefaultAsync(stop);

    /// <summary>Whoever has the code of a claim link writes any name beside any address: no letter says it in its issuer's name before somebody has read and accepted it.</summary>
    async Task<string?> Name(Award award, CancellationToken stop)
    {
        if (award is not { HolderName: { } name, State: not AwardState.Accepted }) return award.HolderName;
        // One that stands in another's place has no claim of its own: whoever typed the name may be a stranger.
        return award is { IsNameClaimed: true, Replaces: not null } || await db.Set<Claim>().AnyAsync(claim => claim.AwardId == award.Id && !claim.IsOwn, stop) ? null : name;
    }

    Task<MistakeReport?> Mistake(AwardId award, MistakeReportId id, CancellationToken stop) =>
        db.Set<MistakeReport>().AsNoTracking().SingleOrDefaultAsync(report => report.Id == id && report.AwardId == award, stop);

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
