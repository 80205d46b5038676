using System.CommandLine;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Keys;

/// <summary><c>ecusson key</c>.</summary>
static class KeyCommand
{
    public static Command Of(Terminal terminal) => new("key", terminal.Text(Text.KeyCommand)) { NewKeyCommand.Of(terminal) };
}
