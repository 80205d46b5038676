using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Files.Backups;

/// <summary>The migrations of a database by their names, which each engine shares; their dates it does not.</summary>
static class BackupSchema
{
    /// <summary>Those that this version of the product knows.</summary>
    public static IReadOnlyList<string> Known(EcussonDb db) => [.. db.Database.GetMigrations().Select(Name)];

    /// <summary>Those that a database has.</summary>
    public static async Task<IReadOnlyList<string>> Applied(EcussonDb db, CancellationToken stop) => [.. (await db.Database.GetAppliedMigrationsAsync(stop)).Select(Name)];

    static string Name(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
