using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Ecusson.Storage;

namespace Ecusson.Badges.Art;

/// <summary>What a drawing can be made of, and what is wrong with a choice.</summary>
public static class ArtRecipe
{
    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 24;

    /// <summary>The outlines.</summary>
    public static ImmutableArray<string> Shapes { get; } = ["shield", "round", "hexagon", "pennant", "leaf", "diamond", "arch", "scallop"];

    /// <summary>The divisions of the field.</summary>
    public static ImmutableArray<string> Partitions { get; } = ["plain", "chief", "base", "pale", "fess", "bend", "disc", "rays"];

    /// <summary>The icons, by their Lucide names.</summary>
    public static ImmutableArray<string> Icons => ArtIcons.Names;

    /// <summary>What an icon is called by people, in each language of the product.</summary>
    /// <exception cref="KeyNotFoundException">There is no such icon.</exception>
    public static LocalizedText NameOf(string icon) => ArtIcons.Called[icon];

    /// <summary>What a drawing shows, in each language of the product, for whoever does not see it.</summary>
    /// <param name="art">A recipe without <see cref="Problems"/>.</param>
    public static LocalizedText Caption(BadgeArt art)
    {
        ArgumentNullException.ThrowIfNull(art);
        var said = ArtIcons.Captions[(art.Icon, art.Text) switch { (null, null) => "plain", (_, null) => "icon", (null, _) => "text", _ => "both" }];
        return said.ByLanguage.Aggregate(LocalizedText.Empty, (caption, sentence) =>
            caption.With(sentence.Key, string.Format(CultureInfo.InvariantCulture, sentence.Value, art.Icon is { } icon ? NameOf(icon).In(sentence.Key) : "", art.Text)));
    }

    /// <summary>Cloths that go well together, to begin with, on which the thread is easily seen.</summary>
    public static ImmutableArray<BadgeArt> Beginnings { get; } =
    [
        new() { Shape = "shield", Partition = "chief", Cloth = "#24408f", Second = "#c8402f", Edge = "#e0a32e", Ink = "#fbefcf", Mark = "#f7c95c", Icon = "messages-square" },
        new() { Shape = "round", Partition = "disc", Cloth = "#1f5c46", Second = "#e3b23c", Edge = "#d9e2c4", Ink = "#fdf5dc", Mark = "#1f5c46", Icon = "sprout" },
        new() { Shape = "hexagon", Partition = "base", Cloth = "#c06a1e", Second = "#17616e", Edge = "#17434f", Ink = "#fff4df", Icon = "compass" },
        new() { Shape = "pennant", Partition = "pale", Cloth = "#f2e2c4", Second = "#b5323d", Edge = "#7c1f2d", Ink = "#fff3dc", Icon = "hand-heart" },
        new() { Shape = "leaf", Partition = "bend", Cloth = "#639336", Second = "#3f7a3a", Edge = "#23512f", Ink = "#fcf8da", Icon = "leaf" },
        new() { Shape = "diamond", Partition = "fess", Cloth = "#2b2f45", Second = "#cc4a22", Edge = "#f0b429", Ink = "#ffedb8", Mark = "#ffd166", Icon = "rocket" },
        new() { Shape = "arch", Partition = "rays", Cloth = "#2f6a9c", Second = "#3f7fb3", Edge = "#1d3557", Ink = "#fff6dd", Mark = "#ffd985", Icon = "book-open" },
        new() { Shape = "scallop", Partition = "plain", Cloth = "#cf6a7e", Second = "#f2c1b6", Edge = "#6b2742", Ink = "#fff3ea", Mark = "#6b2742", Icon = "ear" },
    ];

    /// <summary>What cannot be drawn, by field (<c>shape</c>, <c>partition</c>, <c>cloth</c>, <c>second</c>, <c>edge</c>, <c>ink</c>, <c>mark</c>, <c>icon</c>, <c>text</c>): <c>unknown</c>, <c>not-a-colour</c>, <c>too-long</c>, <c>letters</c> (some cannot be sewn).</summary>
    public static IReadOnlyDictionary<string, string> Problems(BadgeArt art)
    {
        ArgumentNullException.ThrowIfNull(art);
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!ArtShapes.All.ContainsKey(art.Shape)) problems["shape"] = "unknown";
        if (!ArtPartitions.All.ContainsKey(art.Partition)) problems["partition"] = "unknown";
        if (art.Icon is not null && !ArtIcons.All.ContainsKey(art.Icon)) problems["icon"] = "unknown";
        foreach (var (field, colour) in ((string, string)[])[("cloth", art.Cloth), ("second", art.Second), ("edge", art.Edge), ("ink", art.Ink), ("mark", art.Mark ?? art.Ink)])
            if (!IsColour(colour)) problems[field] = "not-a-colour";
        if (art.Text is { Length: > LongestText }) problems["text"] = "too-long";
        else if (art.Text is { Length: > 0 } && Letters.Of(art.Text) is null && WovenText.Of(art.Text) is null) problems["text"] = "letters";
        return problems;
    }

    static bool IsColour(string text) => text is { Length: 7 } && text[0] == '#' && !text.AsSpan(1).ContainsAnyExcept(Digits);
}
