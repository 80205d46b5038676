using System.CommandLine;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Cli.Keys;

/// <summary><c>ecusson key new</c>: makes a key, writes it to a file, prints its did:key alone.</summary>
static class NewKeyCommand
{
    public static Command Of(Terminal terminal)
    {
        var output = new Option<string>("--out") { Description = terminal.Text(Text.KeyOut), HelpName = "key.json", DefaultValueFactory = _ => "key.json" };
        var type = new ChoiceOption("--type", terminal.Text(Text.KeyTypeOption), "ed25519", "p256").WithDefault();
        var command = new Command("new", terminal.Text(Text.KeyNewCommand)) { output, type };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(output), parsed.GetRequiredValue(type), terminal));
        return command;
    }

    static int Run(string path, string type, Terminal terminal)
    {
        using var key = SigningKey.Generate(type == "p256" ? KeyType.P256 : KeyType.Ed25519);
        // A key is never written over another: what the lost one signed could never be signed again.
        if (!OutputFile.Write(path, key.ToJwk(), terminal, replace: false, secret: true)) return Exit.NotDone;
        terminal.Say(Text.KeyWritten, path);
        terminal.Result(key.Public.DidKey);
        return Exit.Done;
    }
}
