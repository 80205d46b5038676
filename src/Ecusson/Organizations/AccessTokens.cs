using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Ecusson.Keys;

namespace Ecusson.Organizations;

/// <summary>
/// What a program gets for its client id and secret (RFC 6749 §4.4): it lets in for an hour, and to no more than was asked for. It is kept nowhere:
/// a keyed hash says that it is ours, and the program's token whether it still works.
/// </summary>
public sealed class AccessTokens(RootSecret root, TimeProvider clock)
{
    /// <summary>What every access token begins with, so that one that lies about is recognised.</summary>
    public const string Prefix = "eca_";

    /// <summary>How long one works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    // The token's row, when it ends in seconds since 1970, a bit for each scope in the order of Scopes.All, the keyed hash of all that.
    const int Row = 16, End = 8, For = Row + End, Said = For + sizeof(int), Mac = 32, Size = Said + Mac, Letters = Size / 3 * 4;

    /// <summary>A new one.</summary>
    /// <param name="token">The program's token.</param>
    /// <param name="scopes">What it is for: some of the token's own.</param>
    public string Make(ProgramToken token, IReadOnlyCollection<string> scopes)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(scopes);
        Span<byte> bytes = stackalloc byte[Size];
        token.Id.Value.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[Row..], (clock.GetUtcNow() + Life).ToUnixTimeSeconds());
        var bits = 0;
        for (var at = 0; at < Scopes.All.Count; at++)
            if (scopes.Contains(Scopes.All[at])) bits |= 1 << at;
        BinaryPrimitives.WriteInt32BigEndian(bytes[For..], bits);
        Hash(bytes).CopyTo(bytes[Said..]);
        return Prefix + Base64Url.EncodeToString(bytes);
    }

    /// <summary>Whose token it stands for and what it was asked for; null when it is none of ours, or its hour is over.</summary>
    public AccessGrant? Read(string? text)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (text is not { Length: 4 + Letters } || !text.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        if (Base64Url.DecodeFromChars(text.AsSpan(Prefix.Length), bytes, out _, out var written) != OperationStatus.Done || written != Size) return null;
        if (!CryptographicOperations.FixedTimeEquals(bytes[Said..], Hash(bytes))) return null;
        if (BinaryPrimitives.ReadInt64BigEndian(bytes[Row..]) <= clock.GetUtcNow().ToUnixTimeSeconds()) return null;
        var bits = BinaryPrimitives.ReadInt32BigEndian(bytes[For..]);
        return new AccessGrant(new ProgramTokenId(new Guid(bytes[..Row])), [.. Scopes.All.Where((_, at) => (bits & (1 << at)) != 0)]);
    }

    byte[] Hash(ReadOnlySpan<byte> bytes) => root.Mac("access-token", bytes[..Said]);
}

/// <summary>What an access token says.</summary>
/// <param name="Token">The program's token that it was given for.</param>
/// <param name="Scopes">What it is for.</param>
public sealed record AccessGrant(ProgramTokenId Token, IReadOnlyList<string> Scopes);
