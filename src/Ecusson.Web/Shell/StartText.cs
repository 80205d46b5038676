using System.Globalization;
using System.Resources;
using Ecusson.Storage;

namespace Ecusson.Web.Shell;

/// <summary>What the server says on its console while it starts, in the language of the machine's locale, and in English where that is none of ours.</summary>
static class StartText
{
    static readonly ResourceManager Resources = new("Ecusson.Web.Shell.Start", typeof(StartText).Assembly);

    static readonly CultureInfo Language = CultureInfo.GetCultureInfo(LanguageOf(CultureInfo.CurrentUICulture, SpokenLanguages.All));

    /// <summary>The sentence of that name with its holes filled.</summary>
    public static string Of(string sentence, params string[] arguments) =>
        string.Format(Language, Resources.GetString(sentence, Language) ?? throw new ArgumentException($"No sentence '{sentence}'.", nameof(sentence)), arguments);

    /// <summary>The language of a locale where it is spoken here; a machine that speaks another, or says nothing, is spoken to in English.</summary>
    internal static string LanguageOf(CultureInfo locale, IEnumerable<string> spoken) =>
        spoken.FirstOrDefault(code => code == locale.TwoLetterISOLanguageName) ?? "en";
}
