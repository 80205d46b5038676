namespace Ecusson.Storage.Sqlite;

/// <summary>
/// The first server that works on a database file, for as long as it lives: the operating system's lock on a small file beside the database,
/// which ends with the process that holds it, however that ends. The file stays, as that of <see cref="MigrationLock"/> does.
/// </summary>
static class ServerLock
{
    /// <summary>Takes the place of the first server, if no process has it.</summary>
    /// <param name="database">The database's file; null for one in memory, which no other process sees.</param>
    public static ServerPlace TryTake(string? database)
    {
        if (database is null) return new ServerPlace(isFirst: true, hold: null);
        var file = $"{database}-server";
        try
        {
            return new ServerPlace(isFirst: true, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(file))
        {
            return new ServerPlace(isFirst: false, hold: null);
        }
    }
}
