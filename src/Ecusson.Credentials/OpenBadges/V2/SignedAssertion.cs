using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>
/// A signed badge of 1.x and 2.0: a compact JWS, RS256, whose payload is the assertion. This reads what it carries; whether the
/// signature holds is for the key's owner to say.
/// </summary>
public static class SignedAssertion
{
    /// <summary>Reads header and payload. Never throws for what the text says.</summary>
    public static SignedAssertionReading Read(ReadOnlySpan<char> compact)
    {
        compact = compact.Trim();
        var first = compact.IndexOf('.');
        var last = compact.LastIndexOf('.');
        if (first < 1 || last <= first || compact[(first + 1)..last].Contains('.')) return new SignedAssertionReading.NotAJws("parts");
        if (Part(compact[..first]) is not { } header) return new SignedAssertionReading.NotAJws("header");
        string? algorithm;
        using (header) algorithm = JsonValues.Text(header.RootElement, "alg"u8);
        return Part(compact[(first + 1)..last]) is { } payload ? new SignedAssertionReading.Read(payload, algorithm) : new SignedAssertionReading.NotAJws("payload");
    }

    static JsonDocument? Part(ReadOnlySpan<char> base64Url)
    {
        if (!Base64Url.IsValid(base64Url)) return null;
        var json = Base64Url.DecodeFromChars(base64Url);
        try
        {
            var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            // Not JSON is an answer here; System.Text.Json says it by an exception only.
            return null;
        }
    }
}

/// <summary>What came of reading a compact JWS as a signed badge.</summary>
public abstract record SignedAssertionReading
{
    private SignedAssertionReading() { }

    /// <summary>It carries a JSON object.</summary>
    /// <param name="Payload">The object; give its root to <see cref="OpenBadge2.Read"/>. The caller disposes of it.</param>
    /// <param name="Algorithm">The header's <c>alg</c>.</param>
    public sealed record Read(JsonDocument Payload, string? Algorithm) : SignedAssertionReading;

    /// <summary>It is no compact JWS that carries a JSON object.</summary>
    /// <param name="Part">What is wrong: <c>parts</c>, <c>header</c> or <c>payload</c>.</param>
    public sealed record NotAJws(string Part) : SignedAssertionReading;
}
