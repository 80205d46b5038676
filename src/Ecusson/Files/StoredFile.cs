using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Files;

/// <summary>The id of a <see cref="StoredFile"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct FileId(Guid Value) : IRowId<FileId>
{
    /// <inheritdoc/>
    public static FileId From(Guid value) => new(value);
}

/// <summary>What is known of a file. Its bytes lie in an <see cref="IFileStore"/> under their hash, the same bytes once.</summary>
public sealed class StoredFile : IRow<FileId>
{
    /// <summary>The row's id.</summary>
    public required FileId Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Number of bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What it is by its content, e.g. <c>image/png</c>; never what its sender said.</summary>
    public required string MediaType { get; init; }

    /// <summary>The name it came with, without folders; shown, never used as a path.</summary>
    public string? Name { get; set; }

    /// <summary>Width in pixels; null when it is not a picture.</summary>
    public int? Width { get; init; }

    /// <summary>Height in pixels; null when it is not a picture.</summary>
    public int? Height { get; init; }

    /// <summary>Row id of the organisation that it belongs to; null when none.</summary>
    public Guid? Organization { get; init; }

    /// <summary>Row id of the person who handed it in; null when none.</summary>
    public Guid? Person { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it goes again unless something keeps it; null once something does.</summary>
    public DateTimeOffset? StagedUntil { get; set; }

    /// <summary>Whether anyone may fetch it by its address.</summary>
    public bool IsPublic { get; set; }
}

sealed class StoredFileTable : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("files");
        builder.Property(file => file.Hash).HasMaxLength(64).IsUnicode(false).IsFixedLength();
        builder.Property(file => file.MediaType).HasMaxLength(100).IsUnicode(false);
        builder.Property(file => file.Name).HasMaxLength(300);
        builder.HasIndex(file => file.PublicId).IsUnique();
        builder.HasIndex(file => file.Hash);
        builder.HasIndex(file => file.StagedUntil);
    }
}
