using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Credentials.JsonLd;

/// <summary>The contexts embedded in this assembly. <c>tools/vendor-contexts</c> writes them and their index.</summary>
static class PinnedContexts
{
    const string Folder = "Ecusson.Credentials.JsonLd.PinnedContexts.";

    public static IReadOnlyList<ContextDocument> Load()
    {
        using var index = JsonDocument.Parse(Resource("index.json"));
        var documents = new List<ContextDocument>();
        foreach (var entry in index.RootElement.EnumerateArray())
        {
            var file = entry.GetProperty("file").GetString()!;
            var content = Resource(file);
            var digest = Convert.ToHexStringLower(SHA256.HashData(content));
            if (digest != entry.GetProperty("sha256").GetString()) throw new InvalidDataException($"The context {file} is not the one that was pinned.");
            documents.Add(new ContextDocument(entry.GetProperty("address").GetString()!, content));
        }

        return documents;
    }

    static byte[] Resource(string file)
    {
        using var stream = typeof(PinnedContexts).Assembly.GetManifestResourceStream(Folder + file) ?? throw new InvalidDataException($"{file} is not embedded.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
