using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>Whom a badge was given to (Open Badges 2.0, IdentityObject).</summary>
public sealed record Recipient : OpenBadgePart
{
    /// <summary><c>email</c>, <c>id</c>, <c>url</c> or <c>telephone</c>. Required.</summary>
    public string? Type { get; init; }

    /// <summary><c>sha256$…</c> or <c>md5$…</c>, or the plain text. Required.</summary>
    public string? Identity { get; init; }

    /// <summary>Whether <see cref="Identity"/> is a hash. Required.</summary>
    public bool? Hashed { get; init; }

    /// <summary>What was appended before hashing.</summary>
    public string? Salt { get; init; }

    /// <summary>A mail address, trimmed, lower-cased and hashed with a salt.</summary>
    /// <param name="email">The address.</param>
    /// <param name="salt">Random text, a new one for each award.</param>
    public static Recipient OfEmail(string email, string salt)
    {
        var identifier = IdentityHash.OfEmail(email, salt);
        return new Recipient { Type = "email", Identity = identifier.IdentityHash, Hashed = true, Salt = salt };
    }

    /// <summary>Reads it tolerantly: an object, or the text of 0.5, which is a hash when it looks like one. Null for anything else.</summary>
    public static Recipient? Read(JsonElement json)
    {
        if (JsonValues.Text(json) is { } text) return new Recipient { Type = "email", Identity = text, Hashed = IdentityHash.IsWellFormed(text) };
        if (Fields.Of(json) is not { } fields) return null;
        return new Recipient
        {
            Type = fields.Text("type"u8),
            Identity = fields.Text("identity"u8),
            Hashed = fields.Truth("hashed"u8),
            Salt = fields.Text("salt"u8),
            Additional = fields.Rest(),
        };
    }

    /// <summary>True when it names this candidate, by the same trials as <see cref="IdentityHash.Matches(IdentityObject, string)"/>.</summary>
    public bool Matches(string candidate) => IdentityHash.Matches(Identity, Salt, Hashed, [candidate]);

    /// <summary>The same for several spellings of one candidate.</summary>
    public bool Matches(IEnumerable<string> candidates) => IdentityHash.Matches(Identity, Salt, Hashed, candidates);

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("type"u8, Type);
        to.Text("identity"u8, Identity);
        to.Truth("hashed"u8, Hashed);
        to.Text("salt"u8, Salt);
    }
}
