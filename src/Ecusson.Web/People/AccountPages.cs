using System.Diagnostics;
using Ecusson.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.People;

/// <summary>A person's account: how they are called, by what they come in, and what is kept of them.</summary>
static class AccountPages
{
    /// <summary>Name of the button that says which of the account page's forms was posted.</summary>
    public const string Do = "do";

    public const string NameField = "name", LanguageField = "language", VersionField = "version", AddressField = "address",
        RowField = "row", CurrentField = "current", WantedField = "wanted";

    const string Path = "/me/account";

    /// <summary>Where a person says how they are called.</summary>
    public static string NameAddress => Language.Here($"{Path}#{NameField}");

    /// <summary>Where a person's addresses are changed.</summary>
    public static string AddressesAddress => Language.Here($"{Path}#addresses");

    public static void MapAccount(this WebApplication app)
    {
        app.MapFormPage(Path, Access.Members, Show, Take, PeopleRoom.RateLimit);
        app.MapFormPage($"{Path}/data.zip", Access.Members, TakeAlong);
    }

    static async Task<IResult> TakeAlong(HttpContext context, TracePerson traces, TakeAlong taking) =>
        context.Actor().Person() is { } person && await traces.Of(person, context.RequestAborted) is { } trace ? await AllPeoplePages.File(context, taking, trace) : Results.NotFound();

    static Task<IResult> Show(HttpContext context, MyAccounts accounts) => Shown(context, accounts, FormErrors.None);

    static async Task<IResult> Take(
        HttpContext context, MyAccounts accounts, EditProfile profile, AddAddress add, ArrangeAddresses arrange, ChoosePassword password, SignOutEverywhere everywhere)
    {
        var form = context.Posted();
        var (actor, signedIn, stop) = (context.Actor(), context.SignInMoment(), context.RequestAborted);
        switch (form.Text(Do))
        {
            case "profile":
                var language = Language.All.FirstOrDefault(known => known.Code == form.Text(LanguageField)) ?? Language.Current;
                return await profile.Of(actor, form.Text(NameField), language.Code, int.TryParse(form.Text(VersionField), out var version) ? version : 0, stop) switch
                {
                    EditProfileOutcome.Saved => Done(context, "ProfileSaved", language),
                    EditProfileOutcome.NameMissing => await Again(NameField, "NameMissing"),
                    EditProfileOutcome.Conflict => await Again(NameField, "Conflict"),
                    EditProfileOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "add-address":
                return await Asked(await add.Ask(actor, signedIn, form.Text(AddressField), Language.Current.Code, stop));
            case "main" when Row(form) is { } row:
                return await Arranged(await arrange.MakeMain(actor, signedIn, row, stop), "MainChanged");
            case "receives-only" when Row(form) is { } row:
                return await Arranged(await arrange.LetIn(actor, signedIn, row, letsIn: false, stop), "NowReceivesOnly");
            case "lets-in" when Row(form) is { } row:
                return await Arranged(await arrange.LetIn(actor, signedIn, row, letsIn: true, stop), "NowLetsIn");
            case "remove" when Row(form) is { } row:
                return await Arranged(await arrange.Remove(actor, signedIn, row, stop), "AddressRemoved");
            case "password":
                return await Chosen(await password.For(actor, signedIn, form.Text(CurrentField), form.Text(WantedField), stop), "PasswordSaved");
            case "no-password":
                return await Chosen(await password.None(actor, signedIn, form.Text(CurrentField), stop), "PasswordGone");
            case "everywhere":
                if (await everywhere.For(actor, stop) == SignOutOutcome.NotAllowed) return Results.NotFound();
                await SessionCookie.SignOut(context);
                return FormPages.SeeOther(context, Language.Here("/sign-in"));
            default:
                return Results.BadRequest();
        }

        Task<IResult> Again(string field, string sentence) => Shown(context, accounts, FormErrors.Of(field, sentence));

        async Task<IResult> Asked(AddAddressOutcome outcome) => outcome switch
        {
            AddAddressOutcome.Asked => Done(context, "AddressAsked"),
            AddAddressOutcome.SignInAgain => SignInPages.Again(context, Language.Here($"{Path}?{AddressField}={Uri.EscapeDataString(form.Text(AddressField))}")),
            _ => await Again(AddressField, Sentence(outcome)),
        };

        async Task<IResult> Chosen(ChoosePasswordOutcome outcome, string good)
        {
            switch (outcome)
            {
                case ChoosePasswordOutcome.Chosen { Session: var session }:
                    await SessionCookie.SignIn(context, session);
                    return Done(context, good);
                case ChoosePasswordOutcome.SignInAgain: return SignInPages.Again(context, Language.Here(Path));
                case ChoosePasswordOutcome.WrongPassword: return await Again(CurrentField, "WrongCurrent");
                case ChoosePasswordOutcome.PasswordLength: return await Again(WantedField, "PasswordLength");
                case ChoosePasswordOutcome.NotAllowed: return Results.NotFound();
                default: throw new UnreachableException();
            }
        }

        async Task<IResult> Arranged(ArrangeAddressesOutcome outcome, string good) => outcome switch
        {
            ArrangeAddressesOutcome.SignInAgain => SignInPages.Again(context, Language.Here(Path)),
            ArrangeAddressesOutcome.ReceivesOnly => await Again(AddressField, "ReceivesOnlyNotMain"),
            ArrangeAddressesOutcome.Done => Done(context, good),
            ArrangeAddressesOutcome.IsMain => await Again(AddressField, "IsMain"),
            ArrangeAddressesOutcome.NotFound or ArrangeAddressesOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };
    }

    static string Sentence(AddAddressOutcome outcome) => outcome switch
    {
        AddAddressOutcome.NotAnAddress => "NotAnAddress",
        AddAddressOutcome.AlreadyYours => "AlreadyYours",
        AddAddressOutcome.TooMany => "TooMany",
        _ => throw new UnreachableException(),
    };

    static MailAddressId? Row(PostedForm form) => Guid.TryParse(form.Text(RowField), out var row) ? new MailAddressId(row) : null;

    static IResult Done(HttpContext context, string sentence, Language? language = null) =>
        FormPages.SeeOther<AccountPage>(context, $"/{(language ?? Language.Current).Code}{Path}", sentence);

    static async Task<IResult> Shown(HttpContext context, MyAccounts accounts, FormErrors errors) => Page.Of<AccountPage>(
        errors.Status, (nameof(AccountPage.Account), await accounts.Of(context.Actor(), context.RequestAborted)),
        (nameof(AccountPage.SignedIn), context.SignInMoment()), (nameof(AccountPage.Form), context.Posted()), (nameof(AccountPage.NewAddress), context.Request.Query[AddressField].ToString()),
        (nameof(AccountPage.Errors), errors));
}
