using System.Text;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.People;

/// <summary>The id of a <see cref="MailAddress"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct MailAddressId(Guid Value) : IRowId<MailAddressId>
{
    /// <inheritdoc/>
    public static MailAddressId From(Guid value) => new(value);
}

/// <summary>A mail address of a person. It counts as theirs once they have shown that they read its mail; one address is one person's.</summary>
public sealed class MailAddress : IRow<MailAddressId>
{
    /// <summary>The longest address, in characters (RFC 5321 §4.5.3.1.3).</summary>
    public const int Longest = 254;

    /// <summary>The row's id.</summary>
    public required MailAddressId Id { get; init; }

    /// <summary>Whose it is, or who says so.</summary>
    public required PersonId PersonId { get; set; }

    /// <summary>As it was typed, without white space around it.</summary>
    public required string Written { get; set; }

    /// <summary>What two writings of one address have in common: see <see cref="MailAddresses.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>When it was said to be theirs.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When they showed that they read its mail; null before.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>Whether mail goes there when there are several.</summary>
    public bool IsMain { get; set; }

    /// <summary>Whether it receives and does not let in: an address that its owner may lose to somebody else.</summary>
    public bool ReceivesOnly { get; set; }

    /// <summary>Since when mail to it comes back; null while it does not.</summary>
    public DateTimeOffset? DeadSince { get; set; }
}

/// <summary>What two writings of one address have in common.</summary>
public static class MailAddresses
{
    /// <summary>The address in lower case, trimmed and normalised (NFC), by which it is found and compared.</summary>
    public static string Key(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Trim().Normalize().ToLowerInvariant();
    }

    /// <summary>As much of an address as reminds its owner of it and tells nobody else: <c>z…@e….org</c>.</summary>
    public static string Masked(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var (at, dot) = (address.LastIndexOf('@'), address.LastIndexOf('.'));
        return at < 1 || dot < at ? "…" : $"{Begin(address)}…@{Begin(address[(at + 1)..])}…{address[dot..]}";
    }

    static string Begin(string text) => text.EnumerateRunes().First().ToString();

    /// <summary>
    /// Whether mail could be sent to a text: one @ with something before it and a domain of at least two labels after it, nothing
    /// that would break a line or a list of addresses. Whether anybody reads it is shown by a link, not by its form.
    /// </summary>
    public static bool IsAddress(string? text)
    {
        var address = text?.Trim() ?? "";
        if (address.Length is 0 or > MailAddress.Longest || address.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign) || Foreign.Contains(sign))) return false;
        if (HasHalfCharacter(address) || address.Normalize().Length > MailAddress.Longest) return false;
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at is < 1 or > 64 || at != address.LastIndexOf('@')) return false;
        var labels = address[(at + 1)..].Split('.');
        return labels.Length >= 2 && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-')
            && address[0] != '.' && address[at - 1] != '.';
    }

    /// <summary>Normalising half of a surrogate pair throws.</summary>
    static bool HasHalfCharacter(string text) => text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);

    const string Foreign = "<>()[]\\,;:\"";
}

sealed class MailAddressTable : IEntityTypeConfiguration<MailAddress>
{
    public void Configure(EntityTypeBuilder<MailAddress> builder)
    {
        builder.Property(address => address.Written).HasMaxLength(MailAddress.Longest);
        builder.Property(address => address.Key).HasMaxLength(MailAddress.Longest);
        builder.HasIndex(address => address.Key).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(address => address.PersonId);
    }
}
