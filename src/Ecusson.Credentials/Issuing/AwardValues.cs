using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ecusson.Credentials.Issuing;

/// <summary>The places of a credential where one person's award differs from another's.</summary>
internal enum Hole
{
    CredentialId,
    SubjectId,
    IdentityHash,
    Salt,
    AwardedDate,
    ValidUntil,
    Story,
    EvidenceUrl,
    Name,
    StatusId,
    StatusListIndex,

    /// <summary>The end as a number of seconds since 1970, for a JWT.</summary>
    Expiry,
}

/// <summary>What stands in each <see cref="Hole"/> of one award, as UTF-8 text without JSON's or N-Quads' escapes.</summary>
internal sealed class AwardValues
{
    /// <summary>How many holes there are.</summary>
    public const int Count = (int)Hole.Expiry + 1;

    readonly TextTable _texts = new();
    byte[] _work = new byte[512];

    /// <summary>An award without anything.</summary>
    public AwardValues() => Clear();

    /// <summary>The texts by the number of their hole.</summary>
    public TextTable Texts => _texts;

    /// <summary>One bit for each hole that has a text.</summary>
    public int Columns { get; private set; }

    /// <summary>Whether the award has this value.</summary>
    public bool Has(Hole hole) => _texts.Has((int)hole);

    /// <summary>The value; absent ones must not be asked for.</summary>
    public ReadOnlySpan<byte> this[Hole hole] => _texts[(int)hole];

    /// <summary>Takes back all values.</summary>
    public void Clear()
    {
        _texts.Clear(Count);
        Columns = 0;
    }

    /// <summary>Gives a value.</summary>
    public void Set(Hole hole, ReadOnlySpan<byte> utf8)
    {
        _texts.Set((int)hole, utf8);
        Columns |= 1 << (int)hole;
    }

    /// <summary>Takes the values of a recipient in the place of those before.</summary>
    public void Read(Recipient recipient, StatusTerms? status)
    {
        Clear();
        Set(Hole.CredentialId, recipient.CredentialId);
        Set(Hole.SubjectId, recipient.SubjectId);
        SetIdentity(recipient.Email.Trim().ToLowerInvariant(), recipient.Salt);
        Set(Hole.Salt, recipient.Salt);
        if (recipient.AwardedDate is { } awarded) Set(Hole.AwardedDate, awarded);
        if (recipient.ValidUntil is { } until)
        {
            Set(Hole.ValidUntil, until);
            Set(Hole.Expiry, until.ToUnixTimeSeconds());
        }

        if (recipient.Story is { } story) Set(Hole.Story, story);
        if (recipient.EvidenceUrl is { } evidence) Set(Hole.EvidenceUrl, evidence);
        if (recipient.Name is { } name) Set(Hole.Name, name);
        if (recipient.StatusListIndex is not { } index) return;
        if (status is null) throw new ArgumentException("A recipient has a place in a status list, but the terms name no list.", nameof(recipient));
        Set(Hole.StatusListIndex, (long)index);
        Set(Hole.StatusId, $"{status.ListCredential}#{index.ToString(CultureInfo.InvariantCulture)}");
    }

    void Set(Hole hole, long number)
    {
        Span<byte> text = stackalloc byte[20];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        Set(hole, text[..length]);
    }

    void Set(Hole hole, string text) => Set(hole, Utf8(text, ""));

    // Whole seconds in UTC; what is below a second does not belong to a DateTimeZ that people compare.
    void Set(Hole hole, DateTimeOffset instant)
    {
        Span<byte> text = stackalloc byte[20];
        instant.UtcDateTime.TryFormat(text, out _, "u", CultureInfo.InvariantCulture);
        text[10] = (byte)'T';
        Set(hole, text);
    }

    // Open Badges 3.0, IdentityHash: the algorithm, "$" and the hash over the identity followed by the salt.
    void SetIdentity(string identity, string salt)
    {
        const int Prefix = 7;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> text = stackalloc byte[Prefix + (SHA256.HashSizeInBytes * 2)];
        SHA256.HashData(Utf8(identity, salt), digest);
        "sha256$"u8.CopyTo(text);
        Convert.TryToHexStringLower(digest, text[Prefix..], out _);
        Set(Hole.IdentityHash, text);
    }

    ReadOnlySpan<byte> Utf8(string first, string second)
    {
        var most = Encoding.UTF8.GetMaxByteCount(first.Length) + Encoding.UTF8.GetMaxByteCount(second.Length);
        if (_work.Length < most) _work = new byte[most * 2];
        var length = Encoding.UTF8.GetBytes(first, _work);
        return _work.AsSpan(0, length + Encoding.UTF8.GetBytes(second, _work.AsSpan(length)));
    }
}
