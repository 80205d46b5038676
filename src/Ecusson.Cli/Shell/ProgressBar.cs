using Spectre.Console;

namespace Ecusson.Cli.Shell;

/// <summary>Draws how far a long work is, on standard error, where a person looks at it; elsewhere the work is only done.</summary>
static class ProgressBar
{
    /// <summary>Does the work.</summary>
    /// <param name="terminal">Where to draw.</param>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How many steps there are.</param>
    /// <param name="work">The work; it is given what to call with the number of steps done so far.</param>
    public static async Task<T> Show<T>(Terminal terminal, Text title, long total, Func<Action<long>, Task<T>> work)
    {
        if (!terminal.WordsAreScreen) return await work(_ => { });
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Words) });
        return await screen.Progress().AutoClear(enabled: true).StartAsync(async drawing =>
        {
            var bar = drawing.AddTask(Markup.Escape(terminal.Text(title)), maxValue: total);
            return await work(done => bar.Value = done);
        });
    }
}
