using System.Diagnostics;
using System.Text.Json;
using Ecusson.Badges;
using Ecusson.Files.Pictures;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Ecusson.Web.Badges;

/// <summary>An organisation's badges, through the API.</summary>
static class BadgesApi
{
    const string IfMatch = "If-Match";

    public static void MapBadgesApi(this WebApplication app)
    {
        var api = app.Api("badges");
        api.MapGet("/badges", List).As("listBadges", Scopes.BadgesRead).Produces<ListPart<BadgeData>>();
        api.MapPost("/badges", Draft).As("draftBadge", Scopes.BadgesWrite).Produces<BadgeData>(StatusCodes.Status201Created);
        api.MapGet("/badges/{id}", One).As("readBadge", Scopes.BadgesRead).Produces<BadgeData>();
        api.MapPut("/badges/{id}", Edit).As("editBadge", Scopes.BadgesWrite).Produces<BadgeData>();
        api.MapPut("/badges/{id}/picture", HangPicture).As("hangPicture", Scopes.BadgesWrite).Produces<BadgeData>().Takes(PictureCheck.MostBytes);
        api.MapPut("/badges/{id}/drawing", DrawPicture).As("drawPicture", Scopes.BadgesWrite).Produces<BadgeData>();
        api.MapPost("/badges/{id}/publish", Publish).As("publishBadge", Scopes.BadgesWrite).Produces<BadgeData>();
        api.MapPost("/badges/{id}/archive", Archive).As("archiveBadge", Scopes.BadgesWrite).Produces<BadgeData>();
        api.MapPost("/badges/{id}/restore", Restore).As("restoreBadge", Scopes.BadgesWrite).Produces<BadgeData>();
    }

    static async Task<IResult> List(HttpContext context, OrganizationBadges badges, SiteAddress site, int? limit, string? cursor)
    {
        var (size, before, problem) = ListWish.Read<BadgeId>(limit, cursor);
        if (problem is not null) return problem;
        var program = context.Program();
        return await badges.Part(program.Actor, program.Token.OrganizationId, before, size, context.RequestAborted) is { } page
            ? Results.Json(page.Answer(badge => BadgeData.Of(badge, site)))
            : ApiProblem.NotFound;
    }

    static async Task<IResult> One(HttpContext context, OrganizationBadges badges, SiteAddress site, string id) =>
        PublicId.TryParse(id, out var name) && await badges.One(context.Program().Actor, name, context.RequestAborted) is { } badge ? Shown(context, badge, site) : ApiProblem.NotFound;

    static async Task<IResult> Draft(HttpContext context, DraftBadge draft, SiteAddress site, Sent<BadgeWords> sent)
    {
        var program = context.Program();
        return await draft.In(program.Actor, program.Token.OrganizationId, sent.Value.Content, context.RequestAborted) switch
        {
            DraftBadgeOutcome.Drafted { Badge: var badge } => Begun(badge),
            DraftBadgeOutcome.Invalid { Problems: var problems } => ApiProblem.Invalid.At(BadgeProblem.ByField(problems)),
            DraftBadgeOutcome.OrganizationArchived => ApiProblem.WrongState,
            DraftBadgeOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };

        IResult Begun(Badge badge)
        {
            SeenVersion.Write(context, badge.Version);
            return Results.Created($"{ApiDoor.Root}/badges/{badge.PublicId}", BadgeData.Of(badge, site));
        }
    }

