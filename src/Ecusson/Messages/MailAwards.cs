using System.Security.Cryptography;
using System.Text;
using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Tells holders of their awards, and issuers of what holders report.</summary>
public sealed class MailAwards(EcussonDb db, QueueMail queue) : IReaction
{
    /// <inheritdoc/>
    public string Name => "mail.awards";

    /// <inheritdoc/>
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        AwardNews.Offered, AwardNews.Reminded, AwardNews.Revoked, AwardNews.Replaced, AwardNews.MoveAsked, AwardNews.Moved, AwardNews.MistakeReported, AwardNews.MistakeAnswered,
    };

    /// <inheritdoc/>
    public async Task React(JournalEntry entry, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var id = new AwardId(entry.Subject);
        if (await db.Set<Award>().AsNoTracking().SingleOrDefaultAsync(award => award.Id == id, stop) is not { Address: { } address } award) return;
        // Where the server slept through several letters about one award, the last of them is enough.
        if (entry.Kind is AwardNews.Offered or AwardNews.Reminded && entry.At < award.LastWroteAt) return;
        switch (entry.Kind)
        {
            case AwardNews.Offered:
                await To(address, MailKinds.AwardOffered, await OthersOf(award, stop));
                break;
            case AwardNews.Reminded:
                await To(address, MailKinds.AwardReminder);
                break;
            // Whoever was never told of it is not told of its end either.
            case AwardNews.Revoked when award.State != AwardState.Granted:
                await To(await Holder(award, stop) ?? address, MailKinds.AwardRevoked);
                break;
            case AwardNews.Replaced when award.State != AwardState.Granted:
                await To(await Holder(award, stop) ?? address, MailKinds.AwardReplaced);
                break;
            case AwardNews.MoveAsked when award.MovesTo is { } next:
                await Told("given", MailKinds.AwardMoveTold, address);
                if (await Holder(award, stop) is { } main && MailAddresses.Key(main) != award.AddressKey) await Told("main", MailKinds.AwardMoveTold, main);
                await To(next, MailKinds.AwardMoveAsked);
                break;
            case AwardNews.Moved:
                foreach (var (number, former) in (await Former(entry, award, stop)).Index()) await Told($"{number}", MailKinds.AwardMoved, former);
                break;
            case AwardNews.MistakeAnswered when await IsOfHolder(entry, award, stop):
                await To(await Holder(award, stop) ?? address, MailKinds.MistakeAnswered);
                break;
            case AwardNews.MistakeReported:
                foreach (var (reader, language) in await Issuers(award.OrganizationId, stop))
                    await queue.For(MailKinds.MistakeReported, entry.Subject, $"award:{entry.Id:N}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MailAddresses.Key(reader))))[..16]}", reader, language, award.OrganizationId.Value, others: 0, entry.Facts, stop);
                break;
        }

        async Task To(string reader, string kind, int others = 0) =>
            await queue.For(kind, entry.Subject, $"award:{entry.Id:N}", reader, await LanguageOf(reader, award, stop), award.OrganizationId.Value, others, entry.Facts, stop);

        async Task Told(string which, string kind, string reader) =>
            await queue.For(kind, entry.Subject, $"award:{entry.Id:N}:{which}", reader, await LanguageOf(reader, award, stop), award.OrganizationId.Value, stop);
    }

    /// <summary>The language of whoever reads there: what their account says now, else what the award was given with.</summary>
    async Task<string> LanguageOf(string reader, Award award, CancellationToken stop)
    {
        var key = MailAddresses.Key(reader);
        return await db.Set<MailAddress>().Where(address => address.Key == key && address.VerifiedAt != null)
            .Join(db.Set<Person>(), address => address.PersonId, person => person.Id, (_, person) => person.Language).SingleOrDefaultAsync(stop) ?? award.Language;
    }

    /// <summary>How many awards the same organisation gave to the same address within the day before.</summary>
    async Task<int> OthersOf(Award award, CancellationToken stop)
    {
        var (id, key, lately, granted) = (award.Id, award.AddressKey, award.GrantedAt.AddDays(-1), award.GrantedAt);
        // Whose they are is looked at here: asked for the organisation too, SQLite reads all of its awards to find the few of one address.
        var issuers = await db.Set<Award>().Where(there => there.AddressKey == key && there.GrantedAt > lately && there.GrantedAt <= granted && there.Id != id)
            .Select(there => there.OrganizationId).ToListAsync(stop);
        return issuers.Count(issuer => issuer == award.OrganizationId);
    }

    /// <summary>Where whoever has it in their account reads mail now; null while nobody has. The address that it was given to may have died since.</summary>
    async Task<string?> Holder(Award award, CancellationToken stop) =>
        award.State == AwardState.Accepted && await Holding.Owner(db, award, stop) is { } holder
            ? await db.Set<MailAddress>().Where(address => address.PersonId == holder && address.IsMain && address.VerifiedAt != null).Select(address => (string?)address.Written).SingleOrDefaultAsync(stop)
            : null;

    /// <summary>Where whoever held it until now reads mail: wherever they were told that it was to move, which the award itself knows no more, and their main address.</summary>
    async Task<IReadOnlyList<string>> Former(JournalEntry entry, Award award, CancellationToken stop)
    {
        var (subject, asked) = (entry.Subject, award.MoveAskedAt);
        var told = await db.Set<OutgoingMail>().Where(mail => mail.Subject == subject && mail.Kind == MailKinds.AwardMoveTold && mail.CreatedAt >= asked && mail.Address != null)
            .OrderBy(mail => mail.Id).Select(mail => mail.Address!).ToListAsync(stop);
        PersonId? person = entry.Facts.TryGetValue(MoveAward.FormerHolder, out var former) && Guid.TryParse(former, out var row) ? new PersonId(row) : null;
        var main = await db.Set<MailAddress>().Where(address => address.PersonId == person && address.IsMain && address.VerifiedAt != null).Select(address => address.Written).ToListAsync(stop);
        return [.. told.Concat(main).DistinctBy(MailAddresses.Key)];
    }

    /// <summary>Whether what is answered was reported by whoever holds it now.</summary>
    async Task<bool> IsOfHolder(JournalEntry entry, Award award, CancellationToken stop)
    {
        var id = new MistakeReportId(entry.Facts.TryGetValue(AwardNews.Report, out var report) && Guid.TryParse(report, out var row) ? row : Guid.Empty);
        return await db.Set<MistakeReport>().AsNoTracking().SingleOrDefaultAsync(there => there.Id == id, stop) is { } found
            && found.IsOfHolderOf(award, await Holding.Owner(db, award, stop));
    }

    /// <summary>Where the organisation reads mail; else the main addresses of its owners.</summary>
    async Task<IReadOnlyList<(string Address, string Language)>> Issuers(OrganizationId id, CancellationToken stop)
    {
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(there => there.Id == id, stop);
        if (organization.Mail is { Length: > 0 } mail) return [(mail, organization.Language)];
        var owners = await (
            from member in db.Set<Member>().AsNoTracking()
            join person in db.Set<Person>() on member.PersonId equals person.Id
            join address in db.Set<MailAddress>() on person.Id equals address.PersonId
            where member.OrganizationId == id && address.IsMain && address.VerifiedAt != null
            select new { member.Roles, address.Written, person.Language }).ToListAsync(stop);
        return [.. owners.Where(owner => owner.Roles.HasFlag(Roles.Owner)).Select(owner => (owner.Written, owner.Language))];
    }
}
