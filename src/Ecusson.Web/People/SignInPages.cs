using System.Diagnostics;
using Ecusson.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.People;

/// <summary>Signing in by a link, a password or a passkey, and out.</summary>
static class SignInPages
{
    public const string AddressField = "address", PasswordField = "password", ToField = "to", WithLinkButton = "with-link", WithPasswordButton = "with-password", PasskeyButton = "passkey", AgainField = "again";

    public static void MapSignIn(this WebApplication app)
    {
        app.MapFormPage("/sign-in", Access.Everyone, Show, Take, PeopleRoom.RateLimit);
        app.MapFormPage("/sign-in/sent", Access.Everyone, () => Page.Of<LinkSentPage>());
        app.MapFormPage("/sign-in/{token}", Access.Everyone, ShowLink, TakeLink, PeopleRoom.RateLimit);
        app.MapFormPage("/sign-out", Access.Everyone, () => Results.Redirect(Language.Here("/me/account")), SignOut);
    }

    /// <summary>Asks whoever has signed in to do so once more, as the session may be somebody else's by now, and leads back.</summary>
    /// <param name="context">The request.</param>
    /// <param name="to">Where to go afterwards, a path on this server.</param>
    public static IResult Again(HttpContext context, string to) =>
        FormPages.SeeOther(context, AgainAddress(to));

    /// <summary>Where one signs in, to go to a path of this server afterwards.</summary>
    public static string Address(string to) => Language.Here($"/sign-in?{ToField}={Uri.EscapeDataString(to)}");

    /// <summary>Where one signs in once more.</summary>
    public static string AgainAddress(string to) => Language.Here($"/sign-in?{AgainField}=1&{ToField}={Uri.EscapeDataString(to)}");

    static IResult Show(HttpContext context) => context.SignedIn() is not null && !context.Request.Query.ContainsKey(AgainField)
        ? Results.Redirect(To(context) ?? Language.Here("/me"))
        : Shown(context, FormErrors.None);

    static async Task<IResult> Take(HttpContext context, AskForLink ask, SignIn signIn, SignInWithPasskey passkey)
    {
        var form = context.Posted();
        var address = form.Text(AddressField);
        if (form.Has(PasskeyPages.AnswerField))
            return await Entered(context, await passkey.With(form.Text(PasskeyPages.ChallengeField), form.Text(PasskeyPages.AnswerField), context.RequestAborted), To(context));
        // Enter in a field presses neither button: whoever typed a password means it.
        if (form.Has(WithPasswordButton) || (!form.Has(WithLinkButton) && form.Text(PasswordField).Length > 0))
            return await Entered(context, await signIn.WithPassword(address, form.Text(PasswordField), context.RequestAborted), To(context));
        return await ask.For(address, Language.Current.Code, To(context), context.RequestAborted) switch
        {
            AskForLinkOutcome.Asked => FormPages.SeeOther(context, Language.Here("/sign-in/sent")),
            AskForLinkOutcome.TooMany => Shown(context, FormErrors.Of(AddressField, "TooManyLinks")),
            AskForLinkOutcome.NotAnAddress => Shown(context, FormErrors.Of(AddressField, "NotAnAddress")),
            _ => throw new UnreachableException(),
        };
    }

    // Programs that look at mail before people do follow links too: a link is used up by a press of a button alone.
    static async Task<IResult> ShowLink(HttpContext context, MailedLinks links, string token) =>
        await links.Read(token, LinkPurpose.SignIn, context.RequestAborted) switch
        {
            LinkReading.Works { Link: var link } => Page.Of<UseLinkPage>(parameters: (nameof(UseLinkPage.Address), link.AddressKey)),
            var problem => LinkProblemPage.Of(problem),
        };

    static async Task<IResult> TakeLink(HttpContext context, SignIn signIn, string token) =>
        await Entered(context, await signIn.WithLink(token, Language.Current.Code, context.RequestAborted), null);

    static async Task<IResult> SignOut(HttpContext context)
    {
        await SessionCookie.SignOut(context);
        return FormPages.SeeOther(context, Language.Here(""));
    }

    static async Task<IResult> Entered(HttpContext context, SignInOutcome outcome, string? to)
    {
        switch (outcome)
        {
            case SignInOutcome.SignedIn { Session: var session, ReturnTo: var returnTo }:
                await SessionCookie.SignIn(context, session);
                return FormPages.SeeOther(context, LocalPath.Read(to ?? returnTo) ?? Language.Here("/me"));
            case SignInOutcome.Refused { Reading: var reading }:
                return LinkProblemPage.Of(reading);
            case SignInOutcome.ReceivesOnly:
                return LinkProblemPage.Of("ReceivesOnly");
            case SignInOutcome.WrongPassword:
                return Shown(context, FormErrors.Of(PasswordField, "WrongPassword"));
            case SignInOutcome.PasskeyRefused:
                return Shown(context, FormErrors.Of(PasskeyButton, "PasskeyRefused"));
            case SignInOutcome.PasskeyTooLate:
                return Shown(context, FormErrors.Of(PasskeyButton, "PasskeyTooLate"));
            case SignInOutcome.Closed:
                return Shown(context, FormErrors.Of(AddressField, "Closed"));
            default:
                throw new UnreachableException();
        }
    }

    static string? To(HttpContext context) => LocalPath.Read(context.Posted().Text(ToField, context.Request.Query[ToField].ToString()));

    static Page Shown(HttpContext context, FormErrors errors) => Page.Of<SignInPage>(
        errors.Status, (nameof(SignInPage.Form), context.Posted()), (nameof(SignInPage.To), To(context)),
        (nameof(SignInPage.Again), context.SignedIn() is not null),
        (nameof(SignInPage.Passkey), context.RequestServices.GetRequiredService<SignInWithPasskey>().Ask()), (nameof(SignInPage.Errors), errors));
}
