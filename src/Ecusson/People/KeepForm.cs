using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>What was typed into a form.</summary>
/// <param name="Fields">The values of each field.</param>
/// <param name="HadFiles">Whether files were chosen too: those are not kept.</param>
public sealed record TypedForm(IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, bool HadFiles);

/// <summary>Keeps what somebody typed while they sign in again, gives it back to the same person on the same page, and lets it go.</summary>
public sealed class KeepForm(EcussonDb db, RootSecret root, TimeProvider clock)
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMinutes(30);

    /// <summary>Most bytes of a form that is kept: as much as a form without files may have.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>How many forms of one person are kept; the oldest goes first.</summary>
    public const int Most = 10;

    const string Use = "kept-form";

    /// <summary>Keeps it, in place of what was kept of the page before.</summary>
    /// <param name="person">To whom the page was shown, as the page itself proves: nobody has signed in at this moment.</param>
    /// <param name="page">The page's path.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<KeepFormOutcome> For(PersonId person, string page, TypedForm form, CancellationToken stop)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(form);
        if (plain.Length > MostBytes) return new KeepFormOutcome.TooLarge();
        if (!await db.Set<Person>().AnyAsync(there => there.Id == person && there.ErasedAt == null && there.MergedInto == null, stop)) return new KeepFormOutcome.NobodyThere();
        var kept = new KeptForm { PersonId = person, Page = Key(page), RootVersion = root.Newest, Sealed = root.Seal(Use, person.Value, plain), ExpiresAt = clock.GetUtcNow() + Term };
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await LetGo(person, page, stop);
        await MakeRoom(person, stop);
        db.Add(kept);
        // Posted twice at one moment: the other one is kept.
        if (await db.TryAdd(stop)) await transaction.CommitAsync(stop);
        return new KeepFormOutcome.Kept();
    }

    /// <summary>What the actor had typed on a page; null when nothing is kept for them.</summary>
    public async Task<TypedForm?> Of(Actor actor, string page, CancellationToken stop)
    {
        if (actor.Person() is not { } person) return null;
        var (key, now) = (Key(page), clock.GetUtcNow());
        if (await db.Set<KeptForm>().AsNoTracking().SingleOrDefaultAsync(form => form.PersonId == person && form.Page == key && form.ExpiresAt > now, stop) is not { } kept) return null;
        try
        {
            return JsonSerializer.Deserialize<TypedForm>(root.Open(Use, person.Value, kept.RootVersion, kept.Sealed));
        }
        catch (CryptographicException)
        {
            // Restored under another root secret meanwhile: nobody can read it any more.
            return null;
        }
    }

    /// <summary>Lets go of what is kept for the actor on a page, as they have sent it.</summary>
    public async Task Done(Actor actor, string page, CancellationToken stop)
    {
        if (actor.Person() is { } person) await LetGo(person, page, stop);
    }

    Task<int> LetGo(PersonId person, string page, CancellationToken stop)
    {
        var key = Key(page);
        return db.Set<KeptForm>().Where(form => form.PersonId == person && form.Page == key).ExecuteDeleteAsync(stop);
    }

    async Task MakeRoom(PersonId person, CancellationToken stop)
    {
        var ends = await db.Set<KeptForm>().Where(form => form.PersonId == person).OrderByDescending(form => form.ExpiresAt).Select(form => form.ExpiresAt).Take(Most).ToListAsync(stop);
        if (ends.Count < Most) return;
        var last = ends[^1];
        await db.Set<KeptForm>().Where(form => form.PersonId == person && form.ExpiresAt <= last).ExecuteDeleteAsync(stop);
    }

    static byte[] Key(string page) => SHA256.HashData(Encoding.UTF8.GetBytes(page));
}

/// <summary>What came of keeping a form.</summary>
public abstract record KeepFormOutcome
{
    private KeepFormOutcome() { }

    /// <summary>The person finds it again.</summary>
    public sealed record Kept : KeepFormOutcome;

    /// <summary>It is more than is kept.</summary>
    public sealed record TooLarge : KeepFormOutcome;

    /// <summary>There is no such person any more.</summary>
    public sealed record NobodyThere : KeepFormOutcome;
}
