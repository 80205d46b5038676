using System.Text.Json;

namespace Ecusson.Credentials.JsonLd;

/// <summary>One context document, parsed when it is first used.</summary>
sealed class ContextDocument(string address, ReadOnlyMemory<byte> json)
{
    readonly Lazy<JsonElement?> _context = new(() => Read(json));

    public string Address { get; } = address;

    /// <summary>The value of its <c>@context</c>.</summary>
    public JsonElement Context => _context.Value ?? throw new JsonLdRefusal("invalid remote context", Address);

    static JsonElement? Read(ReadOnlyMemory<byte> json)
    {
        if (JsonReading.Of(json) is not JsonReading.Read(var document)) return null;
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("@context"u8, out var context) ? context : null;
    }
}
