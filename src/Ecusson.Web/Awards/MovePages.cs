using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Web.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards;

/// <summary>The page behind the link that asks whether an award is to be bound to the address that it was sent to. It shows no more than the letter did.</summary>
static class MovePages
{
    /// <summary>The page's path in a language, as the mail carries it.</summary>
    public static string Path(string language, string token) => $"/{language}/move/{token}";

    public static void MapMove(this WebApplication app) => app.MapFormPage("/move/{token}", Access.Everyone, Show, Take, AwardsRoom.RateLimit);

    static async Task<IResult> Show(HttpContext context, MoveAward move, SeenAwards awards, string token)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return await move.Find(token, context.RequestAborted) is { } award
            ? Page.Of<MovePage>(StatusCodes.Status200OK,
                (nameof(MovePage.Seen), await awards.Offered(award, context.RequestAborted)), (nameof(MovePage.From), await move.WaitsUntil(context.Actor(), award, context.RequestAborted)),
                (nameof(MovePage.Visitor), context.SignedIn()), (nameof(MovePage.IsTaker), await move.Taker(context.Actor(), award, context.RequestAborted) == context.SignedIn()?.Person))
            : Page.Of<ClosedLinkPage>(StatusCodes.Status410Gone, (nameof(ClosedLinkPage.Why), "MoveGone"), (nameof(ClosedLinkPage.Token), token));
    }

    static async Task<IResult> Take(HttpContext context, MoveAward move, SeenAwards awards, string token)
    {
        if (context.Posted().Text(HeldAwardPages.Do) != "confirm") return Results.BadRequest();
        switch (await move.Confirm(context.Actor(), token, context.RequestAborted))
        {
            case MoveAwardOutcome.Done { Award: var award }:
                // Another's account, that of the new address, is not this visitor's to open.
                return context.SignedIn() is not { } visitor ? FormPages.SeeOther<AwardPage>(context, SignInPages.Address(Language.Here("/me")), "MovedSaid")
                    : award.PersonId == visitor.Person ? FormPages.SeeOther<AwardPage>(context, HeldAwardPages.Address(award.PublicId), "MovedHereSaid")
                    : FormPages.SeeOther<AwardPage>(context, Language.Here("/me"), "MovedSaid");
            case MoveAwardOutcome.StandsNoMore or MoveAwardOutcome.TooSoon:
                return await Show(context, move, awards, token);
            case MoveAwardOutcome.HoldsItAlready:
                return Page.Of<ClosedLinkPage>(StatusCodes.Status409Conflict, (nameof(ClosedLinkPage.Why), "MoveHeld"), (nameof(ClosedLinkPage.Token), token));
            case MoveAwardOutcome.NotAllowed or MoveAwardOutcome.NotAnAddress or MoveAwardOutcome.NoReason or MoveAwardOutcome.Conflict:
                throw new UnreachableException("Confirming ends in none of these.");
            default:
                throw new UnreachableException();
        }
    }
}
