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

    static async Task<IResult> Show(HttpContext context, AnswerAward answer, SeenAwards awards, string token) =>
        await Shown(context, await answer.Find(context.Actor(), token, context.RequestAborted), awards, token, problem: null);

    static async Task<IResult> Take(HttpContext context, AnswerAward answer, SeenAwards awards, string token)
    {
        if (context.Posted().Text(HeldAwardPages.Do) is not ("accept" or "decline")) return Results.BadRequest();
        var accepts = context.Posted().Text(HeldAwardPages.Do) == "accept";
        switch (await answer.With(context.Actor(), token, accepts, context.RequestAborted))
        {
            case AnswerAwardOutcome.Answered { Award: var award }:
                Said.Next(context, context.RequestServices.GetRequiredService<IStringLocalizer<AwardPage>>()[accepts ? "AcceptedSaid" : "DeclinedSaid"]);
                return PeopleRoom.SeeOther(context, context.SignedIn() is null ? Path(Language.Current.Code, token) : HeldAwardPages.Address(award.PublicId));
            case AnswerAwardOutcome.Conflict:
                return await Shown(context, await answer.Find(context.Actor(), token, context.RequestAborted), awards, token, "Conflict");
            case AnswerAwardOutcome.SomebodyElses or AnswerAwardOutcome.SignInFirst or AnswerAwardOutcome.Revoked or AnswerAwardOutcome.LinkWorksNoMore:
                return await Show(context, answer, awards, token);
            default:
                throw new UnreachableException();
        }
    }

    static async Task<IResult> Shown(HttpContext context, AwardLink link, SeenAwards awards, string token, string? problem)
    {
        // The address holds what lets in: no other site learns it.
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return link switch
        {
            // Answered already, it is among what they keep; before, both ways of answering are here.
            AwardLink.Own { Award: { State: not AwardState.Offered } award } => PeopleRoom.SeeOther(context, HeldAwardPages.Address(award.PublicId)),
            AwardLink.Own { Award: var award } => await Open(award),
            AwardLink.Offered { Award: var award } => await Open(award),
            AwardLink.ToKeep { Award: var award } => Page.Of<KeepAwardPage>(StatusCodes.Status200OK,
                (nameof(KeepAwardPage.Seen), await awards.Offered(award, context.RequestAborted)), (nameof(KeepAwardPage.Person), context.SignedIn()), (nameof(KeepAwardPage.Token), token)),
            AwardLink.SignInFirst => Closed(StatusCodes.Status403Forbidden, "SignInFirst"),
            AwardLink.SomebodyElses => Closed(StatusCodes.Status403Forbidden, "SomebodyElses"),
            AwardLink.Ended => Closed(StatusCodes.Status410Gone, "LinkEnded"),
            AwardLink.WorksNoMore => Closed(StatusCodes.Status410Gone, "LinkGone"),
            _ => throw new UnreachableException(),
        };

        async Task<IResult> Open(Award award) => Page.Of<ReceivePage>(problem is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
            (nameof(ReceivePage.Seen), await awards.Offered(award, context.RequestAborted)), (nameof(ReceivePage.Problem), problem));

        IResult Closed(int status, string why) => Page.Of<ClosedLinkPage>(status, (nameof(ClosedLinkPage.Why), why), (nameof(ClosedLinkPage.Token), token));
    }
}
