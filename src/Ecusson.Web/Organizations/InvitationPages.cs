using System.Diagnostics;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Web.Components;
using Ecusson.Web.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>The page behind the link of an invitation: take part, or turn it down.</summary>
static class InvitationPages
{
    public const string NameField = "name";

    /// <summary>The page's address in a language, as the mail carries it.</summary>
    public static string Address(string language, string token) => $"/{language}/join/{token}";

    public static void MapInvitations(this WebApplication app) => app.MapFormPage("/join/{token}", Access.Everyone, Show, Take, PeopleRoom.RateLimit);

    static async Task<IResult> Show(HttpContext context, OpenInvitations invitations, string token) => Shown(context, await invitations.By(token, context.RequestAborted));

    static async Task<IResult> Take(HttpContext context, OpenInvitations invitations, AcceptInvitation accept, EditProfile profile, string token)
    {
        if (await invitations.By(token, context.RequestAborted) is not { } open) return Shown(context, null);
        if (context.Posted().Text(ManagePages.Do) is not ("accept" or "decline")) return Results.BadRequest();
        var isYes = context.Posted().Text(ManagePages.Do) == "accept";
        // Whoever gives no name joins without one.
        if (isYes && context.Posted().Text(NameField) is var name && !string.IsNullOrWhiteSpace(name) && await profile.Begin(context.Actor(), name, context.RequestAborted) == EditProfileOutcome.NameMissing)
            return Shown(context, open, FormErrors.Of(NameField, "PersonNameWrong"));
        switch (isYes ? await accept.With(context.Actor(), token, context.RequestAborted) : await accept.Decline(token, context.RequestAborted))
        {
            case AcceptInvitationOutcome.Joined:
                ManagePages.Say(context, "Joined");
                return FormPages.SeeOther(context, Desks.Address(open.Organization.PublicId));
            case AcceptInvitationOutcome.Declined:
                ManagePages.Say(context, "InvitationDeclined");
                return FormPages.SeeOther(context, Language.Here(context.SignedIn() is null ? "/sign-in" : "/me"));
            case AcceptInvitationOutcome.SignInFirst:
                return FormPages.SeeOther(context, SignInPages.Address(context.Request.Path.ToUriComponent()));
            case AcceptInvitationOutcome.LinkWorksNoMore:
                return Shown(context, null);
            default:
                throw new UnreachableException();
        }
    }

    static Page Shown(HttpContext context, OpenInvitation? open, FormErrors? errors = null) => Page.Of<InvitationPage>(
        open is null ? StatusCodes.Status410Gone : (errors ?? FormErrors.None).Status, (nameof(InvitationPage.Open), open), (nameof(InvitationPage.Person), context.SignedIn()),
        (nameof(InvitationPage.Name), context.Posted().Text(NameField)), (nameof(InvitationPage.Errors), errors ?? FormErrors.None));
}
