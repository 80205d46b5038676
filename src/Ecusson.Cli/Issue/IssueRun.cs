using System.Globalization;
using CsvHelper;
using Ecusson.Cli.Files;
using Ecusson.Cli.Keys;
using Ecusson.Cli.Recipients;
using Ecusson.Cli.Shell;
using Ecusson.Cli.Status;
using Ecusson.Outbound;

namespace Ecusson.Cli.Issue;

/// <summary>One run of <c>issue</c>: everything is read and judged first; only then is the first credential written.</summary>
sealed class IssueRun(Terminal terminal, IssueRequest request)
{
    public async Task<int> Run(CancellationToken stop)
    {
        var now = terminal.Clock.GetUtcNow();
        var validFrom = request.ValidFrom is null ? now : CellValues.Date(request.ValidFrom, endOfDay: false);
        if (validFrom is null) return terminal.Refuse(Text.IssueValidFromBroken, request.ValidFrom!);
        if (request.IsOneFile && request.Picture is not null) return terminal.Refuse(Text.IssuePictureNeedsFolder, request.Out);

        using var key = await KeyFile.Read(request.Key, terminal, stop);
        if (key is null) return Exit.NotDone;
        using var network = new GuardedFetch();
        if (await StandInDocuments.Before(network, request.Dids, terminal, stop) is not { } documents) return Exit.NotDone;
        if (await BadgeTerms.Read(request, key.Public, validFrom.Value, documents.Fetch, terminal, stop) is not { } terms) return Exit.NotDone;
        documents.SayUnused(terminal);
        if (await PictureToBake.Read(request.Picture, terminal, stop) is not { } picture) return Exit.NotDone;
        if (Signer.Of(terms, key, now, request, terminal) is not { } signer) return Exit.NotDone;
        try
        {
            if (RecipientList.Open(request.Recipients, terminal) is not { } list) return Exit.NotDone;
            foreach (var column in list.Header.Unknown) terminal.Say(Text.ListUnknownColumn, column);
            var screened = new ScreenedRows(list, validFrom.Value);
            if (Count(screened) is not { } count) return Exit.NotDone;
            if (terms.List is null) return await new AwardWriter(terminal, request, signer, picture, places: null).Write(screened, count, stop);
            using var places = PlaceRegister.Open(request.StatusList!, terms.List, terminal);
            if (places is null || !HasRoom(places, count)) return Exit.NotDone;
            return await new AwardWriter(terminal, request, signer, picture, places).Write(screened, count, stop);
        }
        catch (CsvFormatException exception)
        {
            return terminal.Refuse(Text.ListBroken, request.Recipients, exception.Message);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            FileProblem.Say(exception, request.Recipients, terminal, reading: true);
            return Exit.NotDone;
        }
    }

    bool HasRoom(PlaceRegister places, int count)
    {
        if (places.Free >= count) return true;
        terminal.Say(Text.StatusListFull, request.StatusList!, places.Free.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    /// <summary>How many people will get the badge; null after saying why nobody does.</summary>
    int? Count(ScreenedRows rows)
    {
        long bad = 0, last = -1;
        var good = rows.Read(cell =>
        {
            cell.Say(terminal);
            if (cell.Row != last) bad++;
            last = cell.Row;
        }).Count();
        var all = (good + bad).ToString(CultureInfo.InvariantCulture);
        if (bad > 0) terminal.Say(request.SkipBadRows ? Text.BadRowsSkipped : Text.BadRowsNothingIssued, bad.ToString(CultureInfo.InvariantCulture), all);
        if (bad > 0 && !request.SkipBadRows) return null;
        if (good == 0) terminal.Say(Text.ListEmpty, request.Recipients);
        return good > 0 ? good : null;
    }
}
