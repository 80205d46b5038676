using System.Buffers;
using Ecusson.Badges;
using Ecusson.Credentials.Baking;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>The badge's picture with an award's signed data in it.</summary>
public sealed class BakedAward(ReadFile files)
{
    /// <summary>Largest picture that is baked, in bytes: what is kept is never larger.</summary>
    const int Largest = 16 << 20;

    /// <summary>The picture with the credential in it; null when the badge has none of that kind.</summary>
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
        if (badge.Picture is not { } picture) return null;
        foreach (var id in (string[])[picture.File, picture.Png])
        {
            if (!PublicId.TryParse(id, out var name) || await files.For(Actor.Nobody, name, stop) is not { } file) continue;
            await using var bytes = file.Bytes;
            if (file.MediaType != mediaType) continue;
            using var whole = new MemoryStream();
            await bytes.CopyToAsync(whole, stop);
            if (whole.Length > Largest) return null;
            var baked = new ArrayBufferWriter<byte>((int)whole.Length + text.Length + 512);
            return Picture.Bake(whole.ToArray(), text, standard, baked) switch
            {
                BakeOutcome.Baked => baked.WrittenSpan.ToArray(),
                var refused => throw new InvalidOperationException($"A picture that was taken in cannot be baked: {refused}"),
            };
        }

        return null;
    }
}
