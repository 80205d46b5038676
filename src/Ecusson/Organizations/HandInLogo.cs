using System.Diagnostics;
using Ecusson.Files;
using Ecusson.Files.Pictures;
using Ecusson.Journal;
using Ecusson.Storage;

namespace Ecusson.Organizations;

/// <summary>Takes a picture in that may become an organisation's logo. It waits, seen by members alone, until <see cref="EditOrganization"/> hangs it.</summary>
public sealed class HandInLogo(Standing standing, KeepFile keep)
{
    /// <summary>Checks it as every picture is checked, and stages it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Whose logo it may become.</param>
    /// <param name="bytes">The file, PNG or SVG.</param>
    /// <param name="name">The name that it came with.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<HandInLogoOutcome> To(Actor actor, OrganizationId id, ReadOnlyMemory<byte> bytes, string? name, CancellationToken stop)
    {
        if (!await standing.Allows(actor, id, Roles.Owner, null, stop)) return new HandInLogoOutcome.NotAllowed();
        return await keep.Picture(actor, bytes, name, id.Value, stop) switch
        {
            KeepOutcome.Kept { File: var file } => new HandInLogoOutcome.Staged(file.PublicId),
            KeepOutcome.Refused { Why: var why } => new HandInLogoOutcome.Refused(why),
            KeepOutcome.NotAllowed => new HandInLogoOutcome.NotAllowed(),
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>What came of handing a logo in.</summary>
public abstract record HandInLogoOutcome
{
    private HandInLogoOutcome() { }

    /// <summary>It waits.</summary>
    /// <param name="Logo">Its name, for <see cref="OrganizationForm.Logo"/>.</param>
    public sealed record Staged(PublicId Logo) : HandInLogoOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : HandInLogoOutcome;

    /// <summary>It is not a picture that may be shown.</summary>
    public sealed record Refused(PictureRefusal Why) : HandInLogoOutcome;
}
