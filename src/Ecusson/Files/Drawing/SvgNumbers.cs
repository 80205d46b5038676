using System.Globalization;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>Reads the small languages of SVG's attributes: numbers, lengths, transforms and colours. What it cannot read is null.</summary>
static partial class SvgNumbers
{
    /// <summary>Numbers beyond this draw nothing that is seen, and only cost.</summary>
    const float Largest = 1e6f;

    /// <summary>A number or a length; <c>%</c> is taken of <paramref name="whole"/>, absolute units at 96 dots an inch.</summary>
    public static float? Length(string? text, float whole)
    {
        if (text is null || LengthText().Match(text) is not { Success: true } match || Number(match.Groups["number"].Value) is not { } number) return null;
        return match.Groups["unit"].Value switch
        {
            "" or "px" => number,
            "%" => number * whole / 100,
            "pt" => number * 96 / 72,
            "pc" => number * 16,
            "in" => number * 96,
            "cm" => number * 96 / 2.54f,
            "mm" => number * 96 / 25.4f,
            "em" => number * 16,
            _ => null,
        };
    }

    /// <summary>Every number of a list, e.g. of <c>points</c> or <c>stroke-dasharray</c>.</summary>
    public static float[] List(string? text) =>
        text is null ? [] : [.. NumberText().Matches(text).Select(match => Number(match.Value) ?? 0)];

    /// <summary>A <c>transform</c>; the identity when there is none or it cannot be read.</summary>
    public static SKMatrix Transform(string? text)
    {
        var whole = SKMatrix.Identity;
        if (text is null) return whole;
        foreach (Match call in Call().Matches(text))
        {
            var n = List(call.Groups["numbers"].Value);
            SKMatrix? step = (call.Groups["name"].Value, n.Length) switch
            {
                ("matrix", 6) => new SKMatrix(n[0], n[2], n[4], n[1], n[3], n[5], 0, 0, 1),
                ("translate", 1) => SKMatrix.CreateTranslation(n[0], 0),
                ("translate", 2) => SKMatrix.CreateTranslation(n[0], n[1]),
                ("scale", 1) => SKMatrix.CreateScale(n[0], n[0]),
                ("scale", 2) => SKMatrix.CreateScale(n[0], n[1]),
                ("rotate", 1) => SKMatrix.CreateRotationDegrees(n[0]),
                ("rotate", 3) => SKMatrix.CreateRotationDegrees(n[0], n[1], n[2]),
                ("skewX", 1) => SKMatrix.CreateSkew(MathF.Tan(n[0] * MathF.PI / 180), 0),
                ("skewY", 1) => SKMatrix.CreateSkew(0, MathF.Tan(n[0] * MathF.PI / 180)),
                _ => null,
            };
            if (step is not { } known) return SKMatrix.Identity;
            whole = whole.PreConcat(known);
        }

        return whole;
    }

    /// <summary>A colour in one of CSS's older ways: a name, <c>#rgb</c>, <c>#rrggbb</c>, with alpha too, <c>rgb()</c>, <c>rgba()</c>.</summary>
    public static SKColor? Colour(string text)
    {
        text = text.Trim();
        if (text.StartsWith('#')) return Hexadecimal(text[1..]);
        if (text == "transparent") return SKColors.Transparent;
        if (ColourCall().Match(text) is { Success: true } call)
        {
            var parts = NumberText().Matches(call.Groups["parts"].Value).Select(part => (Number: Number(part.Value) ?? 0, IsShare: IsPercent(call.Groups["parts"].Value, part))).ToArray();
            if (parts.Length is not (3 or 4)) return null;
            var alpha = parts.Length == 4 ? Octet(parts[3].IsShare ? parts[3].Number * 2.55f : parts[3].Number * 255) : (byte)255;
            return new SKColor(Part(parts[0]), Part(parts[1]), Part(parts[2]), alpha);
        }

        // The names of CSS are those of .NET, but for a letter.
        var named = System.Drawing.Color.FromName(text.Replace("grey", "gray", StringComparison.OrdinalIgnoreCase));
        return named is { IsKnownColor: true, IsSystemColor: false } ? new SKColor(named.R, named.G, named.B, named.A) : null;
    }

    static byte Part((float Number, bool IsShare) part) => Octet(part.IsShare ? part.Number * 2.55f : part.Number);

    static bool IsPercent(string parts, Match part) => part.Index + part.Length < parts.Length && parts[part.Index + part.Length] == '%';

    static byte Octet(float value) => (byte)Math.Clamp(MathF.Round(value), 0, 255);

    static SKColor? Hexadecimal(string digits)
    {
        if (digits.Length is 3 or 4) digits = string.Concat(digits.Select(c => $"{c}{c}"));
        if (digits.Length is not (6 or 8) || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return null;
        var alpha = digits.Length == 8 ? (byte)value : (byte)255;
        if (digits.Length == 8) value >>= 8;
        return new SKColor((byte)(value >> 16), (byte)(value >> 8), (byte)value, alpha);
    }

    static float? Number(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? Math.Clamp(number, -Largest, Largest) : null;

    [GeneratedRegex(@"\A\s*(?<number>[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?)(?<unit>[a-z%]*)\s*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LengthText();

    [GeneratedRegex(@"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NumberText();

    [GeneratedRegex(@"(?<name>[a-zA-Z]+)\s*\((?<numbers>[^()]*)\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Call();

    [GeneratedRegex(@"\Argba?\((?<parts>[^()]*)\)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ColourCall();
}
