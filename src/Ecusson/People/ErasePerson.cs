using Ecusson.Files;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>
/// Erases a person by the operator's hand: addresses, name, account, and in every other room what says who they are. What was signed for them stays true
/// wherever it lies; here its hash and its place in the status list are kept, and the organisation's count. It cannot be taken back.
/// </summary>
public sealed class ErasePerson(EcussonDb db, IOperators operators, IEnumerable<IKeepsAboutPeople> rooms, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Erases everything of them, or nothing.</summary>
    public async Task<ErasePersonOutcome> Of(Actor actor, PersonTrace person, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!await operators.Include(actor, stop)) return new ErasePersonOutcome.NotAllowed();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (person.Person is { } id)
        {
            if (!await db.Hold(id, stop)) return new ErasePersonOutcome.NobodyThere();
            if (!await Operatorship.RemainsWithout(db, id, stop)) return new ErasePersonOutcome.LastOperator();
        }

        var needed = new List<string>();
        foreach (var room in rooms) needed.AddRange(await room.NeededBy(person, stop));
        if (needed.Count > 0) return new ErasePersonOutcome.LastOwner(needed);
        foreach (var room in rooms.Reverse()) await room.Forget(actor, person, stop);
        await Forget(person, stop);
        if (person.Person is { } erased) journal.Note(actor, PeopleNews.Erased, erased.Value);
        audit.Note(actor, PeopleNews.Erased, person.Person?.Value);
        if (!await db.TrySave(stop)) return new ErasePersonOutcome.Conflict();
        await transaction.CommitAsync(stop);
        return new ErasePersonOutcome.Erased();
    }

    async Task Forget(PersonTrace person, CancellationToken stop)
    {
        var (accounts, keys, now) = (person.Accounts, person.AddressKeys, clock.GetUtcNow());
        await db.Set<MailedLink>().Where(row => (row.PersonId != null && accounts.Contains(row.PersonId.Value)) || (row.AddressKey != null && keys.Contains(row.AddressKey))).ExecuteDeleteAsync(stop);
        await db.Set<KeptForm>().Where(row => accounts.Contains(row.PersonId)).ExecuteDeleteAsync(stop);
        await db.Set<MailAddress>().Where(row => accounts.Contains(row.PersonId)).ExecuteDeleteAsync(stop);
        await db.Set<Passkey>().Where(row => accounts.Contains(row.PersonId)).ExecuteDeleteAsync(stop);
        await db.Set<Consent>().Where(row => accounts.Contains(row.PersonId)).ExecuteDeleteAsync(stop);
        await db.Set<Account>().Where(row => accounts.Contains(row.PersonId)).ExecuteDeleteAsync(stop);
        await db.Set<Person>().Where(row => accounts.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Name, "").SetProperty(row => row.IsOperator, false).SetProperty(row => row.ErasedAt, now).SetProperty(row => row.Version, row => row.Version + 1), stop);
        // What they handed in for an organisation is the organisation's, but what they called it may name them. The rest is swept away within the hour.
        var ids = accounts.Select(account => account.Value).ToList();
        var files = db.Set<StoredFile>().Where(row => row.Person != null && ids.Contains(row.Person.Value));
        await files.ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, (string?)null), stop);
        await files.Where(row => row.Organization == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.StagedUntil, now), stop);
    }
}

/// <summary>What came of erasing a person.</summary>
public abstract record ErasePersonOutcome
{
    private ErasePersonOutcome() { }

    /// <summary>Nothing here says any more who they were.</summary>
    public sealed record Erased : ErasePersonOutcome;

    /// <summary>There is no such person, or they were erased before.</summary>
    public sealed record NobodyThere : ErasePersonOutcome;

    /// <summary>Nobody else runs this server: somebody else must be made an operator first.</summary>
    public sealed record LastOperator : ErasePersonOutcome;

    /// <summary>Organisations would be left without an owner: each must get another first.</summary>
    /// <param name="Organizations">Their names.</param>
    public sealed record LastOwner(IReadOnlyList<string> Organizations) : ErasePersonOutcome;

    /// <summary>Something of theirs was changed at this very moment; nothing was erased.</summary>
    public sealed record Conflict : ErasePersonOutcome;

    /// <summary>The actor does not run this server.</summary>
    public sealed record NotAllowed : ErasePersonOutcome;
}
