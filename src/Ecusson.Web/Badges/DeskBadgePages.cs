using System.Diagnostics;
using System.Globalization;
using Ecusson.Badges;
using Ecusson.Competencies;
using Ecusson.Files;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Badges;

/// <summary>One badge at the desk: its draft, how it will look, publishing and archiving it.</summary>
static class DeskBadgePages
{
    /// <summary>Path of the files of drafts, which members alone may see.</summary>
    public const string FilesPath = "/manage/files";

    /// <summary>Where competencies are found while words are typed, below the badges' page.</summary>
    public const string Competencies = "/competencies";

    public static void MapDeskBadge(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{DeskBadgesPages.Path}{Competencies}", Access.Members, Find);
        app.MapFormPage($"/manage/{{org}}{DeskBadgesPages.Path}/{{id}}", Access.Members, Show, Take);
        app.MapFormPage($"/manage/{{org}}{DeskBadgesPages.Path}/{{id}}/preview", Access.Members, Preview, PublishPreviewed);
        app.MapOwnFile($"{FilesPath}/{{id}}", File);
    }

    /// <summary>The badge that an address names, as a designer of its organisation finds it.</summary>
    public static async Task<(OrganizationDesk Desk, Badge Badge)?> Found(HttpContext context, string org, string id, OrganizationBadges badges) =>
        await context.Desk(org) is { } desk && PublicId.TryParse(id, out var read) && await badges.One(context.Actor(), read, context.RequestAborted) is { } badge
            && badge.OrganizationId == desk.Organization.Id ? (desk, badge) : null;

    static Task<IResult> Show(HttpContext context, string org, string id, OrganizationBadges badges) => Shown(context, org, id, badges, FormErrors.None, there: null);

    static async Task<IResult> Take(HttpContext context, string org, string id, OrganizationBadges badges, EditBadge edit, PublishBadge publish, ArchiveBadge archive, TimeProvider clock)
    {
        if (await Found(context, org, id, badges) is not var (desk, badge) || !desk.Has(Roles.Designer)) return Results.NotFound();
        var (actor, form, stop) = (context.Actor(), context.Posted(), context.RequestAborted);
        var version = VersionOf(form);
        switch (form.Text(ManagePages.Do))
        {
            case "archive": return Turned(await archive.Of(actor, badge.PublicId, version, stop), "ArchivedSaid");
            case "search": return await Shown(context, org, id, badges, FormErrors.None, there: null);
            case "unarchive": return Turned(await archive.Undo(actor, badge.PublicId, version, stop), "UnarchivedSaid");
        }

        var errors = new FormErrors();
        var content = BadgeFields.Read(form, badge.Draft, errors);
        var saves = form.Text(ManagePages.Do) == "autosave";
        if (errors.All.Count > 0) return saves ? Results.StatusCode(StatusCodes.Status422UnprocessableEntity) : await Again(BadgeFields.Errors(BadgeRules.Draft(content), content.Language, form, errors));
        switch (await edit.To(actor, badge.PublicId, content, form.Has(BadgeFields.Open), version, stop))
        {
            case EditBadgeOutcome.Edited { Badge: var edited } when saves:
                return Results.Json(new { version = edited.Version, at = SpokenDate.Time(clock.GetUtcNow()) });
            case EditBadgeOutcome.Edited { Badge: var edited } when form.Text(ManagePages.Do) == "publish":
                return await Published(await publish.Of(actor, badge.PublicId, edited.Version, stop));
            case EditBadgeOutcome.Edited:
                var leads = form.Text(ManagePages.Do) switch
                {
                    "preview" => "/preview",
                    "picture" => BadgePicturePages.Below,
                    "criterion" => $"#{BadgeFields.Criterion(content.CriteriaList.Length + 1, content.Language)}",
                    _ => "",
                };
                if (leads.Length == 0) DeskBadgesPages.Say(context, "Saved");
                return FormPages.SeeOther(context, DeskBadgesPages.Address(desk, badge.PublicId, leads));
            case EditBadgeOutcome.Invalid when saves:
                return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
            case EditBadgeOutcome.Conflict when saves:
                return Results.StatusCode(StatusCodes.Status409Conflict);
            case EditBadgeOutcome.Invalid { Problems: var problems }:
                return await Again(BadgeFields.Errors(problems, content.Language, form));
            case EditBadgeOutcome.Conflict { There: var there }:
                return await Shown(context, org, id, badges, FormErrors.Of(BadgeFields.In(BadgeFields.Name, content.Language), "Conflict"), there);
            case EditBadgeOutcome.NotAllowed:
                return Results.NotFound();
            default:
                throw new UnreachableException();
        }

        Task<IResult> Again(FormErrors wrong) => Shown(context, org, id, badges, wrong, there: null);

        async Task<IResult> Published(PublishBadgeOutcome outcome)
        {
            switch (outcome)
            {
                case PublishBadgeOutcome.Published { Number: var number }: return Done(context, desk, badge, "PublishedSaid", number);
                case PublishBadgeOutcome.NothingNew: return Done(context, desk, badge, "NothingNew");
                case PublishBadgeOutcome.Incomplete { Problems: var missing }:
                    return await Shown(context, org, id, badges, BadgeFields.Errors(missing, content.Language, form), there: null, isSaved: true);
                case PublishBadgeOutcome.Conflict:
                    return await Shown(context, org, id, badges, FormErrors.Of(BadgeFields.In(BadgeFields.Name, content.Language), "Conflict"), await badges.One(actor, badge.PublicId, stop));
                case PublishBadgeOutcome.NotAllowed:
                    return Results.NotFound();
                default:
                    throw new UnreachableException();
            }
        }

        IResult Turned(ArchiveBadgeOutcome outcome, string sentence)
        {
            if (outcome is ArchiveBadgeOutcome.NotAllowed) return Results.NotFound();
            return Done(context, desk, badge, outcome is ArchiveBadgeOutcome.Done ? sentence : "WrongState");
        }
    }

