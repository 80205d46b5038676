using System.Globalization;
using Ecusson.Storage;

namespace Ecusson.Web.Shell;

/// <summary>A language that every page exists in.</summary>
/// <param name="Code">Two letters, the first part of a page's address.</param>
/// <param name="Name">Its own name for itself.</param>
sealed record Language(string Code, string Name)
{
    /// <summary>All of them; the first is for those who ask for none that we have.</summary>
    public static IReadOnlyList<Language> All { get; } = [.. SpokenLanguages.All.Select(code => new Language(code, NameOf(code)))];

    /// <summary>What the language with a code calls itself, as every page names it; the code for one that no page exists in.</summary>
    public static string Named(string code) => All.FirstOrDefault(language => language.Code == code)?.Name ?? code;

    /// <summary>The language of the request that is being answered.</summary>
    public static Language Current => All.First(language => language.Code == CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>The address of a page in the language of the request.</summary>
    /// <param name="path">What comes after the language: the page's path and, where it has one, its query.</param>
    public static string Here(string path) => $"/{Current.Code}{path}";

    /// <summary>The one that an address stands under; null when it stands under none.</summary>
    public static Language? Of(PathString path) => All.FirstOrDefault(language => path.StartsWithSegments($"/{language.Code}", StringComparison.Ordinal));

    /// <summary>Whether so many things are said in the singular; in French none are too.</summary>
    public bool IsOne(long count) => count == 1 || (count == 0 && Code == "fr");

    /// <summary>The same page in this language, as an address.</summary>
    public string Address(PathString path) =>
        Of(path) is { } other && path.StartsWithSegments($"/{other.Code}", StringComparison.Ordinal, out var rest)
            ? $"/{Code}{rest.ToUriComponent()}"
            : $"/{Code}{(path == "/" ? "" : path.ToUriComponent())}";

    static string NameOf(string code)
    {
        var culture = CultureInfo.GetCultureInfo(code);
        return culture.TextInfo.ToTitleCase(culture.NativeName);
    }
}
