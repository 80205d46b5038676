using System.Buffers;
using Ecusson.Awards;
using Ecusson.Credentials.Baking;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Web.Awards;

/// <summary>The badge's picture with an award's signed data in it.</summary>
sealed class BakedAward(ReadFile files)
{
    /// <summary>Largest picture that is baked, in bytes: what is kept is never larger.</summary>
    const int Largest = 16 << 20;

    /// <summary>The picture; null when the badge has none of that kind.</summary>
    /// <param name="seen">The award.</param>
    /// <param name="mediaType"><c>image/png</c> or <c>image/svg+xml</c>.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<byte[]?> Of(SeenAward seen, string mediaType, CancellationToken stop)
    {
        if (seen.Badge.Picture is not { } picture) return null;
        foreach (var id in (string[])[picture.File, picture.Png])
        {
            if (!PublicId.TryParse(id, out var name) || await files.For(Actor.Nobody, name, stop) is not { } file) continue;
            await using var bytes = file.Bytes;
            if (file.MediaType != mediaType) continue;
            using var whole = new MemoryStream();
            await bytes.CopyToAsync(whole, stop);
            if (whole.Length > Largest) return null;
            var baked = new ArrayBufferWriter<byte>((int)whole.Length + seen.Credential.Length + 512);
            return Picture.Bake(whole.ToArray(), seen.Credential, BakedStandard.OpenBadges3, baked) switch
            {
                BakeOutcome.Baked => baked.WrittenSpan.ToArray(),
                var refused => throw new InvalidOperationException($"A picture that was taken in cannot be baked: {refused}"),
            };
        }

        return null;
    }
}
