using System.Diagnostics;
using System.Globalization;
using Ecusson.Awards.Claims;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards.Claims;

/// <summary>One claim link at its desk: its code, who claimed, who gets the badge; closed, opened again, changed, given another code; and the page to print.</summary>
static class OneClaimLinkPages
{
    public const string Which = "show", ClaimField = "claim", VersionField = "version";

    public static void MapClaimLink(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{DeskClaimsPages.Path}/{{id}}", Access.Members, Show, Take);
        app.MapFormPage($"/manage/{{org}}{DeskClaimsPages.Path}/{{id}}/paper", Access.Members, Paper);
    }

    static async Task<(OrganizationDesk Desk, DeskClaimLink Link)?> Found(HttpContext context, string org, string id, DeskClaims claims) =>
        await context.Desk(org, Roles.Issuer) is { } desk && PublicId.TryParse(id, out var read) && await claims.One(context.Actor(), read, context.RequestAborted) is { } link
            && link.Link.OrganizationId == desk.Organization.Id ? (desk, link) : null;

    static Task<IResult> Show(HttpContext context, string org, string id, DeskClaims claims) => Shown(context, org, id, claims, FormErrors.None);

    static async Task<IResult> Paper(HttpContext context, string org, string id, DeskClaims claims) =>
        await Found(context, org, id, claims) is var (desk, link) ? Page.Of<ClaimPaperPage>(parameters: [(nameof(ClaimPaperPage.Desk), desk), (nameof(ClaimPaperPage.Link), link)]) : Results.NotFound();

    static async Task<IResult> Take(HttpContext context, string org, string id, DeskClaims claims, ChangeClaimLink change, DecideClaim decide, TimeProvider clock)
    {
        if (await Found(context, org, id, claims) is not var (_, link)) return Results.NotFound();
        var (posted, actor, name, stop) = (context.Posted(), context.Actor(), link.Link.PublicId, context.RequestAborted);
        return posted.Text(ManagePages.Do) switch
        {
            "close" => await Changed(await change.Close(actor, name, stop), "ClosedSaid"),
            "reopen" => await Changed(await change.Reopen(actor, name, stop), "ReopenedSaid"),
            "recode" => await Changed(await change.Recode(actor, name, stop), "RecodedSaid"),
            "change" => await Changed(await change.To(actor, name, Times(posted, clock), stop, Number(posted.Text(VersionField))), "ChangedSaid"),
            "approve-all" => await Decided(await decide.All(actor, name, approves: true, stop), "Approved"),
            "refuse-all" => await Decided(await decide.All(actor, name, approves: false, stop), "Refused"),
            "approve" => await Decided(PublicId.TryParse(posted.Text(ClaimField), out var claim) ? await decide.Approve(actor, name, claim, stop) : new DecideClaimOutcome.NotAllowed(), "Approved"),
            "refuse" => await Decided(PublicId.TryParse(posted.Text(ClaimField), out var claim) ? await decide.Refuse(actor, name, claim, stop) : new DecideClaimOutcome.NotAllowed(), "Refused"),
            _ => Results.BadRequest(),
        };

        async Task<IResult> Changed(ChangeClaimLinkOutcome outcome, string sentence) => outcome switch
        {
            ChangeClaimLinkOutcome.Changed => Done(sentence),
            ChangeClaimLinkOutcome.Over => await Again(FormErrors.Of(DeskClaimsPages.ClosesField, "Over")),
            ChangeClaimLinkOutcome.Invalid { Problems: var problems } => await Again(DeskClaimsPages.Errors(problems)),
            ChangeClaimLinkOutcome.Conflict => await Again(FormErrors.Of("change", "Conflict")),
            ChangeClaimLinkOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };

        async Task<IResult> Decided(DecideClaimOutcome outcome, string how) => outcome switch
        {
            // A colleague was quicker.
            DecideClaimOutcome.Decided { Claims: 0 } => Done("NoneLeftSaid"),
            DecideClaimOutcome.Decided { Claims: var count } => Done(Language.Current.IsOne(count) ? $"{how}OneSaid" : $"{how}Said", count),
            DecideClaimOutcome.CannotBe => await Again(FormErrors.Of("claims", "CannotBe")),
            DecideClaimOutcome.UsedUp => await Again(FormErrors.Of(DeskClaimsPages.LimitField, "NoUseLeft")),
            DecideClaimOutcome.NotAwarded => await Again(FormErrors.Of("claims", "NotAwardedNow")),
            DecideClaimOutcome.Conflict => await Again(FormErrors.Of("claims", "Conflict")),
            DecideClaimOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };

        Task<IResult> Again(FormErrors errors) => Shown(context, org, id, claims, errors);

        IResult Done(string sentence, params object[] holes) =>
            FormPages.SeeOther<DeskClaimsPage>(context, context.Request.Path.ToUriComponent() + (context.Request.Query[Which].ToString() is { Length: > 0 and < 20 } which ? QueryString.Create(Which, which).ToUriComponent() : ""), sentence, holes);
    }

    static ClaimLinkTimes Times(PostedForm posted, TimeProvider clock)
    {
        var unread = new Dictionary<string, string>(StringComparer.Ordinal);
        return new ClaimLinkTimes(
            posted.Text(DeskClaimsPages.NameField), DeskClaimsPages.Moment(posted, DeskClaimsPages.OpensField, clock, unread), DeskClaimsPages.Moment(posted, DeskClaimsPages.ClosesField, clock, unread), DeskClaimsPages.Limit(posted, unread))
        {
            Unread = unread,
        };
    }

    static async Task<IResult> Shown(HttpContext context, string org, string id, DeskClaims claims, FormErrors errors)
    {
        if (await Found(context, org, id, claims) is not var (desk, link)) return Results.NotFound();
        var (query, stop) = (context.Request.Query, context.RequestAborted);
        // Those that wait for a word come first; the rest is a link away.
        ClaimState? which = Enum.TryParse<ClaimState>(query[Which], out var asked) && Enum.IsDefined(asked) ? asked : !query.ContainsKey(Which) && link.Count(ClaimState.Waiting) > 0 ? ClaimState.Waiting : null;
        var part = await claims.Claims(link, which, PublicId.TryParse(query[DeskClaimsPages.After], out var after) ? after : null, stop);
        return Page.Of<OneClaimLinkPage>(errors.Status,
            (nameof(OneClaimLinkPage.Desk), desk), (nameof(OneClaimLinkPage.Link), link), (nameof(OneClaimLinkPage.Which), which), (nameof(OneClaimLinkPage.Claims), part),
            (nameof(OneClaimLinkPage.Form), context.Posted().Has(DeskClaimsPages.ClosesField) ? context.Posted() : PostedForm.Empty), (nameof(OneClaimLinkPage.Errors), errors));
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
