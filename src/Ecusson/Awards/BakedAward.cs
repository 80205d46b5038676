using System.Buffers;
using Ecusson.Badges;
using Ecusson.Credentials.Baking;
using Ecusson.Files.Pictures;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>The badge's picture with an award's signed data in it.</summary>
public sealed class BakedAward(ReadFile files)
{
    /// <summary>Largest picture that is baked, in bytes: what is kept is never larger.</summary>
    const int Largest = 16 << 20;

    /// <summary>The picture with the credential in it; null when the badge has none.</summary>
    /// <param name="seen">The award.</param>
    /// <param name="mediaType"><c>image/png</c> or <c>image/svg+xml</c>.</param>
    /// <param name="stop">Stops the reading.</param>
    public Task<byte[]?> Of(SeenAward seen, string mediaType, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return Of(seen.Badge, seen.Credential, BakedStandard.OpenBadges3, mediaType, stop);
    }

    /// <summary>The same with what is given.</summary>
    /// <param name="badge">What the badge says.</param>
    /// <param name="text">What is put into the picture, JSON in UTF-8.</param>
    /// <param name="standard">The standard that it is written in.</param>
    /// <param name="mediaType"><c>image/png</c> or <c>image/svg+xml</c>.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<byte[]?> Of(BadgeContent badge, ReadOnlyMemory<byte> text, BakedStandard standard, string mediaType, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(badge);
        if (badge.Picture is not { } picture || await Drawn(picture, mediaType, stop) is not { } drawn) return null;
        var baked = new ArrayBufferWriter<byte>(drawn.Length + text.Length + 512);
        return Picture.Bake(drawn, text, standard, baked) switch
        {
            BakeOutcome.Baked => baked.WrittenSpan.ToArray(),
            var refused => throw new InvalidOperationException($"A picture that was taken in cannot be baked: {refused}"),
        };
    }

    /// <summary>The picture in a format: an SVG was drawn as a PNG when it was taken in, and a PNG is put into an SVG here.</summary>
    async Task<byte[]?> Drawn(BadgePicture picture, string mediaType, CancellationToken stop)
    {
        if (await Read(picture.File, stop) is not var (bytes, type)) return null;
        if (type == mediaType) return bytes;
        return mediaType == "image/svg+xml" ? PngInSvg.Of(bytes) : (await Read(picture.Png, stop))?.Bytes;
    }

    async Task<(byte[] Bytes, string MediaType)?> Read(string id, CancellationToken stop)
    {
        if (!PublicId.TryParse(id, out var name) || await files.For(Actor.Nobody, name, stop) is not { } file) return null;
        await using var bytes = file.Bytes;
        using var whole = new MemoryStream();
        await bytes.CopyToAsync(whole, stop);
        return whole.Length > Largest ? null : (whole.ToArray(), file.MediaType);
    }
}
