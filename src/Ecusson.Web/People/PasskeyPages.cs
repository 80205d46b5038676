using System.Diagnostics;
using Ecusson.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.People;

/// <summary>A person's passkeys: made, named, taken away.</summary>
static class PasskeyPages
{
    public const string Path = "/me/account/passkeys";

    /// <summary>Name of the button that says which of the page's forms was posted.</summary>
    public const string Do = "do";

    public const string ChallengeField = "challenge", AnswerField = "answer", NameField = "name", RowField = "row";

    /// <summary>Id of the button that asks for a new passkey, for what is wrong with its answer.</summary>
    const string AddButton = "add";

    public static void MapPasskeys(this WebApplication app) => app.MapFormPage(Path, Access.Members, Show, Take, PeopleRoom.RateLimit);

    static Task<IResult> Show(HttpContext context) => Shown(context, FormErrors.None);

    static async Task<IResult> Take(HttpContext context, AddPasskey add, ArrangePasskeys arrange)
    {
        var form = context.Posted();
        var (actor, stop, name) = (context.Actor(), context.RequestAborted, form.Text(NameField));
        switch (form.Text(Do))
        {
            case "add":
                return await add.With(actor, context.SignInMoment(), form.Text(ChallengeField), form.Text(AnswerField), name, stop) switch
                {
                    AddPasskeyOutcome.Added => Done(context, "Added"),
                    AddPasskeyOutcome.Refused => await Again(AddButton, "Refused"),
                    AddPasskeyOutcome.TooLate => await Again(AddButton, "TooLate"),
                    AddPasskeyOutcome.TooMany => await Again(AddButton, "TooMany"),
                    AddPasskeyOutcome.SignInAgain => SignInPages.Again(context, Language.Here($"{Path}?{NameField}={Uri.EscapeDataString(name)}")),
                    AddPasskeyOutcome.NameMissing => await Again(NameField, "NameMissing"),
                    AddPasskeyOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "rename":
                return await Arranged(await arrange.Rename(actor, form.Text(RowField), name, stop));
            case "remove":
                return await Arranged(await arrange.Remove(actor, context.SignInMoment(), form.Text(RowField), stop));
            default:
                return Results.BadRequest();
        }

        Task<IResult> Again(string field, string sentence) => Shown(context, FormErrors.Of(field, sentence));

        async Task<IResult> Arranged(ArrangePasskeysOutcome outcome)
        {
            switch (outcome)
            {
                case ArrangePasskeysOutcome.Renamed: return Done(context, "Renamed");
                case ArrangePasskeysOutcome.Removed { Session: var session }:
                    await SessionCookie.SignIn(context, session);
                    return Done(context, "Removed");
                case ArrangePasskeysOutcome.SignInAgain: return SignInPages.Again(context, Language.Here(Path));
                case ArrangePasskeysOutcome.NameMissing: return await Again("yours", "NameMissing");
                case ArrangePasskeysOutcome.NotFound: return Results.NotFound();
                default: throw new UnreachableException();
            }
        }
    }

    static IResult Done(HttpContext context, string sentence) =>
        FormPages.SeeOther<PasskeysPage>(context, Language.Here(Path), sentence);

    static async Task<IResult> Shown(HttpContext context, FormErrors errors)
    {
        var (services, actor, stop) = (context.RequestServices, context.Actor(), context.RequestAborted);
        var account = await services.GetRequiredService<MyAccounts>().Of(actor, stop);
        return Page.Of<PasskeysPage>(
            errors.Status, (nameof(PasskeysPage.Passkeys), account?.Passkeys ?? []), (nameof(PasskeysPage.Question), await services.GetRequiredService<AddPasskey>().Ask(actor, stop)),
            (nameof(PasskeysPage.Name), context.Posted().Text(NameField, context.Request.Query[NameField].ToString())),
            (nameof(PasskeysPage.IsFresh), context.SignInMoment().IsFresh(services.GetRequiredService<TimeProvider>().GetUtcNow())),
            (nameof(PasskeysPage.Form), context.Posted()), (nameof(PasskeysPage.Errors), errors));
    }
}
