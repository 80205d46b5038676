using System.Diagnostics;
using Ecusson.Badges.Art;
using Ecusson.Files;
using Ecusson.Files.Drawing;
using Ecusson.Files.Pictures;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>Gives a badge's draft its picture: one that is drawn here, or one that was handed in.</summary>
public sealed class PaintBadge(EcussonDb db, Standing standing, KeepFile keep, IFileStore store, TimeProvider clock)
{
    /// <summary>Under which <see cref="PaintBadgeOutcome.Invalid"/> names what is wrong with the words about the picture.</summary>
    public const string Shows = "shows";

    readonly BadgeDesk desk = new(db, standing, clock);

    /// <summary>Draws it from a recipe.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which badge.</param>
    /// <param name="art">The recipe.</param>
    /// <param name="version">The <see cref="Badge.Version"/> that was on the form.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="shows">What it shows, in the language that the badge is written in first; null for what is said already, else what the drawing says of itself (<see cref="ArtRecipe.Caption"/>).</param>
    public async Task<PaintBadgeOutcome> Drawn(Actor actor, PublicId id, BadgeArt art, int version, CancellationToken stop, string? shows = null)
    {
        ArgumentNullException.ThrowIfNull(art);
        if (await desk.Take(actor, id, stop) is not { } badge) return new PaintBadgeOutcome.NotAllowed();
        if (ArtRecipe.Problems(art) is { Count: > 0 } problems) return new PaintBadgeOutcome.Invalid(problems);
        return await Hang(actor, badge, Drawing.Svg(art, ""), "badge.svg", art, shows, version, stop);
    }

    /// <summary>Takes one that was handed in, PNG or SVG.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which badge.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="name">The name that it came with.</param>
    /// <param name="version">The <see cref="Badge.Version"/> that was on the form.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="shows">What it shows, in the language that the badge is written in first; null for what is said already.</param>
    public async Task<PaintBadgeOutcome> HandedIn(Actor actor, PublicId id, ReadOnlyMemory<byte> bytes, string? name, int version, CancellationToken stop, string? shows = null) =>
        await desk.Take(actor, id, stop) is { } badge ? await Hang(actor, badge, bytes, name, null, shows, version, stop) : new PaintBadgeOutcome.NotAllowed();

    async Task<PaintBadgeOutcome> Hang(Actor actor, Badge badge, ReadOnlyMemory<byte> bytes, string? name, BadgeArt? art, string? shows, int version, CancellationToken stop)
    {
        if (badge.Version != version) return new PaintBadgeOutcome.Conflict(badge);
        if (shows is { Length: > BadgeRules.NameLength }) return new PaintBadgeOutcome.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { [Shows] = "too-long" });
        if (shows?.Any(char.IsControl) == true) return new PaintBadgeOutcome.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { [Shows] = "not-text" });
        var organization = badge.OrganizationId.Value;
        StoredFile picture;
        switch (await keep.Picture(actor, bytes, name, organization, stop))
        {
            case KeepOutcome.Kept { File: var file }:
                picture = file;
                break;
            case KeepOutcome.Refused { Why: var why }:
                return new PaintBadgeOutcome.Refused(why);
            case KeepOutcome.NotAllowed:
                return new PaintBadgeOutcome.NotAllowed();
            default:
                throw new UnreachableException();
        }

        var shown = await Bytes(picture, stop);
        var square = picture.MediaType == "image/svg+xml" ? SvgPainter.ToPng(shown) : SvgPainter.Resized(shown);
        if (await keep.Picture(actor, square, "badge.png", organization, stop) is not KeepOutcome.Kept { File: var png }) throw new UnreachableException("A PNG of ours is sound.");

        var old = badge.Draft.Picture;
        await desk.Write(actor, badge, badge.Draft with { Picture = new BadgePicture { File = picture.PublicId.ToString(), Png = png.PublicId.ToString(), Description = Described(badge.Draft, art, shows), Art = art } }, stop);
        picture.StagedUntil = png.StagedUntil = null;
        if (old is not null) await TakeDown(old, stop);
        return await desk.Save(badge, stop) is { } there ? new PaintBadgeOutcome.Conflict(there) : new PaintBadgeOutcome.Painted(badge);
    }

    /// <summary>What the new picture shows: what somebody wrote stays or is written anew, what the old drawing said of itself goes, and a new one says it in every language of the badge.</summary>
    static LocalizedText Described(BadgeContent draft, BadgeArt? art, string? shows)
    {
        var said = draft.Picture?.Description ?? LocalizedText.Empty;
        if (draft.Picture?.Art is { } old)
            foreach (var (language, caption) in ArtRecipe.Caption(old).ByLanguage)
                if (said.ByLanguage.GetValueOrDefault(language) == caption) said = said.With(language, null);
        if (shows is not null) said = said.With(draft.Language, shows);
        if (art is null) return said;
        foreach (var (language, caption) in ArtRecipe.Caption(art).ByLanguage)
            if (!said.ByLanguage.ContainsKey(language) && (language == draft.Language || draft.Name.ByLanguage.ContainsKey(language))) said = said.With(language, caption);
        return said;
    }

    /// <summary>A picture that was never published hangs nowhere else: it goes at the next sweep.</summary>
    async Task TakeDown(BadgePicture old, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var file in await BadgeFiles.Of(db, old, stop))
            if (!file.IsPublic) file.StagedUntil = now;
    }

    async Task<byte[]> Bytes(StoredFile file, CancellationToken stop)
    {
        await using var stream = await store.Open(file.Hash, stop) ?? throw new FileNotFoundException("The bytes of a file that was kept just now are gone.");
        var bytes = new MemoryStream((int)file.Size);
        await stream.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }
}

/// <summary>The files of a badge's picture.</summary>
static class BadgeFiles
{
    /// <summary>Their rows, tracked.</summary>
    public static Task<List<StoredFile>> Of(EcussonDb db, BadgePicture picture, CancellationToken stop)
    {
        var ids = ((string[])[picture.File, picture.Png]).Select(text => PublicId.TryParse(text, out var id) ? id : throw new FormatException("A badge names a picture by something that is no id.")).ToList();
        return db.Set<StoredFile>().Where(file => ids.Contains(file.PublicId)).ToListAsync(stop);
    }
}

/// <summary>What came of giving a badge its picture.</summary>
public abstract record PaintBadgeOutcome
{
    private PaintBadgeOutcome() { }

    /// <summary>The draft has it.</summary>
    public sealed record Painted(Badge Badge) : PaintBadgeOutcome;

    /// <summary>There is no such badge that the actor may change.</summary>
    public sealed record NotAllowed : PaintBadgeOutcome;

    /// <summary>The recipe cannot be drawn; see <see cref="ArtRecipe.Problems"/>; or its words cannot be kept.</summary>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Problems) : PaintBadgeOutcome;

    /// <summary>The file is not a picture that may be shown.</summary>
    public sealed record Refused(PictureRefusal Why) : PaintBadgeOutcome;

    /// <summary>Somebody else has saved meanwhile; nothing was changed.</summary>
    /// <param name="There">What is saved now.</param>
    public sealed record Conflict(Badge There) : PaintBadgeOutcome;
}
