using System.Globalization;
using System.Resources;

namespace Ecusson.Web.Shell;

/// <summary>What the server says on its console while it starts, in French where the machine's locale is French, else in English.</summary>
static class StartText
{
    static readonly ResourceManager Resources = new("Ecusson.Web.Shell.Start", typeof(StartText).Assembly);

    static readonly CultureInfo Language =
        CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "fr" : "en");

    /// <summary>The sentence of that name with its holes filled.</summary>
    public static string Of(string sentence, params string[] arguments) =>
        string.Format(Language, Resources.GetString(sentence, Language) ?? throw new ArgumentException($"No sentence '{sentence}'.", nameof(sentence)), arguments);
}
