using System.CommandLine;
using System.Globalization;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Status;

/// <summary><c>ecusson status get</c>: prints what places of a list hold. The list's signature is for <c>verify</c> to judge.</summary>
static class GetStatusCommand
{
    public static Command Of(Terminal terminal)
    {
        var file = StatusCommand.File(terminal);
        var places = StatusCommand.Places(terminal);
        var command = new Command("get", terminal.Text(Text.StatusGetCommand)) { file, places };
        command.SetAction((parsed, stop) => Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(places), terminal, stop));
        return command;
    }

    static async Task<int> Run(string path, string[] words, Terminal terminal, CancellationToken stop)
    {
        if (await ListFile.Read(path, terminal, stop) is not { } list || list.PlacesOf(words, path, terminal) is not { } places) return Exit.NotDone;
        foreach (var place in places) terminal.Result(list.List[place].ToString(CultureInfo.InvariantCulture));
        return Exit.Done;
    }
}
