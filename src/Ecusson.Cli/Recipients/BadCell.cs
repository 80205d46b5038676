using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Recipients;

/// <summary>One reason why a row cannot be used.</summary>
/// <param name="Row">The row as a spreadsheet counts it.</param>
/// <param name="Column">The column's name; null when the whole row is meant.</param>
/// <param name="Reason">The sentence.</param>
/// <param name="Value">What the cell holds.</param>
readonly record struct BadCell(long Row, string? Column, Text Reason, string Value)
{
    public void Say(Terminal terminal)
    {
        var reason = terminal.Text(Reason, Value);
        if (Column is null) terminal.Say(Text.BadRow, Number, reason);
        else terminal.Say(Text.BadCell, Number, Column, reason);
    }

    string Number => Row.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
