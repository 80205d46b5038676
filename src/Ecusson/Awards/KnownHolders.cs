using Ecusson.Badges;
using Ecusson.Credentials.Baking;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>What is kept about people who were awarded something, or stand in a list.</summary>
public sealed class KnownHolders(EcussonDb db, BakedAward baked, JournalWriter journal) : IKeepsAboutPeople
{
    /// <summary>How many awards one statement takes.</summary>
    const int Portion = 500;

    /// <inheritdoc/>
    public async Task Tell(PersonTrace person, PersonArchive archive, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var awards = await Of(db, person).AsNoTracking().OrderBy(award => award.Id).ToListAsync(stop);
        var ids = awards.Select(award => award.Id).ToList();
        var names = await db.Set<Organization>().Where(there => db.Set<Award>().Any(award => award.OrganizationId == there.Id && ids.Contains(award.Id))).ToDictionaryAsync(there => there.Id, there => there.Name, stop);
        var mistakes = (await db.Set<MistakeReport>().AsNoTracking().Where(report => ids.Contains(report.AwardId)).OrderBy(report => report.Id).ToListAsync(stop)).ToLookup(report => report.AwardId);
        var told = awards.SelectMany(Told).Select(report => report.Id).ToList();
        var elsewhere = await MistakeReport.Of(db, person).AsNoTracking().Where(report => !told.Contains(report.Id)).OrderBy(report => report.Id).ToListAsync(stop);
        var rows = await WrittenAddress.At(db.Set<AwardListRow>(), row => row.Address, person.AddressKeys, stop);
        var coming = await WrittenAddress.At(db.Set<Award>(), award => award.MovesTo, person.AddressKeys, stop);
        await archive.Json(
            "awards.json",
            new
            {
                Awards = awards.Select(award => new
                {
                    Id = award.PublicId.ToString(), Organization = names[award.OrganizationId], award.Address, award.HolderName, award.IsNameClaimed, award.Language, award.State, award.AwardedAt, award.ValidUntil, award.Story,
                    award.Evidence, award.GrantedAt, award.AnsweredAt, award.RevokedAt, award.RevocationReason, award.MovesTo, award.MoveReason, award.Visibility, award.ShowsName, award.NameInCredential,
                    Mistakes = Told(award).Select(report => new { report.Text, report.ReportedAt, report.Answer, report.ClosedAt }),
                }),
                MovesAsked = coming.Select(award => new { award.MovesTo, award.MoveReason, award.MoveAskedAt }),
                MistakesInAwardsOfOthers = elsewhere.Select(report => new { report.Text, report.ReportedAt }),
                Lists = rows.Select(row => new { row.Address, row.Name, row.AwardedOn, row.ValidUntil, row.Story, row.Evidence, row.State }),
            },
            stop);
        foreach (var award in awards) await Files(award, archive, stop);

        IEnumerable<MistakeReport> Told(Award award) => mistakes[award.Id].Where(report => report.IsOfHolderOf(award, award.PersonId ?? person.Person));
    }

