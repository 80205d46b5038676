using System.Text.Json;

namespace Ecusson.Credentials.Tests;

/// <summary>JSON written in a test, or read from a file, as an element that outlives its document.</summary>
static class Json
{
    public static JsonElement Of(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static JsonElement File(string path) => Of(System.IO.File.ReadAllText(path));
}
