using Ecusson.Files;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>Keeps a picture of a badge's form that came back, so that it need not be chosen twice: for <see cref="KeepFile.Staged"/>, and to be hung by whoever handed it in alone.</summary>
public sealed class StagePicture(EcussonDb db, Standing standing, KeepFile keep, IFileStore store, TimeProvider clock)
{
    readonly BadgeDesk desk = new(db, standing, clock);

    /// <summary>Keeps it; null for who may not change the badge, and for what is no picture that may be shown.</summary>
    /// <param name="actor">Who handed it in.</param>
    /// <param name="badge">Whose picture it may become.</param>
    /// <param name="bytes">The file, PNG or SVG.</param>
    /// <param name="name">The name that it came with.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<StagedPicture?> Keep(Actor actor, PublicId badge, byte[] bytes, string? name, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return await desk.Take(actor, badge, stop) is { } there && await keep.Picture(actor, bytes, name, there.OrganizationId.Value, stop) is KeepOutcome.Kept { File: var file }
            ? new StagedPicture(file.PublicId, file.Name ?? "", bytes)
            : null;
    }

    /// <summary>The picture that the same person handed in for a badge of the same organisation; null when its time is over, or there is none.</summary>
    public async Task<StagedPicture?> Find(Actor actor, PublicId badge, PublicId id, CancellationToken stop)
    {
        if (await desk.Take(actor, badge, stop) is not { } there) return null;
        var (now, who, organization) = (clock.GetUtcNow(), actor.Id, there.OrganizationId.Value);
        // One that hangs somewhere is staged no more. What is not a picture, as a table that waits, has no width.
        if (await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(
                file => file.PublicId == id && file.Width != null && file.Organization == organization && file.Person == who && file.StagedUntil > now, stop) is not { } file
            || await store.Open(file.Hash, stop) is not { } held) return null;
        await using var content = held;
        var bytes = new byte[file.Size];
        await content.ReadExactlyAsync(bytes, stop);
        return new StagedPicture(id, file.Name ?? "", bytes);
    }
}

/// <summary>A picture that waits for its form.</summary>
/// <param name="Id">Its name, for the form, under which members see it.</param>
/// <param name="Name">The name that it came with.</param>
/// <param name="Bytes">The file.</param>
public sealed record StagedPicture(PublicId Id, string Name, byte[] Bytes);
