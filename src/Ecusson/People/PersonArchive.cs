using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Ecusson.People;

/// <summary>One ZIP file with everything that is kept about a person.</summary>
/// <param name="zip">Where it is written.</param>
public sealed class PersonArchive(ZipArchive zip)
{
    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Adds a JSON document.</summary>
    /// <param name="name">E.g. <c>account.json</c>.</param>
    /// <param name="content">What it says.</param>
    /// <param name="stop">Stops the writing.</param>
    public Task Json<T>(string name, T content, CancellationToken stop) => File(name, JsonSerializer.SerializeToUtf8Bytes(content, Readable), stop);

    /// <summary>Adds a file.</summary>
    public async Task File(string name, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(stop);
        await entry.WriteAsync(bytes, stop);
    }
}
