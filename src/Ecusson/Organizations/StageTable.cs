using System.Buffers.Binary;
using System.Security.Cryptography;
using Ecusson.Files;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>
/// Keeps a table of a form that came back with an error, so that it need not be chosen twice: for <see cref="KeepFile.Staged"/>, sealed, as people may stand in it, and for whoever
/// handed it in alone.
/// </summary>
public sealed class StageTable(EcussonDb db, Standing standing, KeepFile keep, IFileStore store, RootSecret root, TimeProvider clock)
{
    const string Use = "staged-table";

    /// <summary>Keeps it; null for who may neither draw up badges nor award them there.</summary>
    /// <param name="actor">Who handed it in.</param>
    /// <param name="organization">Where.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="name">The name that it came with.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<StagedTable?> Keep(Actor actor, OrganizationId organization, byte[] bytes, string name, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (!await May(actor, organization, stop)) return null;
        var box = root.Seal(Use, organization.Value, bytes);
        var whole = new byte[sizeof(int) + box.Length];
        BinaryPrimitives.WriteInt32BigEndian(whole, root.Newest);
        box.CopyTo(whole, sizeof(int));
        var file = await keep.Sealed(actor, whole, name, organization.Value, stop);
        return new StagedTable(file.PublicId, file.Name ?? "", bytes);
    }

    /// <summary>The table that the same person handed in there; null when its time is over, or there is none.</summary>
    public async Task<StagedTable?> Find(Actor actor, OrganizationId organization, PublicId id, CancellationToken stop)
    {
        if (!await May(actor, organization, stop)) return null;
        var (now, who) = (clock.GetUtcNow(), actor.Id);
        if (await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(
                file => file.PublicId == id && file.MediaType == KeepFile.SealedType && file.Organization == organization.Value && file.Person == who && file.StagedUntil > now, stop) is not { } file
            || await store.Open(file.Hash, stop) is not { } held) return null;
        await using var content = held;
        var whole = new byte[file.Size];
        await content.ReadExactlyAsync(whole, stop);
        try
        {
            return new StagedTable(id, file.Name ?? "", root.Open(Use, organization.Value, BinaryPrimitives.ReadInt32BigEndian(whole), whole.AsSpan(sizeof(int))));
        }
        catch (CryptographicException)
        {
            // The server was given another root secret meanwhile: the table is chosen again, as when its time is over.
            return null;
        }
    }

    Task<bool> May(Actor actor, OrganizationId organization, CancellationToken stop) => standing.Allows(actor, organization, Roles.Designer | Roles.Issuer, null, stop);
}

/// <summary>A table that waits for its form.</summary>
/// <param name="Id">Its name, for the form.</param>
/// <param name="Name">The name that it came with.</param>
/// <param name="Bytes">The file.</param>
public sealed record StagedTable(PublicId Id, string Name, byte[] Bytes);
