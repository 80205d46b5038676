using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Web.People;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards;

/// <summary>The page behind the link of an award's mail: take it or turn it down, without an account or with one. Looking at it changes nothing: mail programs look too.</summary>
static class ReceivePages
{
    /// <summary>The page's path in a language, as the mail carries it.</summary>
    public static string Path(string language, string token) => $"/{language}/receive/{token}";

    public static void MapReceive(this WebApplication app) => app.MapFormPage("/receive/{token}", Access.Everyone, Show, Take, AwardsRoom.RateLimit);

    static Task<IResult> Show(HttpContext context, AnswerAward answer, SeenAwards awards, string token) => Shown(context, answer, awards, token, problem: null);

    static async Task<IResult> Take(HttpContext context, AnswerAward answer, SeenAwards awards, string token)
    {
        if (context.Posted().Text(HeldAwardPages.Do) is not ("accept" or "decline")) return Results.BadRequest();
        var accepts = context.Posted().Text(HeldAwardPages.Do) == "accept";
        switch (await answer.With(context.Actor(), token, accepts, context.RequestAborted))
        {
            case AnswerAwardOutcome.Answered { Award: var award }:
                Said.Next(context, context.RequestServices.GetRequiredService<IStringLocalizer<AwardPage>>()[accepts ? "AcceptedSaid" : "DeclinedSaid"]);
                return PeopleRoom.SeeOther(context, context.SignedIn() is not null && accepts ? HeldAwardPages.Address(award.PublicId) : Path(Language.Current.Code, token));
            case AnswerAwardOutcome.SomebodyElses:
                return await Shown(context, answer, awards, token, "SomebodyElses");
            case AnswerAwardOutcome.Conflict:
                return await Shown(context, answer, awards, token, "Conflict");
            case AnswerAwardOutcome.Revoked or AnswerAwardOutcome.LinkWorksNoMore:
                return await Shown(context, answer, awards, token, problem: null);
            default:
                throw new UnreachableException();
        }
    }

    static async Task<IResult> Shown(HttpContext context, AnswerAward answer, SeenAwards awards, string token, string? problem)
    {
        // The address holds what lets in: no other site learns it.
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        if (await answer.Find(token, context.RequestAborted) is not { } award)
            return Page.Of<ReceivePage>(StatusCodes.Status410Gone, (nameof(ReceivePage.Seen), null), (nameof(ReceivePage.Person), context.SignedIn()), (nameof(ReceivePage.Token), token));
        return Page.Of<ReceivePage>(problem is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
            (nameof(ReceivePage.Seen), await awards.Offered(award, context.RequestAborted)), (nameof(ReceivePage.Person), context.SignedIn()),
            (nameof(ReceivePage.Token), token), (nameof(ReceivePage.Problem), problem));
    }
}
