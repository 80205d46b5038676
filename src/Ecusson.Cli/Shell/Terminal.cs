using System.Globalization;

namespace Ecusson.Cli.Shell;

/// <summary>
/// Where a command speaks: results on standard output, words on standard error, in one language. Tests give it streams of their own.
/// </summary>
sealed record Terminal
{
    public required Stream Input { get; init; }

    /// <summary>Takes results, and nothing else.</summary>
    public required Stream Output { get; init; }

    /// <summary>Takes sentences, warnings and progress.</summary>
    public required TextWriter Words { get; init; }

    public required CultureInfo Language { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>True when a person reads standard output on a screen.</summary>
    public bool OutputIsScreen { get; init; }

    /// <summary>True when a person reads standard error on a screen: only then is progress drawn.</summary>
    public bool WordsAreScreen { get; init; }

    /// <summary>How many characters fit on a line of help.</summary>
    public int Width { get; init; } = 100;

    /// <summary>The language as a two-letter code, for texts that other projects hold.</summary>
    public string LanguageCode => Language.TwoLetterISOLanguageName;

    public static Terminal OfThisProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.OpenStandardOutput(),
        Words = Console.Error,
        Language = CultureInfo.CurrentUICulture,
        Clock = TimeProvider.System,
        OutputIsScreen = !Console.IsOutputRedirected,
        WordsAreScreen = !Console.IsErrorRedirected,
        Width = Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 40, 120),
    };

    public string Text(Text text, params ReadOnlySpan<string> arguments) => Texts.Of(text, Language, arguments);

    /// <summary>Says a sentence on standard error.</summary>
    public void Say(Text text, params ReadOnlySpan<string> arguments) => Words.WriteLine(Text(text, arguments));

    /// <summary>Says why nothing was done, and gives the exit code for that.</summary>
    public int Refuse(Text text, params ReadOnlySpan<string> arguments)
    {
        Say(text, arguments);
        return Exit.NotDone;
    }

    /// <summary>Writes one line of result, UTF-8, on standard output.</summary>
    public void Result(string line) => Output.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
}
