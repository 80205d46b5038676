using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>Typefaces for scripts that the product's own have no letters of (those have Latin, Greek, Cyrillic, Arabic and Hebrew). They hold for the whole process.</summary>
public static class OtherScripts
{
    static readonly string[] Endings = [".ttf", ".otf", ".ttc"];

    static volatile Lazy<SKFont>[] _taken = [];

    /// <summary>Those that were taken, in the order in which they are asked for a letter.</summary>
    internal static IReadOnlyList<Lazy<SKFont>> Taken => _taken;

    /// <summary>Takes the typefaces of a folder (<c>.ttf</c>, <c>.otf</c>, <c>.ttc</c>), in the order of their names, in place of those that were taken before.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="InvalidDataException">A file is no typeface, or none is there; the message is the file's or the folder's name.</exception>
    public static void From(string folder)
    {
        var files = Directory.EnumerateFiles(folder).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new InvalidDataException(folder);
        _taken = [.. files.Select(file => new Lazy<SKFont>(new SKFont(SKTypeface.FromFile(file) ?? throw new InvalidDataException(file))))];
    }
}