    static async Task<IResult> Edit(
        HttpContext context, EditBadge edit, SiteAddress site, string id, [FromHeader(Name = IfMatch)] string? ifMatch, Sent<BadgeChange> sent)
    {
        var (name, version, problem) = SeenVersion.Read(id, ifMatch);
        if (problem is not null) return problem;
        return await edit.To(context.Program().Actor, name, sent.Value.Content.Content, sent.Value.OpenToRequests, version, context.RequestAborted) switch
        {
            EditBadgeOutcome.Edited { Badge: var badge } => Shown(context, badge, site),
            EditBadgeOutcome.Invalid { Problems: var problems } => ApiProblem.Invalid.At(BadgeProblem.ByField(problems)),
            EditBadgeOutcome.Conflict => ApiProblem.Changed,
            EditBadgeOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static async Task<IResult> HangPicture(HttpContext context, PaintBadge paint, SiteAddress site, string id, [FromHeader(Name = IfMatch)] string? ifMatch, SentFile<PictureFile> sent)
    {
        var (badge, version, problem) = SeenVersion.Read(id, ifMatch);
        return problem ?? Painted(context, await paint.HandedIn(context.Program().Actor, badge, sent.Bytes, name: null, version, context.RequestAborted), site);
    }

    static async Task<IResult> DrawPicture(HttpContext context, PaintBadge paint, SiteAddress site, string id, [FromHeader(Name = IfMatch)] string? ifMatch, Sent<BadgeArt> sent)
    {
        var (badge, version, problem) = SeenVersion.Read(id, ifMatch);
        return problem ?? Painted(context, await paint.Drawn(context.Program().Actor, badge, sent.Value, version, context.RequestAborted), site);
    }

    static async Task<IResult> Publish(HttpContext context, PublishBadge publish, SiteAddress site, string id, [FromHeader(Name = IfMatch)] string? ifMatch)
    {
        var (name, version, problem) = SeenVersion.Read(id, ifMatch);
        if (problem is not null) return problem;
        return await publish.Of(context.Program().Actor, name, version, context.RequestAborted) switch
        {
            PublishBadgeOutcome.Published { Badge: var badge } => Shown(context, badge, site),
            PublishBadgeOutcome.NothingNew { Badge: var badge } => Shown(context, badge, site),
            PublishBadgeOutcome.Incomplete { Problems: var problems } => ApiProblem.Incomplete.At(BadgeProblem.ByField(problems)),
            PublishBadgeOutcome.Conflict => ApiProblem.Changed,
            PublishBadgeOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static Task<IResult> Archive(HttpContext context, ArchiveBadge archive, SiteAddress site, string id, [FromHeader(Name = IfMatch)] string? ifMatch) => Turned(context, archive.Of, site, id, ifMatch);

    static Task<IResult> Restore(HttpContext context, ArchiveBadge archive, SiteAddress site, string id, [FromHeader(Name = IfMatch)] string? ifMatch) => Turned(context, archive.Undo, site, id, ifMatch);

    static async Task<IResult> Turned(
        HttpContext context, Func<Ecusson.Journal.Actor, PublicId, int, CancellationToken, Task<ArchiveBadgeOutcome>> turn, SiteAddress site, string id, string? ifMatch)
    {
        var (name, version, problem) = SeenVersion.Read(id, ifMatch);
        if (problem is not null) return problem;
        return await turn(context.Program().Actor, name, version, context.RequestAborted) switch
        {
            ArchiveBadgeOutcome.Done { Badge: var badge } => Shown(context, badge, site),
            ArchiveBadgeOutcome.WrongState => ApiProblem.WrongState,
            ArchiveBadgeOutcome.Conflict => ApiProblem.Changed,
            ArchiveBadgeOutcome.NotAllowed => ApiProblem.NotFound,
            _ => throw new UnreachableException(),
        };
    }

    static IResult Painted(HttpContext context, PaintBadgeOutcome outcome, SiteAddress site) => outcome switch
    {
        PaintBadgeOutcome.Painted { Badge: var badge } => Shown(context, badge, site),
        PaintBadgeOutcome.Invalid { Problems: var problems } => ApiProblem.Invalid.At(problems),
        PaintBadgeOutcome.Refused { Why: var why } => ApiProblem.RefusedPicture.At("picture", JsonNamingPolicy.KebabCaseLower.ConvertName(why.ToString())),
        PaintBadgeOutcome.Conflict => ApiProblem.Changed,
        PaintBadgeOutcome.NotAllowed => ApiProblem.NotFound,
        _ => throw new UnreachableException(),
    };

    static IResult Shown(HttpContext context, Badge badge, SiteAddress site)
    {
        SeenVersion.Write(context, badge.Version);
        return Results.Json(BadgeData.Of(badge, site));
    }
}
