using System.Security.Cryptography;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Keys;

/// <summary>Whether what is sealed in the database belongs to a root secret.</summary>
public sealed class SealedRows(EcussonDb db)
{
    /// <summary>Whether anything is sealed yet.</summary>
    public async Task<bool> Any(CancellationToken stop) =>
        await db.Set<RingElement>().AnyAsync(stop) || await db.Set<SealedKey>().AnyAsync(stop);

    /// <summary>Whether the secret opens what was sealed first; true when nothing is.</summary>
    public async Task<bool> Open(RootSecret root, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (await db.Set<RingElement>().AsNoTracking().OrderBy(element => element.Number).FirstOrDefaultAsync(stop) is not { } first) return true;
        try
        {
            CryptographicOperations.ZeroMemory(KeyRing.Open(root, first));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
