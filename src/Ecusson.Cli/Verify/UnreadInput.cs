using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Verify;

/// <summary>Why there is nothing to judge in an input.</summary>
/// <param name="Code">A stable word, <c>input.…</c>.</param>
/// <param name="Title">A few words, no full stop.</param>
/// <param name="Sentence">The details.</param>
/// <param name="Line">All of it on one line, for a screen.</param>
sealed record UnreadInput(string Code, string Title, string Sentence, string Line)
{
    /// <summary>It was read, and is no badge.</summary>
    public static UnreadInput Of(string input, VerificationReading.Unreadable unreadable, Terminal terminal)
    {
        var (title, details) = Sentences.Of(unreadable, terminal.LanguageCode);
        return new UnreadInput(unreadable.Code, title, details, $"{Texts.Shown(input)}: {Texts.Shown(title)}. {Texts.Shown(details)}");
    }

    /// <summary>The file could not be read.</summary>
    public static UnreadInput Of(InputReading.Refused refused, Terminal terminal)
    {
        var sentence = refused.Sentence(terminal);
        return new UnreadInput(CodeOf(refused.Problem), terminal.Text(refused.Problem == Text.DidFileWithoutId ? Text.VerifyStandInUseless : Text.VerifyNotRead), sentence, sentence);
    }

    static string CodeOf(Text problem) => problem switch
    {
        Text.FileMissing => "input.file-missing",
        Text.FileIsFolder => "input.file-is-folder",
        Text.FileTooLarge => Codes.InputTooLarge,
        Text.DidFileWithoutId => "input.no-id",
        Text.FileNotReadable => "input.file-forbidden",
        _ => "input.file-broken",
    };
}
