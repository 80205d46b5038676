using System.Diagnostics;
using System.Globalization;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Organizations;
using Ecusson.Web.People;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards;

/// <summary>Awards a badge to one person.</summary>
static class NewAwardPages
{
    public const string Path = "/awards/new";

    public const string BadgeField = "badge", AddressField = "address", NameField = "name", AwardedOnField = "awardedOn", ValidUntilField = "validUntil",
        StoryField = "story", EvidenceField = "evidence", AgainBox = "again", SureBox = "sure";

    /// <summary>Where a badge is awarded to one person.</summary>
    public static string Address(PublicId organization, PublicId badge) => $"{Desks.Address(organization, Path)}?{BadgeField}={badge}";

    public static void MapNewAward(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show, Take);

    static Task<IResult> Show(HttpContext context, string org, OrganizationBadges badges) => Shown(context, org, badges, FormErrors.None, meant: null);

    static async Task<IResult> Take(HttpContext context, string org, OrganizationBadges badges, GrantAward grant)
    {
        if (await context.Desk(org, Roles.Issuer) is not { } desk) return Results.NotFound();
        var posted = context.Posted();
        var errors = new FormErrors();
        var form = Read(posted, errors) with { Again = posted.Has(AgainBox) };
        var found = await badges.In(context.Actor(), desk.Organization.Id, context.RequestAborted) ?? [];
        if (found.FirstOrDefault(badge => badge.PublicId.ToString() == posted.Text(BadgeField)) is not { } badge)
        {
            errors.Add(BadgeField, "ChooseBadge");
            return await Shown(context, org, badges, errors, meant: null);
        }

        if (!posted.Has(SureBox) && LikelyAddress.Of(form.Address) is { } meant) return await Shown(context, org, badges, FormErrors.Of(AddressField, "LikelyTypo"), meant);
        if (errors.All.Count > 0) return await Shown(context, org, badges, errors, meant: null);
        switch (await grant.To(context.Actor(), badge.Id, form, context.RequestAborted))
        {
            case GrantAwardOutcome.Granted { Award: var award }:
                Said.Next(context, context.RequestServices.GetRequiredService<IStringLocalizer<DeskAwardsPage>>()["Granted"]);
                return PeopleRoom.SeeOther(context, Desks.Address(desk.Organization.PublicId, $"{DeskAwardsPages.Path}/{award.PublicId}"));
            case GrantAwardOutcome.Invalid { Problems: var problems }:
                return await Shown(context, org, badges, Errors(problems), meant: null);
            case GrantAwardOutcome.HoldsItAlready:
                return await Shown(context, org, badges, FormErrors.Of(AddressField, "HoldsIt"), meant: null);
            case GrantAwardOutcome.NotAwarded:
                return await Shown(context, org, badges, FormErrors.Of(BadgeField, "NotAwarded"), meant: null);
            case GrantAwardOutcome.NotAllowed or GrantAwardOutcome.GrantedOtherwise:
                return Results.NotFound();
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>What was typed about one award; days that are none are named.</summary>
    public static AwardForm Read(PostedForm posted, FormErrors errors) => new()
    {
        Address = posted.Text(AddressField), Name = posted.Text(NameField), AwardedOn = Day(posted, errors, AwardedOnField), ValidUntil = Day(posted, errors, ValidUntilField),
        Story = posted.Text(StoryField), Evidence = posted.Text(EvidenceField).Trim(),
    };

    /// <summary>The sentences for what an award cannot be given with.</summary>
    public static FormErrors Errors(IReadOnlyDictionary<string, string> problems)
    {
        var errors = new FormErrors();
        foreach (var (field, code) in problems) errors.Add(field, $"Wrong_{field}_{code}");
        return errors;
    }

    static DateOnly? Day(PostedForm posted, FormErrors errors, string field)
    {
        if (posted.Text(field).Trim() is not { Length: > 0 } written) return null;
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        errors.Add(field, "NotADay");
        return null;
    }

    static async Task<IResult> Shown(HttpContext context, string org, OrganizationBadges badges, FormErrors errors, string? meant)
    {
        if (await context.Desk(org, Roles.Issuer) is not { } desk || await badges.Awarded(context.Actor(), desk.Organization.Id, context.RequestAborted) is not { } found) return Results.NotFound();
        return Page.Of<NewAwardPage>(errors.Status,
            (nameof(NewAwardPage.Desk), desk), (nameof(NewAwardPage.Badges), found),
            (nameof(NewAwardPage.Chosen), context.Request.Query[BadgeField].ToString()), (nameof(NewAwardPage.Meant), meant),
            (nameof(NewAwardPage.Form), context.Posted()), (nameof(NewAwardPage.Errors), errors));
    }
}
