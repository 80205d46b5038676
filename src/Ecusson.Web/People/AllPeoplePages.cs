using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.People;

/// <summary>Everybody whom the server knows, for its operator: found, helped to sign in, taken along, erased.</summary>
static class AllPeoplePages
{
    public const string Path = "/admin/people", Recipients = $"{Path}/recipients";

    public const string Words = "q", Do = "do";

    const string Zip = "data.zip";

    public static void MapAllPeople(this WebApplication app)
    {
        app.MapFormPage(Path, Access.Operator, List);
        app.MapFormPage($"{Path}/{{id}}", Access.Operator, Show, Take);
        app.MapFormPage($"{Path}/{{id}}/{Zip}", Access.Operator, TakeAlong);
        app.MapFormPage($"{Recipients}/{{id}}", Access.Operator, ShowRecipient, TakeRecipient);
        app.MapFormPage($"{Recipients}/{{id}}/{Zip}", Access.Operator, TakeRecipientAlong);
    }

    static async Task<IResult> List(HttpContext context, AllPeople people, Recipients recipients)
    {
        var words = context.Request.Query[Words].ToString().Trim() is { Length: <= 200 } typed ? typed : "";
        if (await recipients.Find(context.Actor(), words, context.RequestAborted) is not { } given) return Results.NotFound();
        return Page.Of<AllPeoplePage>(parameters:
        [
            (nameof(AllPeoplePage.Words), words), (nameof(AllPeoplePage.People), await people.Find(context.Actor(), words, given.People, context.RequestAborted)),
            (nameof(AllPeoplePage.Alone), given.Alone),
        ]);
    }

    static Task<IResult> Show(HttpContext context, string id, AllPeople people, TracePerson traces, Recipients recipients, AllOrganizations organizations) =>
        Shown(context, id, people, traces, recipients, organizations, FormErrors.None, []);

