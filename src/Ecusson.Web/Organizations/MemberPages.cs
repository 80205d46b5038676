using System.Diagnostics;
using Ecusson.Organizations;
using Ecusson.Web.Messages;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>Who takes part in an organisation.</summary>
static class MemberPages
{
    public const string Path = "/members";

    public const string AddressField = "address", RolesField = "roles", LanguageField = "language";

    public static void MapMembers(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show, Take);

    static async Task<IResult> Show(HttpContext context, string org, OrganizationPeople people) =>
        await context.Desk(org) is { } desk ? await Shown(context, desk, people, FormErrors.None) : Results.NotFound();

    static async Task<IResult> Take(HttpContext context, string org, OrganizationPeople people, ChangeMember change, Invite invite, WithdrawInvitation withdraw)
    {
        var form = context.Posted();
        // Whoever is no owner may leave, and that is all.
        if (await context.Desk(org) is not { } desk || (!desk.IsOwner && form.Text(ManagePages.Do) != "remove")) return Results.NotFound();
        var (actor, id, stop) = (context.Actor(), desk.Organization.Id, context.RequestAborted);
        var row = Guid.TryParse(form.Text(ManagePages.Row), out var read) ? read : Guid.Empty;
        switch (form.Text(ManagePages.Do))
        {
            case "invite":
                var language = Language.All.FirstOrDefault(known => known.Code == form.Text(LanguageField)) ?? Language.Current;
                return await Invited(await invite.To(actor, id, form.Text(AddressField), Read(form), language.Code, stop));
            case "resend":
                if ((await people.Of(actor, id, stop))?.Invitations.FirstOrDefault(open => open.Id.Value == row) is not { } open) return await Again("InvitationClosed");
                return await Invited(await invite.To(actor, id, open.Address, open.Roles, open.Language, stop));
            case "withdraw":
                return await withdraw.One(actor, id, new InvitationId(row), stop) switch
                {
                    WithdrawInvitationOutcome.Withdrawn => Done(context, desk, "InvitationWithdrawn"),
                    WithdrawInvitationOutcome.NotOpen => await Again("InvitationClosed"),
                    WithdrawInvitationOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "roles": return await Changed(await change.Roles(actor, id, new MemberId(row), Read(form), stop));
            case "remove": return await Changed(await change.Remove(actor, id, new MemberId(row), stop));
            default: return Results.BadRequest();
        }

        Task<IResult> Again(string sentence, string field = "members") => Shown(context, desk, people, FormErrors.Of(field, sentence));

        async Task<IResult> Invited(InviteOutcome outcome) => outcome switch
        {
            InviteOutcome.Invited => Done(context, desk, MailsStay.IsSo(context.RequestServices) ? "InvitationKept" : "InvitationSent"),
            InviteOutcome.NotAnAddress => await Again("NotAnAddress", AddressField),
            InviteOutcome.AlreadyMember => await Again("AlreadyMember", AddressField),
            InviteOutcome.TooMany => await Again("TooManyInvitations", AddressField),
            InviteOutcome.TooSoon => await Again("InvitedJustNow", AddressField),
            InviteOutcome.TooManyThisHour => await Again("TooManyThisHour", AddressField),
            InviteOutcome.NoRole => await Again("NoRole", RolesField),
            InviteOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };

        async Task<IResult> Changed(ChangeMemberOutcome outcome)
        {
            switch (outcome)
            {
                case ChangeMemberOutcome.Changed: return Done(context, desk, "MemberChanged");
                case ChangeMemberOutcome.Removed:
                    if (await context.Desk(org) is not null) return Done(context, desk, "MemberRemoved");
                    ManagePages.Say(context, "YouLeft");
                    return FormPages.SeeOther(context, Language.Here("/manage"));
                case ChangeMemberOutcome.LastOwner: return await Again("LastOwner");
                case ChangeMemberOutcome.NoRole: return await Again("NoRole");
                case ChangeMemberOutcome.NoSuchMember: return await Again("NoSuchMember");
                case ChangeMemberOutcome.Conflict: return await Again("MembersConflict");
                case ChangeMemberOutcome.NotAllowed: return Results.NotFound();
                default: throw new UnreachableException();
            }
        }
    }

    /// <summary>The roles that are ticked; what is no role is none.</summary>
    public static Roles Read(PostedForm form) =>
        form.Texts(RolesField).Select(name => RoleBoxes.All.FirstOrDefault(role => role.ToString() == name)).Aggregate(Roles.None, (all, role) => all | role);

    static IResult Done(HttpContext context, OrganizationDesk desk, string sentence)
    {
        ManagePages.Say(context, sentence);
        return FormPages.SeeOther(context, Desks.Address(desk.Organization.PublicId, Path));
    }

    static async Task<IResult> Shown(HttpContext context, OrganizationDesk desk, OrganizationPeople people, FormErrors errors) =>
        await people.Of(context.Actor(), desk.Organization.Id, context.RequestAborted) is { } found
            ? Page.Of<MembersPage>(errors.Status, (nameof(MembersPage.Desk), desk), (nameof(MembersPage.People), found),
                (nameof(MembersPage.Form), context.Posted()), (nameof(MembersPage.Errors), errors))
            : Results.NotFound();
}
