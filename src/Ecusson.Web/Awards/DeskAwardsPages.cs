using CsvHelper;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards;

/// <summary>An organisation's awards at its desk: found by words, badge and standing, and taken along as a table.</summary>
static class DeskAwardsPages
{
    public const string Path = "/awards";

    public const string Words = "q", Stands = "stands", OfBadge = "badge", After = "after", Reported = "reported";

    /// <summary>Where the awards stand whose reported mistakes wait for an answer.</summary>
    public static string ReportedAddress(PublicId organization) => $"{Desks.Address(organization, Path)}?{Stands}={Reported}";

    public static void MapDeskAwards(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show);
        app.MapFormPage($"/manage/{{org}}{Path}/table.csv", Access.Members, Table);
    }

    static async Task<IResult> Show(HttpContext context, string org, DeskAwards awards, Mistakes mistakes, OrganizationBadges badges)
    {
        var question = Asked(context.Request.Query);
        if (await context.Desk(org) is not { } desk || await awards.In(context.Actor(), desk.Organization.Id, question, context.RequestAborted) is not { } page) return Results.NotFound();
        return Page.Of<DeskAwardsPage>(parameters:
        [
            (nameof(DeskAwardsPage.Desk), desk), (nameof(DeskAwardsPage.Question), question), (nameof(DeskAwardsPage.Found), page),
            (nameof(DeskAwardsPage.Reported), await mistakes.WaitingOn(context.Actor(), desk.Organization.Id, [.. page.Awards.Select(award => award.Award.Id)], context.RequestAborted)),
            (nameof(DeskAwardsPage.Badges), await badges.Published(context.Actor(), desk.Organization.Id, context.RequestAborted) ?? []),
        ]);
    }

    static async Task<IResult> Table(HttpContext context, string org, DeskAwards awards, IStringLocalizer<DeskAwardsPage> text)
    {
        if (await context.Desk(org) is not { } desk) return Results.NotFound();
        var question = Asked(context.Request.Query);
        Task<Page<DeskAward, AwardId>?> Part(AwardId? before) => awards.Part(context.Actor(), desk.Organization.Id, question, before, Paging.Largest, context.RequestAborted);
        return await Part(null) is { } first
            ? Results.Stream(into => Write(into, first, Part, text, context.RequestAborted), "text/csv; charset=utf-8", "awards.csv")
            : Results.NotFound();
    }

    /// <summary>Part after part, so that a table of any length takes the memory of one.</summary>
    static async Task Write(Stream into, Page<DeskAward, AwardId>? part, Func<AwardId?, Task<Page<DeskAward, AwardId>?>> next, IStringLocalizer text, CancellationToken stop)
    {
        var lines = new MemoryStream();
        using var table = CsvWriter.Create(lines, SafeTable.Options, leaveOpen: true);
        table.WriteHeader([.. Columns.Select(column => text[column].Value)]);
        while (part is not null)
        {
            foreach (var award in part.Items) table.WriteRecord(Line(award, text));
            table.Flush();
            await into.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), stop);
            lines.SetLength(0);
            part = part.After is { } last ? await next(last) : null;
        }
    }

    static readonly string[] Columns = ["Address", "HolderName", "ClaimedName", "Badge", "AwardedOn", "ValidUntil", "Standing"];

    static string[] Line(DeskAward award, IStringLocalizer text) =>
    [
        award.Award.Address ?? "", award.Award.VouchedName ?? "", award.Award is { IsNameClaimed: true, HolderName: { } claimed } ? claimed : "", award.Badge.Name.In(Language.Current.Code, award.Badge.Language),
        SpokenDate.Iso(award.Award.AwardedAt), award.Award.ValidUntil is { } until ? SpokenDate.Iso(until) : "", text[award.Stands.ToString()],
    ];

    static DeskAwardQuestion Asked(IQueryCollection query) => new(
        query[Words].ToString() is { Length: <= 200 } words ? words : "",
        Enum.TryParse<AwardStands>(query[Stands], out var stands) && Enum.IsDefined(stands) ? stands : null,
        PublicId.TryParse(query[OfBadge], out var badge) ? badge : null,
        PublicId.TryParse(query[After], out var after) ? after : null,
        query[Stands] == Reported);
}
