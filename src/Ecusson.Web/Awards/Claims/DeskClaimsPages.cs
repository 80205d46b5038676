using System.Diagnostics;
using System.Globalization;
using Ecusson.Awards.Claims;
using Ecusson.Awards.Lists;
using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards.Claims;

/// <summary>An organisation's claim links at its desk: all of them, and a new one.</summary>
static class DeskClaimsPages
{
    public const string Path = "/awards/claims", NewPath = $"{Path}/new";

    public const string After = "after";

    public const string BadgeField = "badge", NameField = "name", OpensField = "opensAt", ClosesField = "closesAt", LimitField = "limit", ApprovalBox = "approval", AwardedOnField = "awardedOn", StoryField = "story";

    public static void MapDeskClaims(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show);
        app.MapFormPage($"/manage/{{org}}{NewPath}", Access.Members, ShowNew, TakeNew);
    }

    /// <summary>The address of a link's page.</summary>
    public static string Address(OrganizationDesk desk, PublicId link) => Desks.Address(desk.Organization.PublicId, $"{Path}/{link}");

    /// <summary>Codes as sentences, in the order of the forms.</summary>
    public static FormErrors Errors(IReadOnlyDictionary<string, string> problems)
    {
        var errors = new FormErrors();
        foreach (var (field, code) in problems.OrderBy(problem => Array.IndexOf(Order, problem.Key))) errors.Add(field, $"Wrong_{field}_{code}");
        return errors;
    }

    /// <summary>The day and time that a field says where the server's people live; null for none. What is neither is noted.</summary>
    public static DateTimeOffset? Moment(PostedForm posted, string field, TimeProvider clock, Dictionary<string, string> unread)
    {
        if (posted.Text(field).Trim() is not { Length: > 0 } written) return null;
        // A browser without fields for times lets people type them as they write them.
        if (DateTime.TryParseExact(written, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return clock.Moment(read);
        unread[field] = "not-a-time";
        return null;
    }

    /// <summary>The limit that a field says; null for none.</summary>
    public static int? Limit(PostedForm posted, Dictionary<string, string> unread)
    {
        if (posted.Text(LimitField).Trim() is not { Length: > 0 } written) return null;
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)) return limit;
        unread[LimitField] = "not-a-number";
        return null;
    }

    static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff", "yyyy-MM-dd HH:mm", "dd/MM/yyyy HH:mm", "d/M/yyyy H:mm", "dd.MM.yyyy HH:mm",
    ];

    static readonly string[] Order = [BadgeField, NameField, OpensField, ClosesField, LimitField, AwardedOnField, StoryField];

    static async Task<IResult> Show(HttpContext context, string org, DeskClaims claims, OrganizationBadges badges) =>
        await context.Desk(org, Roles.Issuer) is { } desk
            && await claims.Page(context.Actor(), desk.Organization.Id, PublicId.TryParse(context.Request.Query[After], out var after) ? after : null, context.RequestAborted) is { } found
            ? Page.Of<DeskClaimsPage>(parameters: [(nameof(DeskClaimsPage.Desk), desk), (nameof(DeskClaimsPage.Found), found), (nameof(DeskClaimsPage.HasBadge), await badges.AnyToAward(context.Actor(), desk.Organization.Id, context.RequestAborted))])
            : Results.NotFound();

    static Task<IResult> ShowNew(HttpContext context, string org, OrganizationBadges badges) => New(context, org, badges, FormErrors.None);

    static async Task<IResult> TakeNew(HttpContext context, string org, OrganizationBadges badges, MakeClaimLink make, TimeProvider clock)
    {
        if (await context.Desk(org, Roles.Issuer) is not { } desk) return Results.NotFound();
        var posted = context.Posted();
        var form = Read(posted, clock);
        var found = await badges.In(context.Actor(), desk.Organization.Id, context.RequestAborted) ?? [];
        if (found.FirstOrDefault(badge => badge.PublicId.ToString() == posted.Text(BadgeField)) is not { } badge)
        {
            var errors = FormErrors.Of(BadgeField, "ChooseBadge");
            foreach (var (field, sentence) in Errors(form.Problems(clock, new BadgeValidity())).All) errors.Add(field, sentence);
            return await New(context, org, badges, errors);
        }

        switch (await make.For(context.Actor(), badge.Id, form, context.RequestAborted))
        {
            case MakeClaimLinkOutcome.Made { Link: var link }:
                return FormPages.SeeOther<DeskClaimsPage>(context, Address(desk, link.PublicId), "MadeSaid");
            case MakeClaimLinkOutcome.Invalid { Problems: var problems }:
                return await New(context, org, badges, Errors(problems));
            case MakeClaimLinkOutcome.NotAwarded:
                return await New(context, org, badges, FormErrors.Of(BadgeField, "NotAwardedNow"));
            case MakeClaimLinkOutcome.NotAllowed:
                return Results.NotFound();
            default:
                throw new UnreachableException();
        }
    }

    static ClaimLinkForm Read(PostedForm posted, TimeProvider clock)
    {
        var unread = new Dictionary<string, string>(StringComparer.Ordinal);
        return new ClaimLinkForm
        {
            Name = posted.Text(NameField), OpensAt = Moment(posted, OpensField, clock, unread), ClosesAt = Moment(posted, ClosesField, clock, unread), Limit = Limit(posted, unread),
            NeedsApproval = posted.Has(ApprovalBox), AwardedOn = Day(), Story = posted.Text(StoryField), Unread = unread,
        };

        DateOnly? Day()
        {
            if (posted.Text(AwardedOnField).Trim() is not { Length: > 0 } written) return null;
            if (CheckRows.Day(written) is { } day) return day;
            unread[AwardedOnField] = CheckRows.NotADay;
            return null;
        }
    }

    static async Task<IResult> New(HttpContext context, string org, OrganizationBadges badges, FormErrors errors)
    {
        if (await context.Desk(org, Roles.Issuer) is not { } desk || await badges.Awarded(context.Actor(), desk.Organization.Id, context.RequestAborted) is not { } found) return Results.NotFound();
        return Page.Of<NewClaimLinkPage>(errors.Status,
            (nameof(NewClaimLinkPage.Desk), desk), (nameof(NewClaimLinkPage.Badges), found), (nameof(NewClaimLinkPage.Chosen), context.Request.Query[BadgeField].ToString()),
            (nameof(NewClaimLinkPage.Form), context.Posted()), (nameof(NewClaimLinkPage.Errors), errors));
    }
}
