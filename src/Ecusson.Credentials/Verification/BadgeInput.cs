using System.Text;
using Ecusson.Credentials.Baking;

namespace Ecusson.Credentials.Verification;

/// <summary>What the given bytes hold, told from the bytes alone: names and media types lie.</summary>
abstract record BadgeInput
{
    private BadgeInput() { }

    /// <summary>A JSON text.</summary>
    public sealed record Json(ReadOnlyMemory<byte> Text) : BadgeInput;

    /// <summary>A compact JWS.</summary>
    public sealed record Token(string Compact) : BadgeInput;

    /// <summary>The address of a hosted assertion, as Open Badges 1.0 baked it.</summary>
    public sealed record Address(string Url) : BadgeInput;

    /// <summary>Nothing that can be judged.</summary>
    public sealed record Nothing(VerificationReading.Unreadable Why) : BadgeInput;

    public static BadgeInput Of(ReadOnlyMemory<byte> input, int maximumBytes)
    {
        if (input.Length > maximumBytes) return Unreadable(Codes.InputTooLarge, ("limit", $"{maximumBytes}"));
        var text = Trim(input);
        if (text.IsEmpty) return Unreadable(Codes.InputEmpty);
        return text.Span[0] switch
        {
            (byte)'{' => new Json(text),
            (byte)'[' => Unreadable(Codes.InputNotACredential),
            _ when TokenOf(text) is { } compact => new Token(compact),
            _ => OfPicture(input),
        };
    }

    /// <summary>The compact JWS in some bytes; null when they look like none.</summary>
    public static string? TokenOf(ReadOnlyMemory<byte> input) => Trim(input) is var text && IsToken(text.Span) ? Encoding.ASCII.GetString(text.Span) : null;

    static BadgeInput OfPicture(ReadOnlyMemory<byte> input) => Picture.Unbake(input) switch
    {
        // A picture may carry both standards; they come newest first, and the newest is judged.
        UnbakeOutcome.Found found => found.Contents[0] switch
        {
            { Kind: BakedKind.Json } json => new Json(json.Text),
            { Kind: BakedKind.Jwt } token => new Token(Encoding.UTF8.GetString(token.Text.Span)),
            { Kind: BakedKind.Url } address => new Address(Encoding.UTF8.GetString(address.Text.Span)),
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        UnbakeOutcome.Nothing => Unreadable(Codes.InputNothingBaked),
        UnbakeOutcome.Broken broken => Unreadable(Codes.InputPictureBroken, ("detail", broken.Detail.Length > 0 ? $"{broken.Code}: {broken.Detail}" : broken.Code)),
        UnbakeOutcome.NotAPicture => Unreadable(Codes.InputNotABadge),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static Nothing Unreadable(string code, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        new(new VerificationReading.Unreadable(code, Findings.Named(arguments)));

    static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> input)
    {
        if (input.Span.StartsWith("\uFEFF"u8)) input = input[3..];
        var span = input.Span;
        var start = span.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 ? ReadOnlyMemory<byte>.Empty : input[start..(span.LastIndexOfAnyExcept(" \t\r\n"u8) + 1)];
    }

    // Three base64url parts; whether they decode is for the token's own reader to say.
    static bool IsToken(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("ey"u8)) return false;
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'-' or (byte)'_' or (byte)'.' or (byte)'=')) return false;
        }

        return text.Count((byte)'.') == 2;
    }
}
