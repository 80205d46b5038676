using System.CommandLine;
using System.Diagnostics;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Cli.Canonize;

/// <summary><c>ecusson canonize</c>: prints a JSON-LD document as canonical N-Quads (RDFC-1.0), as a proof would hash it.</summary>
static class CanonizeCommand
{
    public static Command Of(Terminal terminal)
    {
        var file = new Argument<string>(terminal.Text(Text.HoleFile)) { Description = terminal.Text(Text.CanonizeFile) };
        var command = new Command("canonize", terminal.Text(Text.CanonizeCommand)) { file };
        command.SetAction((parsed, stop) => Run(parsed.GetRequiredValue(file), terminal, stop));
        return command;
    }

    static async Task<int> Run(string path, Terminal terminal, CancellationToken stop)
    {
        using var document = await JsonFile.Read(path, terminal, stop);
        if (document is null) return Exit.NotDone;
        switch (Canonicalizer.Pinned.Canonicalize(document.RootElement))
        {
            case CanonicalOutcome.Canonical canonical:
                await terminal.Output.WriteAsync(canonical.NQuads, stop);
                return Exit.Done;
            case CanonicalOutcome.Refused { Problem: var problem }:
                return terminal.Refuse(Text.CanonizeRefused, path, problem.Code, problem.Detail, problem.Path.Length == 0 ? "/" : problem.Path);
            default:
                throw new UnreachableException();
        }
    }
}
