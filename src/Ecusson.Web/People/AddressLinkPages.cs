using System.Diagnostics;
using Ecusson.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.People;

/// <summary>The page behind a link that verifies an address: it is added, or the account that has it is merged.</summary>
static class AddressLinkPages
{
    /// <summary>Name of the button that merges.</summary>
    public const string MergeButton = "merge";

    public static void MapAddressLinks(this WebApplication app) => app.MapFormPage("/me/addresses/{token}", Access.Members, Show, Take, PeopleRoom.RateLimit);

    static async Task<IResult> Show(HttpContext context, MergeAccounts merge, string token) => await merge.Look(context.Actor(), token, context.RequestAborted) switch
    {
        MergeReading.Nobodys { Address: var address } => Page.Of<ConfirmAddressPage>(parameters: (nameof(ConfirmAddressPage.Address), address)),
        MergeReading.Anothers offer => Page.Of<MergePage>(parameters: (nameof(MergePage.Offer), offer)),
        MergeReading.NeedsMain => LinkProblemPage.Of("NeedsMain"),
        MergeReading.Refused { Reading: var reading } => LinkProblemPage.Of(reading),
        MergeReading.AnothersLink => LinkProblemPage.Of("AnothersLink"),
        MergeReading.NotAllowed => Results.NotFound(),
        _ => throw new UnreachableException(),
    };

    static async Task<IResult> Take(HttpContext context, AddAddress add, MergeAccounts merge, string token)
    {
        var (actor, stop) = (context.Actor(), context.RequestAborted);
        if (!context.Posted().Has(MergeButton))
        {
            return await add.Confirm(actor, token, stop) switch
            {
                AddAddressOutcome.Added => Done(context, "AddressAdded"),
                AddAddressOutcome.Refused { Reading: var reading } => LinkProblemPage.Of(reading),
                AddAddressOutcome.AnothersLink => LinkProblemPage.Of("AnothersLink"),
                // The other account took it since the page was shown: now the page says so.
                AddAddressOutcome.Taken => FormPages.SeeOther(context, context.Request.Path.ToUriComponent()),
                AddAddressOutcome.NotAllowed => Results.NotFound(),
                _ => throw new UnreachableException(),
            };
        }

        return await merge.With(actor, context.SignInMoment(), token, stop) switch
        {
            MergeAccountsOutcome.Merged => Done(context, "Merged"),
            MergeAccountsOutcome.NothingToMerge or MergeAccountsOutcome.Conflict => FormPages.SeeOther(context, context.Request.Path.ToUriComponent()),
            MergeAccountsOutcome.SignInAgain => SignInPages.Again(context, context.Request.Path.ToUriComponent()),
            MergeAccountsOutcome.NeedsMain => LinkProblemPage.Of("NeedsMain"),
            MergeAccountsOutcome.Closed => LinkProblemPage.Of("OtherClosed"),
            MergeAccountsOutcome.Refused { Reading: var reading } => LinkProblemPage.Of(reading),
            MergeAccountsOutcome.AnothersLink => LinkProblemPage.Of("AnothersLink"),
            MergeAccountsOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };
    }

    static IResult Done(HttpContext context, string sentence) =>
        FormPages.SeeOther<AccountPage>(context, Language.Here("/me/account"), sentence);
}
