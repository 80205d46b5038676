using CsvHelper;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Recipients;

/// <summary>Reads one row's cells and names each that cannot be used.</summary>
sealed class RowReader(CsvReader csv, ListHeader header, long row, Action<BadCell> bad)
{
    const int LongestName = 300;
    bool isBad;

    public void Refuse(ListColumn? column, Text reason, string value)
    {
        isBad = true;
        bad(new BadCell(row, column is { } known ? header.NameOf(known) : null, reason, value));
    }

    public RecipientRow? Read()
    {
        if (isBad) return null;
        var email = Cell(ListColumn.Email);
        if (email is null) Refuse(ListColumn.Email, Text.CellEmailMissing, "");
        else if (!CellValues.IsEmail(email)) Refuse(ListColumn.Email, Text.CellEmail, email);
        var name = WholeName();
        if (name?.Length > LongestName) Refuse(ListColumn.Name, Text.CellNameTooLong, "");
        var awardedOn = Date(ListColumn.AwardedOn, endOfDay: false);
        var validUntil = Date(ListColumn.ValidUntil, endOfDay: true);
        if (validUntil < awardedOn) Refuse(ListColumn.ValidUntil, Text.CellEndsBefore, Cell(ListColumn.ValidUntil)!);
        var evidence = Cell(ListColumn.EvidenceUrl);
        if (evidence is not null && !CellValues.IsHttps(evidence)) Refuse(ListColumn.EvidenceUrl, Text.CellUrl, evidence);
        return isBad ? null : new RecipientRow(row, email!, name, awardedOn, validUntil, Cell(ListColumn.Story), evidence);
    }

    string? WholeName() => (Cell(ListColumn.GivenName), Cell(ListColumn.Name)) switch
    {
        ({ } given, { } family) => $"{given} {family}",
        var (given, family) => given ?? family,
    };

    DateTimeOffset? Date(ListColumn column, bool endOfDay)
    {
        if (Cell(column) is not { } text) return null;
        var date = CellValues.Date(text, endOfDay);
        if (date is null) Refuse(column, Text.CellDate, text);
        return date;
    }

    string? Cell(ListColumn column) =>
        header.PlaceOf(column) is { } place && place < csv.FieldCount && csv.GetString(place).Trim() is { Length: > 0 } text ? text : null;
}
