using Ecusson.Files;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Finds a file by its name in addresses, for whoever may have it.</summary>
public sealed class ReadFile(EcussonDb db, IFileStore store, Standing standing)
{
    const Roles Every = Roles.Designer | Roles.Issuer | Roles.Assessor | Roles.Reader;

    /// <summary>
    /// The file and its bytes: a public one for anybody, another for the person who handed it in and for the members of the
    /// organisation that it belongs to. Null when there is none for them.
    /// </summary>
    public async Task<OpenFile?> For(Actor actor, PublicId id, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(file => file.PublicId == id, stop);
        if (file is null or { MediaType: KeepFile.SealedType } || !await Allows(actor, file, stop)) return null;
        return await store.Open(file.Hash, stop) is { } bytes ? new OpenFile(file.MediaType, file.Size, file.Hash, file.IsPublic, bytes) : null;
    }

    async Task<bool> Allows(Actor actor, StoredFile file, CancellationToken stop) =>
        file.IsPublic
        || (actor.Kind == ActorKind.Person && file.Person == actor.Id)
        || (file.Organization is { } organization && await standing.Allows(actor, new OrganizationId(organization), Every, Scopes.BadgesRead, stop));
}

/// <summary>A file that is about to be sent. Whoever has it disposes the stream.</summary>
/// <param name="MediaType">What it is by its content.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="Hash">SHA-256 of the bytes, in hexadecimal digits.</param>
/// <param name="IsPublic">Whether anyone may have it, so that it may be cached.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record OpenFile(string MediaType, long Size, string Hash, bool IsPublic, Stream Bytes);
