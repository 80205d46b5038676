using System.Diagnostics;
using System.Security.Cryptography;
using Ecusson.Files.Pictures;
using Ecusson.Journal;
using Ecusson.Storage;

namespace Ecusson.Files;

/// <summary>
/// Takes a file in: checks it by its content, keeps its bytes, and stages it for <see cref="Staged"/>, so that a form that comes
/// back with an error need not ask for it twice. What is not taken up by then goes again.
/// </summary>
public sealed class KeepFile(EcussonDb db, IFileStore store, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>How long a file waits for something to keep it.</summary>
    public static readonly TimeSpan Staged = TimeSpan.FromMinutes(30);

    /// <summary>Longest name that is kept, in characters.</summary>
    public const int NameLength = 300;

    /// <summary>Takes in a picture, PNG or SVG.</summary>
    /// <param name="actor">Who hands it in: anybody who is known.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="name">The name that it came with.</param>
    /// <param name="organization">Row id of the organisation whose members may see it, as the verb that asks has made sure; null for none.</param>
    /// <param name="stop">Stops the writing.</param>
    public async Task<KeepOutcome> Picture(Actor actor, ReadOnlyMemory<byte> bytes, string? name, Guid? organization, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Kind == ActorKind.Nobody) return new KeepOutcome.NotAllowed();
        return PictureCheck.Of(bytes, name) switch
        {
            PictureJudgement.Refused { Why: var why } => new KeepOutcome.Refused(why),
            PictureJudgement.Sound sound => new KeepOutcome.Kept(await Keep(actor, sound, name, organization, stop), sound.Removed),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Stages bytes that nobody looks into, as whoever keeps them has sealed them. Nothing of them is ever shown.</summary>
    internal Task<StoredFile> Sealed(Actor actor, ReadOnlyMemory<byte> bytes, string? name, Guid organization, CancellationToken stop) =>
        Keep(actor, bytes, SealedType, null, null, name, organization, stop);

    /// <summary>What <see cref="Sealed"/> bytes are called.</summary>
    internal const string SealedType = "application/octet-stream";

    Task<StoredFile> Keep(Actor actor, PictureJudgement.Sound picture, string? name, Guid? organization, CancellationToken stop) =>
        Keep(actor, picture.Bytes, picture.MediaType, picture.Width, picture.Height, name, organization, stop);

    async Task<StoredFile> Keep(Actor actor, ReadOnlyMemory<byte> bytes, string mediaType, int? width, int? height, string? name, Guid? organization, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var file = new StoredFile
        {
            Id = RowId.New<FileId>(now), PublicId = PublicId.New(random), Hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
            Size = bytes.Length, MediaType = mediaType, Name = NameOf(name), Width = width, Height = height,
            Organization = organization, Person = actor.Kind == ActorKind.Person ? actor.Id : null, CreatedAt = now, StagedUntil = now + Staged,
        };
        db.Add(file);
        // The row before the bytes: a sweep that removes the same bytes at this moment then sees that they are wanted again.
        await db.SaveChangesAsync(stop);
        await store.Put(file.Hash, bytes, stop);
        return file;
    }

    static string? NameOf(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        // Some browsers send the whole path, of either kind.
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var plain = string.Concat(last.Where(c => !char.IsControl(c)));
        if (plain.Length > NameLength) plain = plain[..(char.IsHighSurrogate(plain[NameLength - 1]) ? NameLength - 1 : NameLength)];
        return plain.Length == 0 ? null : plain;
    }
}

/// <summary>What came of handing a file in.</summary>
public abstract record KeepOutcome
{
    private KeepOutcome() { }

    /// <summary>It is kept, and staged.</summary>
    /// <param name="File">What is known of it.</param>
    /// <param name="Removed">What was left out of an SVG to make it safe.</param>
    public sealed record Kept(StoredFile File, IReadOnlyList<string> Removed) : KeepOutcome;

    /// <summary>Nobody known handed it in.</summary>
    public sealed record NotAllowed : KeepOutcome;

    /// <summary>It is not a picture that may be shown.</summary>
    public sealed record Refused(PictureRefusal Why) : KeepOutcome;
}
