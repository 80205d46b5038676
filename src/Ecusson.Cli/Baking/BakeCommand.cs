using System.Buffers;
using System.CommandLine;
using System.Diagnostics;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Baking;

namespace Ecusson.Cli.Baking;

/// <summary><c>ecusson bake</c>: puts a credential into a picture.</summary>
static class BakeCommand
{
    public static Command Of(Terminal terminal)
    {
        var picture = new Argument<string>(terminal.Text(Text.HolePicture)) { Description = terminal.Text(Text.BakePicture) };
        var credential = new Argument<string>(terminal.Text(Text.HoleCredential)) { Description = terminal.Text(Text.BakeCredential) };
        var output = new Argument<string>(terminal.Text(Text.HoleOut)) { Description = terminal.Text(Text.BakeOut) };
        var replace = new Option<bool>("--replace") { Description = terminal.Text(Text.ReplaceOption) };
        var command = new Command("bake", terminal.Text(Text.BakeCommand)) { picture, credential, output, replace };
        command.SetAction((parsed, stop) => Run(
            parsed.GetRequiredValue(picture), parsed.GetRequiredValue(credential), parsed.GetRequiredValue(output), parsed.GetValue(replace), terminal, stop));
        return command;
    }

    static async Task<int> Run(string picturePath, string credentialPath, string outputPath, bool replace, Terminal terminal, CancellationToken stop)
    {
        if (await InputFile.Read(picturePath, terminal, stop) is not { } picture) return Exit.NotDone;
        if (await InputFile.Read(credentialPath, terminal, stop) is not { } credential) return Exit.NotDone;
        if (CredentialText.StandardOf(credential) is not { } standard) return terminal.Refuse(Text.BakeNotABadge, credentialPath);
        if (PngBaking.IsPng(picture) && PngBaking.Check(picture) is { } problem and not PictureProblem.TrailingBytes)
            return terminal.Refuse(Text.PictureBroken, picturePath, PictureWords.Of(problem, terminal));
        var baked = new ArrayBufferWriter<byte>(picture.Length + credential.Length + 1024);
        switch (Picture.Bake(picture, credential, standard, baked))
        {
            case BakeOutcome.Baked:
                return OutputFile.Write(outputPath, baked.WrittenSpan, terminal, replace) ? Exit.Done : Exit.NotDone;
            case BakeOutcome.NotAPicture:
                return terminal.Refuse(Text.PictureNone, picturePath);
            case BakeOutcome.Broken broken:
                return terminal.Refuse(Text.PictureBroken, picturePath, PictureWords.Of(broken.Code, terminal));
            case BakeOutcome.NotABadge:
                return terminal.Refuse(Text.BakeNotABadge, credentialPath);
            default:
                throw new UnreachableException();
        }
    }
}
