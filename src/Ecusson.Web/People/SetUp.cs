using System.Diagnostics;
using Ecusson.People;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.People;

/// <summary>The page behind the link that the server prints at its first start.</summary>
static class SetUp
{
    public const string NameField = "name", AddressField = "address", PasswordField = "password";

    public static void MapSetUp(this WebApplication app) =>
        app.MapFormPage("/set-up/{token}", Access.Everyone, Show, Take, PeopleRoom.RateLimit);

    static async Task<IResult> Show(HttpContext context, MailedLinks links, string token) =>
        Shown(context, await links.Read(token, LinkPurpose.BecomeOperator, context.RequestAborted), FormErrors.None);

    static async Task<IResult> Take(HttpContext context, BecomeOperator become, MailedLinks links, string token)
    {
        var form = context.Posted();
        var asked = new NewOperator(form.Text(NameField), form.Text(AddressField), form.Text(PasswordField), Language.Current.Code);
        switch (await become.With(token, asked, context.RequestAborted))
        {
            case BecomeOperatorOutcome.Done { Session: var session }:
                await SessionCookie.SignIn(context, session);
                // A server without an organisation does nothing yet.
                Said.Next<AccountPage>(context, "SetUpDone");
                return FormPages.SeeOther(context, Language.Here("/manage/new"));
            case BecomeOperatorOutcome.Refused { Reading: var reading }:
                return Shown(context, reading, FormErrors.None);
            case BecomeOperatorOutcome.NameMissing:
                return await Again(NameField, "NameMissing");
            case BecomeOperatorOutcome.NotAnAddress:
                return await Again(AddressField, "NotAnAddress");
            case BecomeOperatorOutcome.AddressTaken:
                return await Again(AddressField, "AddressTaken");
            case BecomeOperatorOutcome.PasswordLength:
                return await Again(PasswordField, "PasswordLength");
            default:
                throw new UnreachableException();
        }

        async Task<IResult> Again(string field, string sentence) =>
            Shown(context, await links.Read(token, LinkPurpose.BecomeOperator, context.RequestAborted), FormErrors.Of(field, sentence));
    }

    static Page Shown(HttpContext context, LinkReading reading, FormErrors errors) => reading is LinkReading.Works
        ? Page.Of<SetUpPage>(errors.Status, (nameof(SetUpPage.Form), context.Posted()), (nameof(SetUpPage.Errors), errors))
        : LinkProblemPage.Of(reading);
}
