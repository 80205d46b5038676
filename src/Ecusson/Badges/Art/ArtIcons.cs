using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Ecusson.Badges.Art;

/// <summary>The icons that a badge can be drawn with, strokes in a square of 24 × 24 (Lucide).</summary>
static class ArtIcons
{
    /// <summary>SVG shapes by name.</summary>
    public static FrozenDictionary<string, string> All { get; } = Read();

    /// <summary>The names in their order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(ArtIcons).Assembly.GetManifestResourceStream("Ecusson.Badges.Art.icons.txt") ?? throw new InvalidOperationException("The icons are not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToFrozenDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
    }
}
