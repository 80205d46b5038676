using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Web.Badges;

/// <summary>The bytes of a published badge's picture.</summary>
sealed class BadgeFile(ReadFile files)
{
    /// <summary>Its square PNG of 512 pixels; null when the badge has none.</summary>
    public async Task<byte[]?> Png(BadgeContent badge, CancellationToken stop)
    {
        if (badge.Picture is not { } picture || !PublicId.TryParse(picture.Png, out var name) || await files.For(Actor.Nobody, name, stop) is not { MediaType: "image/png" } file) return null;
        await using var bytes = file.Bytes;
        using var whole = new MemoryStream();
        await bytes.CopyToAsync(whole, stop);
        return whole.ToArray();
    }
}
