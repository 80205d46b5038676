using System.Security.Cryptography;
using System.Text;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Keys;

/// <summary>The keys that protect cookies and form tokens: shared by all servers on one database, and sealed there.</summary>
public sealed class KeyRing(EcussonDb db, RootSecret root)
{
    const string Use = "ring";

    /// <summary>All keys, as the XML that was kept.</summary>
    /// <exception cref="CryptographicException">One was sealed under another root secret, or was changed.</exception>
    public async Task<IReadOnlyList<string>> Read(CancellationToken stop)
    {
        var elements = await db.Set<RingElement>().AsNoTracking().OrderBy(element => element.Number).ToListAsync(stop);
        return [.. elements.Select(element => Encoding.UTF8.GetString(Open(root, element)))];
    }

    /// <summary>Keeps a key.</summary>
    /// <param name="name">Its name; a second one of the same name replaces the first.</param>
    /// <param name="xml">The key.</param>
    /// <param name="stop">Stops the writing.</param>
    public async Task Keep(string name, string xml, CancellationToken stop)
    {
        var box = root.Seal(Use, Row(name), Encoding.UTF8.GetBytes(xml));
        var known = await db.Set<RingElement>().SingleOrDefaultAsync(element => element.Name == name, stop);
        if (known is null)
        {
            db.Add(new RingElement { Name = name, Sealed = box, RootVersion = root.Newest });
        }
        else
        {
            known.Sealed = box;
            known.RootVersion = root.Newest;
        }

        await db.SaveChangesAsync(stop);
    }

    internal static byte[] Open(RootSecret root, RingElement element) => root.Open(Use, Row(element.Name), element.RootVersion, element.Sealed);

    /// <summary>The row's number is not known before it is sealed: what it is bound to is its name.</summary>
    static Guid Row(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
