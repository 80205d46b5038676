using System.Collections.Frozen;
using System.Collections.Immutable;
using Ecusson.Storage;

namespace Ecusson.Badges.Art;

/// <summary>The icons that a badge can be drawn with, strokes in a square of 24 × 24 (Lucide).</summary>
static class ArtIcons
{
    /// <summary>SVG shapes by name.</summary>
    public static FrozenDictionary<string, string> All { get; } =
        Lines("icons.txt").ToFrozenDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    /// <summary>The names in their order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What each is called by people, in every language of the product.</summary>
    public static FrozenDictionary<string, LocalizedText> Called { get; } = Said("icon-names.txt");

    /// <summary>What a drawing shows, in every language of the product; {0} stands for the icon, {1} for the text.</summary>
    public static FrozenDictionary<string, LocalizedText> Captions { get; } = Said("captions.txt");

    // The first line says which column is in which language.
    static FrozenDictionary<string, LocalizedText> Said(string file)
    {
        var lines = Lines(file).ToList();
        return lines.Skip(1).ToFrozenDictionary(
            parts => parts[0], parts => lines[0].Zip(parts).Skip(1).Aggregate(LocalizedText.Empty, (name, part) => name.With(part.First, part.Second)), StringComparer.Ordinal);
    }

    static IEnumerable<string[]> Lines(string file)
    {
        using var stream = typeof(ArtIcons).Assembly.GetManifestResourceStream($"Ecusson.Badges.Art.{file}") ?? throw new InvalidOperationException($"{file} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'));
    }
}
