using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ecusson.Storage.PostgreSql;

/// <summary>The model on PostgreSQL: for many servers, and for lists too long for one file.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : EcussonDb(options)
{
    /// <inheritdoc/>
    public override bool IsDuplicate(DbUpdateException failure) =>
        failure?.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantInUtc>();
    }
}
