using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Ecusson.Credentials;

/// <summary>How large a JSON text may be before it is refused unread.</summary>
public sealed record JsonLimits
{
    /// <summary>10 MB, 64 levels.</summary>
    public static JsonLimits Default { get; } = new();

    /// <summary>Bytes of UTF-8; 10,485,760 unless said otherwise.</summary>
    public int MaximumBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Levels of arrays and objects inside one another; 64 unless said otherwise.</summary>
    public int MaximumDepth { get; init; } = 64;
}

/// <summary>What came of reading hostile bytes as JSON (RFC 8259), within I-JSON (RFC 7493): UTF-8, no name twice, no lone surrogate.</summary>
public abstract record JsonReading
{
    private JsonReading() { }

    /// <summary>The text is JSON.</summary>
    /// <param name="Document">The document; whoever receives it disposes of it.</param>
    public sealed record Read(JsonDocument Document) : JsonReading;

    /// <summary>The text is not JSON that can be taken in one sense only, or is larger than allowed.</summary>
    /// <param name="Code"><c>too-large</c>, <c>too-deep</c>, <c>not-utf-8</c>, <c>lone-surrogate</c>, <c>duplicate-property</c> or <c>not-json</c>.</param>
    /// <param name="Detail">The limit, or the line and column (from 1), as far as known. Not a sentence.</param>
    public sealed record Refused(string Code, string Detail) : JsonReading;

    /// <summary>Reads a JSON text. A byte order mark at its start is passed over (RFC 8259 §8.1).</summary>
    /// <param name="utf8">The text. The document refers to this memory: it must not change while the document lives.</param>
    /// <param name="limits">Limits; <see cref="JsonLimits.Default"/> when null.</param>
    public static JsonReading Of(ReadOnlyMemory<byte> utf8, JsonLimits? limits = null)
    {
        limits ??= JsonLimits.Default;
        if (utf8.Length > limits.MaximumBytes) return new Refused("too-large", $"{limits.MaximumBytes}");
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8.Span)) return new Refused("not-utf-8", "");
        // Before parsing: comparing property names, the parser throws on half a character.
        if (HasLoneSurrogate(utf8.Span)) return new Refused("lone-surrogate", "");
        var options = new JsonDocumentOptions { MaxDepth = limits.MaximumDepth, AllowDuplicateProperties = false };
        try
        {
            return new Read(JsonDocument.Parse(utf8, options));
        }
        catch (JsonException broken)
        {
            return new Refused(Diagnose(utf8.Span, limits), Position(broken));
        }
    }

    // JsonDocument gives one exception for three reasons; reading again without its limits tells them apart.
    static string Diagnose(ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue / 2 });
        try
        {
            var deepest = 0;
            while (reader.Read()) deepest = Math.Max(deepest, reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0));
            if (deepest > limits.MaximumDepth) return "too-deep";
            return "duplicate-property";
        }
        catch (JsonException)
        {
            return reader.CurrentDepth >= limits.MaximumDepth ? "too-deep" : "not-json";
        }
    }

    static string Position(JsonException broken)
        => broken.LineNumber is { } line ? $"{line + 1}:{(broken.BytePositionInLine ?? 0) + 1}" : "";

    // An escape such as \ud800 alone names no character, so two parsers could read two different texts.
    static bool HasLoneSurrogate(ReadOnlySpan<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0 && at + 1 < json.Length;)
        {
            if (json[at + 1] != 'u')
            {
                at += 2;
            }
            else
            {
                var unit = EscapedUnit(json, at);
                if (char.IsLowSurrogate(unit)) return true;
                at += 6;
                if (char.IsHighSurrogate(unit))
                {
                    if (!char.IsLowSurrogate(EscapedUnit(json, at))) return true;
                    at += 6;
                }
            }

            var next = json[Math.Min(at, json.Length)..].IndexOf((byte)'\\');
            at = next < 0 ? -1 : at + next;
        }

        return false;
    }

    static char EscapedUnit(ReadOnlySpan<byte> json, int at)
        => at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
           && System.Buffers.Text.Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var read, 'x') && read == 4
            ? (char)unit
            : '\0';
}
