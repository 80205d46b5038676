using System.Diagnostics;
using System.Text.Json;
using Ecusson.Cli.Shell;
using Ecusson.Credentials;

namespace Ecusson.Cli.Files;

/// <summary>Reads a JSON file within the library's limits, or says in a sentence why it is none.</summary>
static class JsonFile
{
    /// <summary>The document, to be disposed, whose root is an object; null after saying why not.</summary>
    public static async Task<JsonDocument?> Read(string path, Terminal terminal, CancellationToken stop)
    {
        if (await InputFile.Read(path, terminal, stop) is not { } bytes) return null;
        switch (JsonReading.Of(bytes))
        {
            case JsonReading.Read { Document: { RootElement.ValueKind: JsonValueKind.Object } document }:
                return document;
            case JsonReading.Read read:
                read.Document.Dispose();
                terminal.Say(Text.JsonNotObject, path);
                return null;
            case JsonReading.Refused refused:
                terminal.Say(Text.JsonRefused, path, $"{refused.Code} {refused.Detail}".Trim());
                return null;
            default:
                throw new UnreachableException();
        }
    }
}
