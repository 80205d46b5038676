using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Ecusson.Keys;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>What a page needs to ask an authenticator.</summary>
/// <param name="Options">The options for <c>navigator.credentials</c>, JSON (WebAuthn §5.1.8, §5.1.9).</param>
/// <param name="Sealed">The challenge, sealed: it comes back with the answer, and until then no server keeps it.</param>
public sealed record PasskeyQuestion(string Options, string Sealed);

/// <summary>Challenges of passkey ceremonies: made, sealed into the page, opened, and spent once.</summary>
/// <param name="root">The secret that seals them.</param>
/// <param name="clock">The time.</param>
/// <param name="random">Where they come from.</param>
public sealed class PasskeyChallenges(RootSecret root, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Bytes of a challenge (WebAuthn §13.4.3 asks for 16 at least).</summary>
    public const int Size = 32;

    /// <summary>How long a challenge can be answered: as long as a page stands open while somebody looks for their key.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    const int Prefix = 4, Instant = 8, Most = 512;

    /// <summary>A new challenge, and the same sealed.</summary>
    /// <param name="use">The ceremony: a challenge of one is none of another.</param>
    /// <param name="person">Who is asked; empty for whoever comes.</param>
    internal (byte[] Challenge, string Sealed) New(string use, Guid person)
    {
        var plain = new byte[Size + Instant];
        random.GetBytes(plain.AsSpan(0, Size));
        BinaryPrimitives.WriteInt64BigEndian(plain.AsSpan(Size), (clock.GetUtcNow() + Life).ToUnixTimeMilliseconds());
        var box = root.Seal(use, person, plain);
        var bytes = new byte[Prefix + box.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, root.Newest);
        box.CopyTo(bytes.AsSpan(Prefix));
        return (plain[..Size], Base64Url.EncodeToString(bytes));
    }

    /// <summary>Opens what <see cref="New"/> sealed; null when it was not sealed here, for this ceremony and person, or was changed.</summary>
    internal SpentChallenge? Open(string use, Guid person, string text)
    {
        if (text.Length > Most) return null;
        var bytes = new byte[Most];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written < Prefix) return null;
        try
        {
            var plain = root.Open(use, person, BinaryPrimitives.ReadInt32BigEndian(bytes), bytes.AsSpan(Prefix..written));
            return new SpentChallenge
            {
                Challenge = plain[..Size], ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(Size))),
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether its time is over.</summary>
    internal bool IsOver(SpentChallenge challenge) => challenge.ExpiresAt <= clock.GetUtcNow();

    /// <summary>Notes that a challenge was answered; saving tells by a duplicate key when it was before. What ended by itself is cleared away.</summary>
    internal async Task Spend(EcussonDb db, SpentChallenge challenge, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await db.Set<SpentChallenge>().Where(spent => spent.ExpiresAt < now).ExecuteDeleteAsync(stop);
        db.Add(challenge);
    }
}
