using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecusson.Files.Backups;

/// <summary>What a backup holds: written last, read first.</summary>
/// <param name="Format">Which arrangement of the archive this is: <see cref="Current"/>.</param>
/// <param name="Version">The version of the product that made it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Schema">The names of the migrations that made its tables, in order; the same on each engine.</param>
/// <param name="Tables">Its tables, each a part <c>tables/{name}.ndjson</c>: a row is a JSON object on a line.</param>
/// <param name="Files">Its files, each a part <c>files/{SHA-256}</c>.</param>
public sealed record BackupManifest(
    int Format, string Version, DateTimeOffset MadeAt, IReadOnlyList<string> Schema, IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupFile> Files)
{
    /// <summary>The arrangement that this version writes and reads.</summary>
    public const int Current = 1;

    /// <summary>The name of its own part.</summary>
    public const string Part = "manifest.json";

    /// <summary>Its largest size, in bytes: some half a million files.</summary>
    public const int Largest = 64 * 1024 * 1024;

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Writes it.</summary>
    public Task Write(Stream to, CancellationToken stop) => JsonSerializer.SerializeAsync(to, this, Options, stop);

    /// <summary>Reads one; null when it is none.</summary>
    public static async Task<BackupManifest?> Read(Stream from, CancellationToken stop)
    {
        try
        {
            var read = await JsonSerializer.DeserializeAsync<BackupManifest>(from, Options, stop);
            return read is { Format: Current } && !read.Tables.Contains(null!) && !read.Files.Contains(null!) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A table in a backup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">The size of its part.</param>
/// <param name="Sha256">The hash of its part, 64 lower-case hexadecimal digits.</param>
public sealed record BackupTable(string Name, long Rows, long Bytes, string Sha256)
{
    /// <summary>The name of its part.</summary>
    [JsonIgnore]
    public string Part => $"tables/{Name}.ndjson";
}

/// <summary>A file in a backup.</summary>
/// <param name="Sha256">The hash of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Its size.</param>
public sealed record BackupFile(string Sha256, long Bytes)
{
    /// <summary>The name of its part.</summary>
    [JsonIgnore]
    public string Part => $"files/{Sha256}";
}
