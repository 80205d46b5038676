using System.Security.Cryptography;
using System.Text.Json;
using Ecusson.Credentials.Proofs;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Keys;

/// <summary>Opens signing keys for as long as they sign. Nothing is kept: a private key is in memory only while somebody signs with it.</summary>
public sealed class SigningKeys(EcussonDb db, RootSecret root)
{
    internal const string Use = "signing-key";

    /// <summary>The key that an organisation signs with now. The caller disposes it.</summary>
    /// <param name="owner">Row id of the organisation.</param>
    /// <param name="type">Ed25519 or P-256.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="CryptographicException">The root secret is not the one that sealed it.</exception>
    /// <exception cref="InvalidOperationException">The organisation has no such key.</exception>
    public async Task<OpenKey> Of(Guid owner, KeyType type, CancellationToken stop)
    {
        var row = await db.Set<SealedKey>().AsNoTracking().Where(key => key.Owner == owner && key.Type == type && key.RetiredAt == null)
            .OrderByDescending(key => key.Id).FirstOrDefaultAsync(stop)
            ?? throw new InvalidOperationException($"Organisation {owner} has no {type} key that signs.");
        return new OpenKey(row.Id, Open(row));
    }

    /// <summary>One key by its row, retired or not: for what no other key can sign, as the status list of an issuer that is this key itself. The caller disposes it.</summary>
    /// <param name="id">The key's row.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="CryptographicException">The root secret is not the one that sealed it.</exception>
    public async Task<OpenKey> Again(SealedKeyId id, CancellationToken stop) =>
        new(id, Open(await db.Set<SealedKey>().AsNoTracking().SingleAsync(key => key.Id == id, stop)));

    /// <summary>The public halves of every key that an organisation ever signed with, newest first.</summary>
    /// <param name="owner">Row id of the organisation.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<PublishedKey>> Published(Guid owner, CancellationToken stop) =>
        [.. (await db.Set<SealedKey>().AsNoTracking().Where(key => key.Owner == owner).OrderByDescending(key => key.Id).ToListAsync(stop))
            .Select(key => new PublishedKey(key.Type, key.Multibase, key.CreatedAt, key.RetiredAt))];

    SigningKey Open(SealedKey row)
    {
        var plain = root.Open(Use, row.Id.Value, row.RootVersion, row.Sealed);
        try
        {
            using var jwk = JsonDocument.Parse(plain);
            return SigningKey.FromJwk(jwk.RootElement) is SigningKeyReading.Read read
                ? read.Key
                : throw new CryptographicException("What was sealed is no signing key.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}

/// <summary>A signing key, open. Dispose it after use.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Key">The key; Ed25519 may be used by many threads at once, P-256 by one at a time.</param>
public sealed record OpenKey(SealedKeyId Id, SigningKey Key) : IDisposable
{
    /// <summary>Wipes the private half.</summary>
    public void Dispose() => Key.Dispose();
}

/// <summary>The public half of a key.</summary>
/// <param name="Type">What it signs with.</param>
/// <param name="Multibase">The key as Multikey.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RetiredAt">Since when it signs no more; null while it does.</param>
public sealed record PublishedKey(KeyType Type, string Multibase, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt);
