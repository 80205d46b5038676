using System.Globalization;
using CsvHelper;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards;

/// <summary>An organisation's awards at its desk: found by words, badge and standing, and taken along as a table.</summary>
static class DeskAwardsPages
{
    public const string Path = "/awards";

    public const string Words = "q", Stands = "stands", OfBadge = "badge", After = "after";

    /// <summary>Most rows of a table that is taken along.</summary>
    const int MostRows = 100_000;

    public static void MapDeskAwards(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show);
        app.MapFormPage($"/manage/{{org}}{Path}/table.csv", Access.Members, Table);
    }

    static async Task<IResult> Show(HttpContext context, string org, DeskAwards awards, OrganizationBadges badges)
    {
        var question = Asked(context.Request.Query);
        if (await context.Desk(org) is not { } desk || await awards.In(context.Actor(), desk.Organization.Id, question, context.RequestAborted) is not { } page) return Results.NotFound();
        return Page.Of<DeskAwardsPage>(parameters:
        [
            (nameof(DeskAwardsPage.Desk), desk), (nameof(DeskAwardsPage.Question), question), (nameof(DeskAwardsPage.Found), page),
            (nameof(DeskAwardsPage.Badges), (await badges.In(context.Actor(), desk.Organization.Id, context.RequestAborted) ?? []).Where(badge => badge.PublishedNumber > 0).ToList()),
        ]);
    }

    static async Task<IResult> Table(HttpContext context, string org, DeskAwards awards)
    {
        if (await context.Desk(org) is not { } desk) return Results.NotFound();
        var question = Asked(context.Request.Query) with { After = null };
        using var bytes = new MemoryStream();
        using (var table = CsvWriter.Create(bytes, SafeTable, leaveOpen: true))
        {
            table.WriteHeader(["address", "name", "badge", "awarded on", "valid until", "stands"]);
            for (var rows = 0; rows < MostRows; rows += DeskAwards.PageSize)
            {
                if (await awards.In(context.Actor(), desk.Organization.Id, question, context.RequestAborted) is not { } page) return Results.NotFound();
                foreach (var award in page.Awards) table.WriteRecord(Line(award));
                if (page.Next is null) break;
                question = question with { After = page.Next };
            }
        }

        return Results.Bytes(bytes.ToArray(), "text/csv; charset=utf-8", "awards.csv");
    }

    // A spreadsheet would run a cell that begins like a formula.
    internal static readonly CsvWriterOptions SafeTable = new() { Separator = ';', Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    static string[] Line(DeskAward award) =>
    [
        award.Award.Address ?? "", award.Award.HolderName ?? "", award.Badge.Name.In(Language.Current.Code, award.Badge.Language),
        Day(award.Award.AwardedAt), award.Award.ValidUntil is { } until ? Day(until) : "", award.Stands.ToString(),
    ];

    static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static DeskAwardQuestion Asked(IQueryCollection query) => new(
        query[Words].ToString() is { Length: <= 200 } words ? words : "",
        Enum.TryParse<AwardStands>(query[Stands], out var stands) && Enum.IsDefined(stands) ? stands : null,
        PublicId.TryParse(query[OfBadge], out var badge) ? badge : null,
        PublicId.TryParse(query[After], out var after) ? after : null);
}