    /// <inheritdoc/>
    public async Task Forget(Actor actor, PersonTrace person, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(person);
        foreach (var awards in (await Of(db, person).Select(award => new { award.Id, award.OrganizationId }).ToListAsync(stop)).Chunk(Portion))
        {
            await Forget([.. awards.Select(award => award.Id)], stop);
            // Pages that are kept in memory go with it, on every node.
            foreach (var award in awards) journal.Note(actor, AwardNews.Shown, award.Id.Value, award.OrganizationId.Value, ("visibility", nameof(Visibility.OnlyMe)));
        }

        // What they said of an award that went to somebody else since.
        await MistakeReport.Of(db, person).ExecuteDeleteAsync(stop);
        // What was to come to their address from another, and was not confirmed, stays where it is.
        foreach (var coming in (await WrittenAddress.At(db.Set<Award>(), award => award.MovesTo, person.AddressKeys, stop)).Select(award => award.Id).Chunk(Portion))
            await db.Set<Award>().Where(award => coming.Contains(award.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(award => award.MovesTo, (string?)null).SetProperty(award => award.MoveReason, (string?)null).SetProperty(award => award.Version, award => award.Version + 1), stop);
        foreach (var row in await WrittenAddress.At(db.Set<AwardListRow>(), row => row.Address, person.AddressKeys, stop))
        {
            var (list, number) = (row.ListId, row.Number);
            await Blank(db.Set<AwardListRow>().Where(there => there.ListId == list && there.Number == number), stop);
        }
    }

    /// <summary>What a person was awarded, whether they answered or not.</summary>
    internal static IQueryable<Award> Of(EcussonDb db, PersonTrace person)
    {
        var (accounts, keys) = (person.Accounts, person.AddressKeys);
        return db.Set<Award>().Where(award => (award.PersonId != null && accounts.Contains(award.PersonId.Value)) || (award.PersonId == null && award.AddressKey != null && keys.Contains(award.AddressKey)));
    }

    async Task Files(Award award, PersonArchive archive, CancellationToken stop)
    {
        var credentials = await db.Set<SignedCredential>().AsNoTracking().Where(there => there.AwardId == award.Id).OrderBy(there => there.Number).ToListAsync(stop);
        foreach (var signed in credentials)
            await archive.File($"awards/{award.PublicId}/{signed.Number}.{(signed.Format == CredentialFormat.Json ? "json" : "jwt")}", signed.Bytes, stop);
        if (credentials.LastOrDefault(there => there.Format == CredentialFormat.Json) is not { } newest) return;
        var content = await db.Set<BadgeVersion>().Where(there => there.BadgeId == award.BadgeId && there.Number == award.BadgeNumber).Select(there => there.Content).SingleAsync(stop);
        if (await baked.Of(content, newest.Bytes, BakedStandard.OpenBadges3, "image/png", stop) is { } picture) await archive.File($"awards/{award.PublicId}/badge.png", picture, stop);
    }

    /// <summary>Keeps the hash, without the salt that would let somebody try addresses on it, and the place in the status list.</summary>
    async Task Forget(List<AwardId> ids, CancellationToken stop)
    {
        await db.Set<SignedCredential>().Where(there => ids.Contains(there.AwardId)).ExecuteDeleteAsync(stop);
        await db.Set<MistakeReport>().Where(there => ids.Contains(there.AwardId)).ExecuteDeleteAsync(stop);
        await Blank(db.Set<AwardListRow>().Where(there => there.AwardId != null && ids.Contains(there.AwardId.Value)), stop);
        IReadOnlyList<string> none = [];
        await db.Set<Award>().Where(there => ids.Contains(there.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(there => there.Address, (string?)null).SetProperty(there => there.AddressKey, (string?)null).SetProperty(there => there.HolderName, (string?)null)
                .SetProperty(there => there.SearchText, "").SetProperty(there => there.PersonId, (PersonId?)null).SetProperty(there => there.Salt, "").SetProperty(there => there.Story, (string?)null)
                .SetProperty(there => there.MovesTo, (string?)null).SetProperty(there => there.MoveReason, (string?)null)
                .SetProperty(there => there.Evidence, none).SetProperty(there => there.RevocationReason, (string?)null).SetProperty(there => there.Visibility, Visibility.OnlyMe)
                .SetProperty(there => there.ShowsName, false).SetProperty(there => there.NameInCredential, false).SetProperty(there => there.LinkKey, (string?)null)
                .SetProperty(there => there.OpenBadges2Key, (string?)null).SetProperty(there => there.LinkVersion, there => there.LinkVersion + 1).SetProperty(there => there.Version, there => there.Version + 1),
            stop);
    }

    /// <summary>Empties rows of lists. One that was not granted yet never is, nor taken up into another list.</summary>
    static async Task Blank(IQueryable<AwardListRow> rows, CancellationToken stop)
    {
        await rows.Where(row => row.State == AwardListRowState.Waiting || row.State == AwardListRowState.Failed).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, AwardListRowState.LeftOut), stop);
        await rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Name, "").SetProperty(row => row.Story, "").SetProperty(row => row.Evidence, "").SetProperty(row => row.Address, ""), stop);
    }
}
