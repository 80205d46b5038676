using System.Globalization;
using CsvHelper;
using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;
using Page = Ecusson.Web.Shell.Page;

namespace Ecusson.Web.Journal;

/// <summary>The audit trail for the operator: who did what, found by person, action and day, and taken along as a table.</summary>
static class AuditPages
{
    public const string Path = "/admin/audit";

    public const string Who = "who", Action = "action", From = "from", To = "to", Before = "before";

    public static void MapAudit(this WebApplication app)
    {
        app.MapFormPage(Path, Access.Operator, Show);
        app.MapFormPage($"{Path}/table.csv", Access.Operator, Table);
    }

    static async Task<IResult> Show(HttpContext context, AuditLog log, NamedPeople people, AuditedAwards awards)
    {
        var (actor, stop) = (context.Actor(), context.RequestAborted);
        var asked = Asked(context.Request.Query);
        var (question, isNobody) = await Question(asked, actor, people, stop);
        var before = Guid.TryParse(context.Request.Query[Before], out var last) ? new AuditRecordId(last) : (AuditRecordId?)null;
        if (await log.Part(actor, question, before, AuditLog.PageSize, stop) is not { } part) return Results.NotFound();
        if (isNobody) part = new Page<AuditRecord, AuditRecordId>([], null);
        return Page.Of<AuditPage>(parameters:
        [
            (nameof(AuditPage.Asked), asked), (nameof(AuditPage.Records), part.Items), (nameof(AuditPage.Next), part.After),
            (nameof(AuditPage.Actions), await log.Actions(actor, stop)), (nameof(AuditPage.Names), await Names(part.Items, actor, people, stop)),
            (nameof(AuditPage.Awards), await awards.Of(actor, part.Items.Where(record => record.Organization is not null).Select(record => record.Subject).OfType<Guid>(), stop)),
        ]);
    }

    static async Task<IResult> Table(HttpContext context, AuditLog log, NamedPeople people)
    {
        var (actor, stop) = (context.Actor(), context.RequestAborted);
        var (question, isNobody) = await Question(Asked(context.Request.Query), actor, people, stop);
        Task<Page<AuditRecord, AuditRecordId>?> Part(AuditRecordId? before) => log.Part(actor, question, before, Paging.Largest, stop);
        if (isNobody) return Stream(new Page<AuditRecord, AuditRecordId>([], null));
        if (await Part(null) is not { } first) return Results.NotFound();
        await log.NoteTaken(actor, stop);
        return Stream(first);

        IResult Stream(Page<AuditRecord, AuditRecordId> begin) =>
            Results.Stream(into => Write(into, begin, Part, records => Names(records, actor, people, stop), context.Abort, stop), "text/csv; charset=utf-8", "audit.csv");
    }

    /// <summary>Part after part, so that a trail of any length is taken along whole and takes the memory of one.</summary>
    static async Task Write(
        Stream into, Page<AuditRecord, AuditRecordId>? part, Func<AuditRecordId?, Task<Page<AuditRecord, AuditRecordId>?>> next,
        Func<IReadOnlyList<AuditRecord>, Task<IReadOnlyDictionary<Guid, string>>> names, Action breakOff, CancellationToken stop)
    {
        var lines = new MemoryStream();
        using var table = CsvWriter.Create(lines, SafeTable.Options, leaveOpen: true);
        table.WriteHeader(["at", "action", "who", "actor", "actor id", "door", "subject", "organization", "facts"]);
        while (part is not null)
        {
            var known = await names(part.Items);
            foreach (var record in part.Items) table.WriteRecord(Line(record, known));
            table.Flush();
            await into.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), stop);
            lines.SetLength(0);
            if (part.After is not { } last) return;
            part = await next(last);
        }

        // Who may read no more meanwhile gets a file that is broken off, and never one that looks whole.
        breakOff();
    }

    static AuditAsked Asked(IQueryCollection query) => new(Short(query[Who]), Short(query[Action]), Day(query[From]), Day(query[To]));

    /// <summary>The question in the product's terms, and whether it asks for somebody who is not here.</summary>
    static async Task<(AuditQuestion Question, bool IsNobody)> Question(AuditAsked asked, Actor actor, NamedPeople people, CancellationToken stop)
    {
        Guid? who = asked.Who.Length == 0 ? null : Guid.TryParse(asked.Who, out var id) ? id : (await people.At(actor, asked.Who, stop))?.Value;
        return (new AuditQuestion(asked.Action, who, asked.From, asked.To), asked.Who.Length > 0 && who is null);
    }

    /// <summary>Who did what was done, and whom it was done to.</summary>
    static Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyList<AuditRecord> records, Actor actor, NamedPeople people, CancellationToken stop) =>
        people.Of(actor, records.Where(record => record.ActorKind == ActorKind.Person).Select(record => record.ActorId).Concat(records.Select(record => record.Subject).OfType<Guid>()), stop);

    static string[] Line(AuditRecord record, IReadOnlyDictionary<Guid, string> names) =>
    [
        record.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), record.Action, names.GetValueOrDefault(record.ActorId, ""),
        record.ActorKind.ToString(), record.ActorId.ToString(), record.Door.ToString(), record.Subject?.ToString() ?? "", record.Organization?.ToString() ?? "", Facts(record),
    ];

    /// <summary>What an operator needs beside a record, in one line, as programs read it.</summary>
    static string Facts(AuditRecord record) => string.Join(", ", record.Facts.Select(fact => $"{fact.Key}: {fact.Value}"));

    static string Short(string? text) => text?.Trim() is { Length: <= 254 } given ? given : "";

    static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>What was typed to find records.</summary>
/// <param name="Who">An address or a row id; empty for anybody.</param>
/// <param name="Action">What was done; empty for everything.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record AuditAsked(string Who, string Action, DateOnly? From, DateOnly? To);
