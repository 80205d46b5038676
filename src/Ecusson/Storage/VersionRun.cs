using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Storage;

/// <summary>The id of a <see cref="VersionRun"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct VersionRunId(Guid Value) : IRowId<VersionRunId>
{
    /// <inheritdoc/>
    public static VersionRunId From(Guid value) => new(value);
}

/// <summary>A version of the product that has run on this database: what an operator reads before and after an upgrade.</summary>
public sealed class VersionRun : IRow<VersionRunId>
{
    /// <summary>The longest version that is kept whole, in characters.</summary>
    public const int VersionLength = 100;

    /// <summary>The row's id.</summary>
    public required VersionRunId Id { get; init; }

    /// <summary>The version, e.g. <c>0.1.0</c>. One row a version.</summary>
    public required string Version { get; init; }

    /// <summary>When it first started on this database.</summary>
    public required DateTimeOffset FirstStartedAt { get; init; }

    /// <summary>When it last started on this database.</summary>
    public required DateTimeOffset LastStartedAt { get; set; }
}

sealed class VersionRunTable : IEntityTypeConfiguration<VersionRun>
{
    public void Configure(EntityTypeBuilder<VersionRun> builder)
    {
        builder.Property(run => run.Version).HasMaxLength(VersionRun.VersionLength);
        builder.HasIndex(run => run.Version).IsUnique();
    }
}
