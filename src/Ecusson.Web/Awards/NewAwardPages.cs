using System.Diagnostics;
using System.Globalization;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Messages;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

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

    static async Task<IResult> Take(HttpContext context, string org, OrganizationBadges badges, GrantAward grant, TimeProvider clock)
    {
        if (await context.Desk(org, Roles.Issuer) is not { } desk) return Results.NotFound();
        var posted = context.Posted();
        var form = Read(posted) with { Again = posted.Has(AgainBox) };
        var found = await badges.In(context.Actor(), desk.Organization.Id, context.RequestAborted) ?? [];
        var badge = found.FirstOrDefault(badge => badge.PublicId.ToString() == posted.Text(BadgeField));
        var meant = IsSure(posted) ? null : LikelyAddress.Of(form.Address);
        if (badge is null || meant is not null)
        {
            var errors = badge is null ? FormErrors.Of(BadgeField, "ChooseBadge") : FormErrors.None;
            if (meant is not null) errors.Add(AddressField, "LikelyTypo");
            foreach (var (field, sentence) in Errors(form.Problems(clock, new BadgeValidity())).All.Where(error => errors.At(error.Field) is null)) errors.Add(field, sentence);
            return await Shown(context, org, badges, errors, meant);
        }

        switch (await grant.To(context.Actor(), badge.Id, form, context.RequestAborted))
        {
            case GrantAwardOutcome.Granted { Award: var award }:
                return FormPages.SeeOther<DeskAwardsPage>(context, Desks.Address(desk.Organization.PublicId, $"{DeskAwardsPages.Path}/{award.PublicId}"), MailsStay.IsSo(context.RequestServices) ? "GrantedKept" : "Granted");
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

    /// <summary>What says of the address in a form that it is right, and of no other.</summary>
    public static string Sure(PostedForm posted) => RowChange.Mark(posted.Text(AddressField));

    /// <summary>Whether that was said of the address that is in it now.</summary>
    public static bool IsSure(PostedForm posted) => posted.Text(SureBox) == Sure(posted);

    /// <summary>What was typed about one award; days that are none are named in it.</summary>
    public static AwardForm Read(PostedForm posted)
    {
        var unread = new Dictionary<string, string>(StringComparer.Ordinal);
        return new AwardForm
        {
            Address = posted.Text(AddressField), Name = posted.Text(NameField), AwardedOn = Day(AwardedOnField), ValidUntil = Day(ValidUntilField),
            Story = posted.Text(StoryField), Evidence = posted.Text(EvidenceField).Trim(), Unread = unread,
        };

        DateOnly? Day(string field)
        {
            if (posted.Text(field).Trim() is not { Length: > 0 } written) return null;
            if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            unread[field] = CheckRows.NotADay;
            return null;
        }
    }

    /// <summary>The sentences for what an award cannot be given with, in the order of the form.</summary>
    public static FormErrors Errors(IReadOnlyDictionary<string, string> problems)
    {
        var errors = new FormErrors();
        foreach (var (field, code) in problems.OrderBy(problem => Array.IndexOf(Order, problem.Key))) errors.Add(field, $"Wrong_{field}_{code}");
        return errors;
    }

    static readonly string[] Order = [AddressField, NameField, AwardedOnField, ValidUntilField, StoryField, EvidenceField];

    static async Task<IResult> Shown(HttpContext context, string org, OrganizationBadges badges, FormErrors errors, string? meant)
    {
        if (await context.Desk(org, Roles.Issuer) is not { } desk || await badges.Awarded(context.Actor(), desk.Organization.Id, context.RequestAborted) is not { } found) return Results.NotFound();
        return Page.Of<NewAwardPage>(errors.Status,
            (nameof(NewAwardPage.Desk), desk), (nameof(NewAwardPage.Badges), found),
            (nameof(NewAwardPage.Chosen), context.Request.Query[BadgeField].ToString()), (nameof(NewAwardPage.Meant), meant),
            (nameof(NewAwardPage.Form), context.Posted()), (nameof(NewAwardPage.Errors), errors));
    }
}
