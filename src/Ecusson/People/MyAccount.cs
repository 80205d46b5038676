using System.Buffers.Text;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>What a person sees of their own account.</summary>
/// <param name="Name">How they wish to be called.</param>
/// <param name="Language">The language that they read.</param>
/// <param name="Version">Of the person's row, for <see cref="EditProfile"/>.</param>
/// <param name="HasPassword">Whether a password is set.</param>
/// <param name="LastSignedInAt">When they last signed in.</param>
/// <param name="Addresses">Their addresses, the main one first.</param>
/// <param name="Awaited">Addresses that a link was sent to and that they have not confirmed yet.</param>
/// <param name="Passkeys">Their passkeys, the oldest first.</param>
public sealed record MyAccount(
    string Name, string Language, int Version, bool HasPassword, DateTimeOffset? LastSignedInAt, IReadOnlyList<MyAddress> Addresses, IReadOnlyList<string> Awaited,
    IReadOnlyList<MyPasskey> Passkeys);

/// <summary>One of a person's addresses.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Written">The address.</param>
/// <param name="IsMain">Whether mail goes there.</param>
/// <param name="IsVerified">Whether they showed that they read its mail.</param>
/// <param name="ReceivesOnly">Whether it receives and does not let in.</param>
/// <param name="DeadSince">Since when mail to it comes back; null while it does not.</param>
public sealed record MyAddress(MailAddressId Id, string Written, bool IsMain, bool IsVerified, bool ReceivesOnly, DateTimeOffset? DeadSince);

/// <summary>One of a person's passkeys.</summary>
/// <param name="Id">Its credential id, base64url.</param>
/// <param name="Name">What they call it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">When somebody last signed in with it; null before.</param>
public sealed record MyPasskey(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <summary>Reads a person's own account.</summary>
public sealed class MyAccounts(EcussonDb db, TimeProvider clock)
{
    /// <summary>The actor's account; null when it is not a person who has signed in.</summary>
    public async Task<MyAccount?> Of(Actor actor, CancellationToken stop)
    {
        if (actor.Person() is not { } id) return null;
        var now = clock.GetUtcNow();
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(person => person.Id == id, stop);
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(account => account.PersonId == id, stop);
        var addresses = await db.Set<MailAddress>().AsNoTracking().Where(address => address.PersonId == id)
            .OrderByDescending(address => address.IsMain).ThenBy(address => address.AddedAt)
            .Select(address => new MyAddress(address.Id, address.Written, address.IsMain, address.VerifiedAt != null, address.ReceivesOnly, address.DeadSince)).ToListAsync(stop);
        var awaited = await db.Set<MailedLink>().AsNoTracking()
            .Where(link => link.PersonId == id && link.Purpose == LinkPurpose.VerifyAddress && link.UsedAt == null && link.ExpiresAt > now)
            .Select(link => link.AddressKey!).Distinct().ToListAsync(stop);
        var passkeys = await db.Set<Passkey>().AsNoTracking().Where(passkey => passkey.PersonId == id).OrderBy(passkey => passkey.CreatedAt).ToListAsync(stop);
        return new MyAccount(
            person.Name, person.Language, person.Version, account.PasswordHash is not null, account.LastSignedInAt, addresses, awaited,
            [.. passkeys.Select(passkey => new MyPasskey(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name, passkey.CreatedAt, passkey.LastUsedAt))]);
    }
}
