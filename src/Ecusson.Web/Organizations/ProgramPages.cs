using System.Diagnostics;
using Ecusson.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>What programs of an organisation show to be let in.</summary>
static class ProgramPages
{
    public const string Path = "/programs";

    public const string NameField = "name", ScopesField = "scopes", LifeField = "life";

    /// <summary>How long a token may work, in days; 0 without end.</summary>
    public static IReadOnlyList<int> Lives { get; } = [365, 90, 30, 0];

    public static void MapPrograms(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show, Take);

    static async Task<IResult> Show(HttpContext context, string org, OrganizationPrograms programs) =>
        await context.Desk(org) is { } desk ? await Shown(context, desk, programs, FormErrors.None, made: null) : Results.NotFound();

    static async Task<IResult> Take(HttpContext context, string org, OrganizationPrograms programs, MakeToken make, TimeProvider clock)
    {
        if (await context.Desk(org, Roles.Owner) is not { } desk) return Results.NotFound();
        var (actor, id, form, stop) = (context.Actor(), desk.Organization.Id, context.Posted(), context.RequestAborted);
        switch (form.Text(ManagePages.Do))
        {
            case "make":
                var days = Lives.FirstOrDefault(known => $"{known}" == form.Text(LifeField), Lives[0]);
                return await Outcome(await make.For(actor, id, form.Text(NameField), form.Texts(ScopesField), days == 0 ? null : clock.GetUtcNow().AddDays(days), stop));
            case "revoke":
                return await Outcome(await make.Revoke(actor, id, new ProgramTokenId(Guid.TryParse(form.Text(ManagePages.Row), out var row) ? row : Guid.Empty), stop));
            default: return Results.BadRequest();
        }

        async Task<IResult> Outcome(MakeTokenOutcome outcome)
        {
            switch (outcome)
            {
                // The secret is on this one page and on no other: there is nothing to lead on to.
                case MakeTokenOutcome.Made made: return await Shown(context, desk, programs, FormErrors.None, made);
                case MakeTokenOutcome.Revoked:
                    ManagePages.Say(context, "TokenRevoked");
                    return FormPages.SeeOther(context, Desks.Address(desk.Organization.PublicId, Path));
                case MakeTokenOutcome.Invalid { Field: "scopes" }: return await Shown(context, desk, programs, FormErrors.Of(ScopesField, "NoScope"), made: null);
                case MakeTokenOutcome.Invalid: return await Shown(context, desk, programs, FormErrors.Of(NameField, "TokenName"), made: null);
                case MakeTokenOutcome.NoSuchToken: return await Shown(context, desk, programs, FormErrors.Of("tokens", "NoSuchToken"), made: null);
                case MakeTokenOutcome.NotAllowed: return Results.NotFound();
                default: throw new UnreachableException();
            }
        }
    }

    static async Task<IResult> Shown(HttpContext context, OrganizationDesk desk, OrganizationPrograms programs, FormErrors errors, MakeTokenOutcome.Made? made) =>
        await programs.Of(context.Actor(), desk.Organization.Id, context.RequestAborted) is { } tokens
            ? Page.Of<ProgramsPage>(errors.Status, (nameof(ProgramsPage.Desk), desk), (nameof(ProgramsPage.Tokens), tokens),
                (nameof(ProgramsPage.Form), context.Posted()), (nameof(ProgramsPage.Errors), errors), (nameof(ProgramsPage.Made), made))
            : Results.NotFound();
}
