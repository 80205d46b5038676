using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Ecusson.Files;
using Ecusson.Files.Backups;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Files;

/// <summary>Backs databases up and restores them, and changes archives as a broken disk or an attacker does.</summary>
static class SampleBackup
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<byte[]> Of(TestDatabase database, IFileStore store)
    {
        using var archive = new MemoryStream();
        Assert.IsType<MakeBackupOutcome.Made>(await database.With(db => new MakeBackup(db, store, database.Clock).To(archive, "0.1.0", Stop)));
        return archive.ToArray();
    }

    public static Task<RestoreBackupOutcome> To(TestDatabase database, IFileStore store, byte[] archive) =>
        database.With(async db => await new RestoreBackup(db, store).From(new MemoryStream(archive), Stop));

    /// <summary>Every row of every table as the engine itself gives it, sorted; what counts the engine's own transactions left out.</summary>
    public static Task<IReadOnlyList<string>> Rows(TestDatabase database) => database.With<IReadOnlyList<string>>(async db =>
    {
        var rows = new List<string>();
        await db.Database.OpenConnectionAsync(Stop);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
            {
                var row = new SortedDictionary<string, string>(StringComparer.Ordinal);
                for (var column = 0; column < reader.FieldCount; column++)
                    if (reader.GetName(column) != "transaction") row[reader.GetName(column)] = Written(reader.GetValue(column));
                rows.Add($"{table}: {string.Join(" | ", row.Select(value => $"{value.Key}={value.Value}"))}");
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    });

    /// <summary>The archive with its parts changed, and a manifest that says so.</summary>
    public static byte[] Changed(byte[] archive, Func<string, byte[], byte[]?> change, Func<string, string>? manifest = null, params (string Name, byte[] Bytes)[] more)
    {
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var text = "";
        using (var zip = new ZipArchive(new MemoryStream(archive)))
        {
            foreach (var entry in zip.Entries)
            {
                using var stream = entry.Open();
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                parts[entry.FullName] = bytes.ToArray();
            }
        }

        text = Encoding.UTF8.GetString(parts[BackupManifest.Part]);
        foreach (var (name, bytes) in parts.Where(part => part.Key != BackupManifest.Part).ToList())
        {
            if (change(name, bytes) is not { } changed) parts.Remove(name);
            else
            {
                parts[name] = changed;
                var (from, to) = (Entry(bytes), Entry(changed));
                if (name.StartsWith("tables/", StringComparison.Ordinal) && !bytes.SequenceEqual(changed)) text = text.Replace(from, to, StringComparison.Ordinal);
            }
        }

        parts[BackupManifest.Part] = Encoding.UTF8.GetBytes(manifest?.Invoke(text) ?? text);
        foreach (var (name, bytes) in more) parts[name] = bytes;
        using var written = new MemoryStream();
        using (var zip = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }

        return written.ToArray();
    }

    static string Entry(byte[] bytes) => string.Create(CultureInfo.InvariantCulture, $"\"bytes\": {bytes.Length},\n      \"sha256\": \"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"");

    static string Written(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
