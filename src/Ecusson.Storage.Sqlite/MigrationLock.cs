using Microsoft.Data.Sqlite;

namespace Ecusson.Storage.Sqlite;

/// <summary>
/// Lets one process at a time migrate a database file. It is the operating system's lock on a small file beside the database, so that it
/// ends with the process that holds it, however that ends.
/// </summary>
static class MigrationLock
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until no other process migrates.</summary>
    /// <param name="database">The database's file; null for one in memory, which no other process sees.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>What gives the lock back when it is disposed of. The file stays: were it deleted, two processes could each lock a file of that name.</returns>
    public static async Task<IDisposable?> Take(string? database, CancellationToken stop)
    {
        if (database is null) return null;
        var file = $"{database}-migration";
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(Pause, stop);
            }
        }
    }

    /// <summary>The file that a connection opens; null for a database in memory or a temporary one.</summary>
    public static string? FileOf(string? connection)
    {
        var parsed = new SqliteConnectionStringBuilder(connection);
        return parsed is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file } && !file.StartsWith(':') && !file.StartsWith("file:", StringComparison.Ordinal)
            ? Path.GetFullPath(file)
            : null;
    }
}
