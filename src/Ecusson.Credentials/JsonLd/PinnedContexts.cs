using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Credentials.JsonLd;

/// <summary>The contexts embedded in this assembly. <c>tools/vendor-contexts</c> writes them and their index.</summary>
static class PinnedContexts
{
    const string Folder = "Ecusson.Credentials.JsonLd.PinnedContexts.";

    public static IReadOnlyList<ContextDocument> Load()
    {
        var documents = new List<ContextDocument>();
        foreach (var (address, file, digest) in Index())
        {
            var content = Resource(file);
            if (Convert.ToHexStringLower(SHA256.HashData(content)) != digest) throw new InvalidDataException($"The context {file} is not the one that was pinned.");
            documents.Add(new ContextDocument(address, content));
        }

        return documents;
    }

    /// <summary>The bytes of a pinned context.</summary>
    public static byte[] Content(string address) => Resource(Index().Single(entry => entry.Address == address).File);

    static IEnumerable<(string Address, string File, string Digest)> Index()
    {
        foreach (var entry in JsonElement.Parse(Resource("index.json")).EnumerateArray())
            yield return (entry.GetProperty("address").GetString()!, entry.GetProperty("file").GetString()!, entry.GetProperty("sha256").GetString()!);
    }

    static byte[] Resource(string file)
    {
        using var stream = typeof(PinnedContexts).Assembly.GetManifestResourceStream(Folder + file) ?? throw new InvalidDataException($"{file} is not embedded.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
