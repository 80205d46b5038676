using System.CommandLine;
using System.Diagnostics;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Baking;

namespace Ecusson.Cli.Baking;

/// <summary><c>ecusson unbake</c>: prints the credential that a picture carries, byte for byte.</summary>
static class UnbakeCommand
{
    public static Command Of(Terminal terminal)
    {
        var picture = new Argument<string>(terminal.Text(Text.HolePicture)) { Description = terminal.Text(Text.UnbakePicture) };
        var standard = new ChoiceOption("--standard", terminal.Text(Text.UnbakeStandard), "3.0", "2.0");
        var command = new Command("unbake", terminal.Text(Text.UnbakeCommand)) { picture, standard };
        command.SetAction((parsed, stop) => Run(parsed.GetRequiredValue(picture), parsed.GetValue(standard), terminal, stop));
        return command;
    }

    static async Task<int> Run(string path, string? standard, Terminal terminal, CancellationToken stop)
    {
        if (await InputFile.Read(path, terminal, stop) is not { } picture) return Exit.NotDone;
        switch (Picture.Unbake(picture))
        {
            case UnbakeOutcome.Found found:
                return Print(path, found.Contents, standard, terminal);
            case UnbakeOutcome.Nothing { Irregularities.Count: > 0 } nothing:
                return terminal.Refuse(Text.UnbakeOnlyIrregular, path, string.Join(", ", nothing.Irregularities));
            case UnbakeOutcome.Nothing:
                return terminal.Refuse(Text.UnbakeNothing, path);
            case UnbakeOutcome.NotAPicture:
                return terminal.Refuse(Text.PictureNone, path);
            case UnbakeOutcome.Broken broken:
                return terminal.Refuse(Text.PictureBroken, path, PictureWords.Of(broken.Code, terminal));
            default:
                throw new UnreachableException();
        }
    }

    static int Print(string path, IReadOnlyList<BakedContent> contents, string? standard, Terminal terminal)
    {
        var wanted = contents.Where(c => standard is null || c.Standard == (standard == "3.0" ? BakedStandard.OpenBadges3 : BakedStandard.OpenBadges2)).ToList();
        if (wanted.Count == 0) return terminal.Refuse(Text.UnbakeOtherStandard, path, Name(contents[0].Standard), standard!);
        // An Open Badges 2.0 SVG holds an address and a copy of what stands there: the copy says more.
        var content = wanted.Find(c => c.Standard == wanted[0].Standard && c.Kind == BakedKind.Json) ?? wanted[0];
        if (!content.Conforms) terminal.Say(Text.UnbakeIrregular, path, string.Join(", ", content.Irregularities));
        foreach (var other in contents.Where(c => c.Standard != content.Standard).DistinctBy(c => c.Standard))
        {
            if (standard is null) terminal.Say(Text.UnbakeAlso, path, Name(other.Standard));
        }

        terminal.Output.Write(content.Text.Span);
        if (terminal.OutputIsScreen) terminal.Output.Write("\n"u8);
        return Exit.Done;
    }

    static string Name(BakedStandard standard) => standard == BakedStandard.OpenBadges3 ? "3.0" : "2.0";
}
