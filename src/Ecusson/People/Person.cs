using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.People;

/// <summary>The id of a <see cref="Person"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct PersonId(Guid Value) : IRowId<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);
}

/// <summary>Somebody who has an account or has received something. What is known of a person is little, and theirs to take away.</summary>
public sealed class Person : IRow<PersonId>, IEdited
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 300;

    /// <summary>The row's id.</summary>
    public required PersonId Id { get; init; }

    /// <summary>Their name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>How they wish to be called; empty until they say.</summary>
    public required string Name { get; set; }

    /// <summary>The language that they read, e.g. <c>fr</c>.</summary>
    public required string Language { get; set; }

    /// <summary>When the row was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether they run this server.</summary>
    public bool IsOperator { get; set; }

    /// <summary>Where a merged account lives on; null while it is its own.</summary>
    public PersonId? MergedInto { get; set; }

    /// <summary>Since when nothing is known of them any more; null before.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(person => person.Name).HasMaxLength(Person.NameLength);
        builder.Property(person => person.Language).HasMaxLength(8).IsUnicode(false);
        builder.HasIndex(person => person.PublicId).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(person => person.MergedInto);
    }
}