    static async Task<IResult> Preview(HttpContext context, string org, string id, OrganizationBadges badges)
    {
        if (await Found(context, org, id, badges) is not var (desk, badge)) return Results.NotFound();
        return Page.Of<BadgePage>(parameters:
        [
            (nameof(BadgePage.Badge), PublicBadge.OfDraft(badge, desk.Organization, desk.Logo)),
            (nameof(BadgePage.Back), DeskBadgesPages.Address(desk, badge.PublicId)), (nameof(BadgePage.Publishes), desk.Has(Roles.Designer) ? badge : null),
        ]);
    }

    // Leads back to the badge, which says what came of it.
    static IResult Done(HttpContext context, OrganizationDesk desk, Badge badge, string sentence, params object[] words) =>
        FormPages.SeeOther<DeskBadgesPage>(context, DeskBadgesPages.Address(desk, badge.PublicId), sentence, words);

    // What was looked at is published, or nothing is: the version on the page is the one that was seen.
    static async Task<IResult> PublishPreviewed(HttpContext context, string org, string id, OrganizationBadges badges, PublishBadge publish)
    {
        if (await Found(context, org, id, badges) is not var (desk, badge) || !desk.Has(Roles.Designer)) return Results.NotFound();
        switch (await publish.Of(context.Actor(), badge.PublicId, VersionOf(context.Posted()), context.RequestAborted))
        {
            case PublishBadgeOutcome.Published { Number: var number }: return Done(context, desk, badge, "PublishedSaid", number);
            case PublishBadgeOutcome.NothingNew: return Done(context, desk, badge, "NothingNew");
            case PublishBadgeOutcome.Incomplete or PublishBadgeOutcome.Conflict:
                return FormPages.SeeOther<DeskBadgesPage>(context, DeskBadgesPages.Address(desk, badge.PublicId, "/preview"), "WrongState");
            case PublishBadgeOutcome.NotAllowed:
                return Results.NotFound();
            default:
                throw new UnreachableException();
        }
    }

    static int VersionOf(PostedForm form) => int.TryParse(form.Text(BadgeFields.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;

    static async Task<IResult> File(HttpContext context, ReadFile files, string id)
    {
        if (!PublicId.TryParse(id, out var name) || await files.For(context.Actor(), name, context.RequestAborted) is not { } file) return Results.NotFound();
        return Results.Stream(file.Bytes, file.MediaType);
    }

    /// <summary>What words find in frameworks, as a part of the form.</summary>
    static async Task<IResult> Find(HttpContext context, string org, SearchCompetencies search)
    {
        if (await context.Desk(org) is not { } desk) return Results.NotFound();
        var (words, has) = (context.Request.Query[SearchPages.TextField].ToString(), context.Request.Query["has"]);
        var found = await search.For(context.Actor(), desk.Organization.Id, words, context.RequestAborted) ?? [];
        return Page.Of<FoundCompetencies>(parameters:
        [
            (nameof(FoundCompetencies.Found), found.Where(one => !has.Contains(one.Competency.PublicId.ToString(), StringComparer.Ordinal)).ToList()), (nameof(FoundCompetencies.Words), words),
            (nameof(FoundCompetencies.Otherwise), desk.Organization.Language),
        ]);
    }

    static async Task<IResult> Shown(HttpContext context, string org, string id, OrganizationBadges badges, FormErrors errors, Badge? there, bool isSaved = false)
    {
        if (await Found(context, org, id, badges) is not var (desk, badge)) return Results.NotFound();
        var (form, stop) = (context.Posted(), context.RequestAborted);
        var search = context.RequestServices.GetRequiredService<SearchCompetencies>();
        var frameworks = await context.RequestServices.GetRequiredService<OrganizationFrameworks>().In(context.Actor(), desk.Organization.Id, stop) ?? [];
        var chosen = await context.RequestServices.GetRequiredService<TickedCompetencies>().Of(context.Actor(), badge, BadgeFields.ChosenOf(form, badge.Draft), stop);
        var words = form.Text(ManagePages.Do) == "search" ? form.Text(BadgeFields.Search).Trim() : "";
        var found = words.Length == 0 ? [] : await search.For(context.Actor(), desk.Organization.Id, words, stop) ?? [];
        return Page.Of<DeskBadgePage>(errors.Status, (nameof(DeskBadgePage.Chosen), chosen), (nameof(DeskBadgePage.HasFrameworks), frameworks.Any(framework => framework.Framework.RetiredAt is null)),
            (nameof(DeskBadgePage.SoughtWords), words), (nameof(DeskBadgePage.Found), found.Where(one => chosen.All(ticked => ticked.Competency != one.Competency.PublicId.ToString())).ToList()),
            (nameof(DeskBadgePage.Desk), desk), (nameof(DeskBadgePage.Badge), badge), (nameof(DeskBadgePage.There), there), (nameof(DeskBadgePage.IsSaved), isSaved),
            (nameof(DeskBadgePage.Form), context.Posted()), (nameof(DeskBadgePage.Errors), errors));
    }
}
