using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.People;

/// <summary>How a person signs in. Somebody who only received something has none.</summary>
public sealed class Account
{
    /// <summary>Whose account.</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>The password, hashed; null when they sign in by mail link or passkey alone.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes when every session must end: a new password, a lost passkey.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>Wrong passwords in a row.</summary>
    public int FailedCount { get; set; }

    /// <summary>Until when passwords are not looked at; null when they are.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>When they first signed in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When they last signed in.</summary>
    public DateTimeOffset? LastSignedInAt { get; set; }

    /// <summary>Since when the operator has closed it; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.HasKey(account => account.PersonId);
        builder.Property(account => account.PersonId).ValueGeneratedNever();
        builder.Property(account => account.PasswordHash).HasMaxLength(500).IsUnicode(false);
        builder.Property(account => account.SecurityStamp).HasMaxLength(100).IsUnicode(false);
        builder.HasOne<Person>().WithOne().HasForeignKey<Account>(account => account.PersonId);
    }
}
