using System.Security.Cryptography;
using Ecusson.Credentials.Proofs;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Keys;

/// <summary>Makes the signing keys of an organisation, sealed before they reach the database.</summary>
public sealed class MakeKeys(EcussonDb db, RootSecret root, TimeProvider clock)
{
    /// <summary>What every organisation signs with: Ed25519 for Data Integrity, P-256 for VC-JWT (ES256).</summary>
    public static IReadOnlyList<KeyType> Types { get; } = [KeyType.Ed25519, KeyType.P256];

    /// <summary>Adds a new key of each type to what the next save writes.</summary>
    /// <param name="owner">Row id of the organisation.</param>
    public void For(Guid owner)
    {
        foreach (var type in Types) Make(owner, type);
    }

    /// <summary>Retires every key that signs and adds new ones, with the next save. Retired keys stay published.</summary>
    /// <param name="owner">Row id of the organisation.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task Renew(Guid owner, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var key in await db.Set<SealedKey>().Where(key => key.Owner == owner && key.RetiredAt == null).ToListAsync(stop)) key.RetiredAt = now;
        For(owner);
    }

    void Make(Guid owner, KeyType type)
    {
        using var key = SigningKey.Generate(type);
        var now = clock.GetUtcNow();
        var id = RowId.New<SealedKeyId>(now);
        var plain = key.ToJwk();
        db.Add(new SealedKey
        {
            Id = id, Owner = owner, Type = type, Multibase = key.Public.Multibase, CreatedAt = now,
            Sealed = root.Seal(SigningKeys.Use, id.Value, plain), RootVersion = root.Newest,
        });
        CryptographicOperations.ZeroMemory(plain);
    }
}
