using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>
/// Hashes by which a badge names its holder without saying who it is (Open Badges 3.0, IdentityHash; the same in 2.0):
/// <c>algorithm$hex</c> over the UTF-8 of the identity, followed by that of the salt.
/// </summary>
public static class IdentityHash
{
    /// <summary>The SHA-256 hash of an identity exactly as given. Without salt it can be looked up in a dictionary of addresses.</summary>
    public static string Of(string identity, string salt) => Of("sha256", identity, salt);

    /// <summary>
    /// The holder's mail address as an identifier of the badge: trimmed and lower-cased, then hashed with the salt.
    /// </summary>
    /// <param name="email">The address.</param>
    /// <param name="salt">Random text, a new one for each award: the same salt twice makes two awards of one person visible.</param>
    public static IdentityObject OfEmail(string email, string salt)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentException.ThrowIfNullOrEmpty(salt);
        return new IdentityObject { Hashed = true, IdentityHash = Of(email.Trim().ToLowerInvariant(), salt), IdentityType = "emailAddress", Salt = salt };
    }

    /// <summary>
    /// True when the identifier names this candidate: as given, trimmed, or lower-cased, since issuers differ in what they hash.
    /// An identifier whose hash has another algorithm than SHA-256 or MD5 matches nobody.
    /// </summary>
    public static bool Matches(IdentityObject identifier, string candidate)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        return Matches(identifier.IdentityHash, identifier.Salt, identifier.Hashed, [candidate]);
    }

    /// <summary>The same for several spellings of one candidate, such as the case variants that a person is known by.</summary>
    public static bool Matches(IdentityObject identifier, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        return Matches(identifier.IdentityHash, identifier.Salt, identifier.Hashed, candidates);
    }

    /// <summary>True for <c>sha256$</c> with 64 or <c>md5$</c> with 32 hexadecimal digits of any case.</summary>
    public static bool IsWellFormed(string? hash) => Split(hash) is not null;

    internal static bool Matches(string? written, string? salt, bool? hashed, IEnumerable<string> candidates)
    {
        if (string.IsNullOrEmpty(written)) return false;
        var spellings = candidates.SelectMany(Spellings).Distinct(StringComparer.Ordinal);

        // `hashed` false means plain text; where it is absent the value's own shape decides.
        if (hashed is false || (hashed is null && !IsWellFormed(written)))
        {
            return spellings.Any(spelling => string.Equals(spelling, written.Trim(), StringComparison.OrdinalIgnoreCase));
        }

        if (Split(written) is not { } parts) return false;
        return spellings.Any(spelling => string.Equals(Of(parts.Algorithm, spelling, salt ?? ""), written, StringComparison.OrdinalIgnoreCase));
    }

    static IEnumerable<string> Spellings(string candidate) => [candidate, candidate.Trim(), candidate.Trim().ToLowerInvariant()];

    [SuppressMessage("Security", "CA5351", Justification = "Open Badges allows MD5 as well; nothing is issued with it.")]
    static string Of(string algorithm, string identity, string salt)
    {
        var text = Encoding.UTF8.GetBytes(identity + salt);
        return algorithm + "$" + Convert.ToHexStringLower(algorithm == "md5" ? MD5.HashData(text) : SHA256.HashData(text));
    }

    static (string Algorithm, string Hex)? Split(string? hash)
    {
        if (hash is null || hash.IndexOf('$', StringComparison.Ordinal) is var dollar && dollar < 0) return null;
        var (algorithm, hex) = (hash[..dollar].ToLowerInvariant(), hash[(dollar + 1)..]);
        var digits = algorithm switch { "sha256" => 64, "md5" => 32, _ => -1 };
        return hex.Length == digits && hex.All(char.IsAsciiHexDigit) ? (algorithm, hex) : null;
    }
}
