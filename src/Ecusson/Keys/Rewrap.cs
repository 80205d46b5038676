using System.Security.Cryptography;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Keys;

/// <summary>Seals every signing key under the newest version of the root secret, so that older versions can be put away. It may be done again at any time.</summary>
public sealed class Rewrap(EcussonDb db, RootSecret root)
{
    const int Piece = 200;

    /// <summary>Rewraps what is sealed under an older version, piece by piece, each a transaction.</summary>
    /// <returns>How many keys were sealed anew.</returns>
    /// <exception cref="CryptographicException">A key was sealed under a secret that is not among the versions; those before it are done.</exception>
    public async Task<int> All(CancellationToken stop)
    {
        var done = 0;
        while (true)
        {
            var keys = await db.Set<SealedKey>().Where(key => key.RootVersion < root.Newest).OrderBy(key => key.Id).Take(Piece).ToListAsync(stop);
            if (keys.Count == 0) return done;
            foreach (var key in keys)
            {
                var plain = root.Open(SigningKeys.Use, key.Id.Value, key.RootVersion, key.Sealed);
                key.Sealed = root.Seal(SigningKeys.Use, key.Id.Value, plain);
                key.RootVersion = root.Newest;
                CryptographicOperations.ZeroMemory(plain);
            }

            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            done += keys.Count;
        }
    }
}