    static async Task<IResult> Take(
        HttpContext context, string id, AllPeople people, TracePerson traces, Recipients recipients, AllOrganizations organizations, HelpSignIn help, MakeOperator make, CloseAccount close, ErasePerson erase)
    {
        if (await Known(context, id, people) is not { Person.Id: var person }) return Results.NotFound();
        var (actor, stop) = (context.Actor(), context.RequestAborted);
        switch (context.Posted().Text(Do))
        {
            case "link": return await Helped(await help.SendLink(actor, person, stop), "LinkSent");
            case "sign-out": return await Helped(await help.SignOut(actor, person, stop), "SignedOut");
            case "operator": return await Made(await make.Set(actor, person, isOperator: true, stop), "OperatorMade");
            case "no-operator": return await Made(await make.Set(actor, person, isOperator: false, stop), "OperatorUnmade");
            case "close": return await Closed(await close.Set(actor, person, isClosed: true, stop), "AccountClosed");
            case "open": return await Closed(await close.Set(actor, person, isClosed: false, stop), "AccountOpened");
            case "erase" when await traces.Of(person, stop) is { } trace:
                return await erase.Of(actor, trace, stop) switch
                {
                    ErasePersonOutcome.Erased => Done(context, Path, "Erased"),
                    ErasePersonOutcome.LastOperator => await Again("LastOperator"),
                    ErasePersonOutcome.LastOwner owner => await Shown(context, id, people, traces, recipients, organizations, FormErrors.Of(Do, "LastOwner"), owner.Organizations),
                    ErasePersonOutcome.Conflict => await Again("Conflict"),
                    ErasePersonOutcome.NobodyThere or ErasePersonOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            default: return Results.BadRequest();
        }

        Task<IResult> Again(string sentence) => Shown(context, id, people, traces, recipients, organizations, FormErrors.Of(Do, sentence), []);

        IResult Good(string sentence) => Done(context, $"{Path}/{id}", sentence);

        async Task<IResult> Helped(HelpSignInOutcome outcome, string good) => outcome switch
        {
            HelpSignInOutcome.Done => Good(good),
            HelpSignInOutcome.CannotSignIn => await Again("CannotSignIn"),
            HelpSignInOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };

        async Task<IResult> Made(MakeOperatorOutcome outcome, string good) => outcome switch
        {
            MakeOperatorOutcome.Done => Good(good),
            MakeOperatorOutcome.NoAccount => await Again("CannotSignIn"),
            MakeOperatorOutcome.LastOperator => await Again("LastOperator"),
            MakeOperatorOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };

        async Task<IResult> Closed(CloseAccountOutcome outcome, string good) => outcome switch
        {
            CloseAccountOutcome.Done => Good(good),
            CloseAccountOutcome.NoAccount => await Again("CannotSignIn"),
            CloseAccountOutcome.LastOperator => await Again("LastOperator"),
            CloseAccountOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };
    }

    static async Task<IResult> TakeAlong(HttpContext context, string id, AllPeople people, TracePerson traces, TakeAlong taking) =>
        await Known(context, id, people) is { Person.Id: var person } && await traces.Of(person, context.RequestAborted) is { } trace ? await File(context, taking, trace) : Results.NotFound();

    static async Task<IResult> ShowRecipient(HttpContext context, string id, Recipients recipients) =>
        PublicId.TryParse(id, out var award) && await recipients.Of(context.Actor(), award, context.RequestAborted) is var (recipient, _)
            ? Page.Of<OneRecipientPage>(parameters: (nameof(OneRecipientPage.Recipient), recipient))
            : Results.NotFound();

    static async Task<IResult> TakeRecipient(HttpContext context, string id, Recipients recipients, ErasePerson erase)
    {
        if (!PublicId.TryParse(id, out var award) || await recipients.Of(context.Actor(), award, context.RequestAborted) is not var (_, trace)) return Results.NotFound();
        if (context.Posted().Text(Do) != "erase") return Results.BadRequest();
        return await erase.Of(context.Actor(), trace, context.RequestAborted) switch
        {
            ErasePersonOutcome.Erased => Done(context, Path, "Erased"),
            ErasePersonOutcome.Conflict => Done(context, $"{Recipients}/{id}", "Conflict"),
            // An address alone runs nothing and owns nothing.
            ErasePersonOutcome.NobodyThere or ErasePersonOutcome.NotAllowed or ErasePersonOutcome.LastOperator or ErasePersonOutcome.LastOwner => Results.NotFound(),
            _ => throw new UnreachableException(),
        };
    }

    static async Task<IResult> TakeRecipientAlong(HttpContext context, string id, Recipients recipients, TakeAlong taking) =>
        PublicId.TryParse(id, out var award) && await recipients.Of(context.Actor(), award, context.RequestAborted) is var (_, trace) ? await File(context, taking, trace) : Results.NotFound();

    /// <summary>Everything that is kept about a person, as the file that the browser saves.</summary>
    public static async Task<IResult> File(HttpContext context, TakeAlong taking, PersonTrace trace) => await taking.Of(context.Actor(), trace, context.RequestAborted) switch
    {
        TakeAlongOutcome.Taken taken => Results.File(taken.File, "application/zip", "ecusson.zip"),
        TakeAlongOutcome.NotAllowed => Results.NotFound(),
        _ => throw new UnreachableException(),
    };

    static async Task<KnownPerson?> Known(HttpContext context, string id, AllPeople people) =>
        PublicId.TryParse(id, out var read) ? await people.One(context.Actor(), read, context.RequestAborted) : null;

    static IResult Done(HttpContext context, string path, string sentence) =>
        FormPages.SeeOther<AllPeoplePage>(context, Language.Here(path), sentence);

    static async Task<IResult> Shown(
        HttpContext context, string id, AllPeople people, TracePerson traces, Recipients recipients, AllOrganizations organizations, FormErrors errors, IReadOnlyList<string> needed)
    {
        if (await Known(context, id, people) is not { } known || await traces.Of(known.Person.Id, context.RequestAborted) is not { } trace) return Results.NotFound();
        return Page.Of<OnePersonPage>(
            errors.Status, (nameof(OnePersonPage.Known), known), (nameof(OnePersonPage.Organizations), await organizations.Of(context.Actor(), known.Person.Id, context.RequestAborted)),
            (nameof(OnePersonPage.Awards), await recipients.Count(context.Actor(), trace, context.RequestAborted)), (nameof(OnePersonPage.Errors), errors), (nameof(OnePersonPage.Needed), needed));
    }
}
