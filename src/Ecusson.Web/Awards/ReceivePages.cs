using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.People;
using Ecusson.Web.People;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards;

/// <summary>The page behind the link of an award's mail: take it or turn it down, or say what is wrong with it, without an account or with one. Looking at it changes nothing: mail programs look too.</summary>
static class ReceivePages
{
    /// <summary>The page's path in a language, as the mail carries it.</summary>
    public static string Path(string language, string token) => $"/{language}/receive/{token}";

    public static void MapReceive(this WebApplication app)
    {
        app.MapFormPage("/receive/{token}", Access.Everyone, Show, Take, AwardsRoom.RateLimit);
        app.MapLetterFiles();
    }

    static async Task<IResult> Show(HttpContext context, AnswerAward answer, SeenAwards awards, ReportMistake mistakes, string token) =>
        await Shown(context, answer, awards, mistakes, token, problem: null, FormErrors.None);

    static async Task<IResult> Take(HttpContext context, AnswerAward answer, ShowAward show, AskForLink ask, SeenAwards awards, ReportMistake mistakes, string token)
    {
        var (form, stop) = (context.Posted(), context.RequestAborted);
        switch (form.Text(HeldAwardPages.Do))
        {
            case "accept" or "decline":
                return await Answer(context, answer, awards, mistakes, token, accepts: form.Text(HeldAwardPages.Do) == "accept");
            case "show" when Enum.TryParse<Visibility>(form.Text(HeldAwardPages.VisibilityField), out var visibility) && Enum.IsDefined(visibility):
                switch (await show.With(context.Actor(), token, visibility, stop))
                {
                    case ShowAwardOutcome.Shown:
                        return FormPages.SeeOther<AwardPage>(context, Path(Language.Current.Code, token), "ShownSaid");
                    case ShowAwardOutcome.Conflict:
                        return await Shown(context, answer, awards, mistakes, token, "Conflict", FormErrors.None);
                    case ShowAwardOutcome.NotAllowed or ShowAwardOutcome.Over or ShowAwardOutcome.AcceptFirst or ShowAwardOutcome.Nameless:
                        return await Show(context, answer, awards, mistakes, token);
                    default:
                        throw new UnreachableException();
                }
            case "mistake":
                return await Report(context, answer, awards, mistakes, token);
            case "keep":
                return await Keep(context, answer, ask, awards, mistakes, token);
            default:
                return Results.BadRequest();
        }
    }

    static async Task<IResult> Answer(HttpContext context, AnswerAward answer, SeenAwards awards, ReportMistake mistakes, string token, bool accepts)
    {
        switch (await answer.With(context.Actor(), token, accepts, context.RequestAborted))
        {
            case AnswerAwardOutcome.Answered { Award: var award }:
                return FormPages.SeeOther<AwardPage>(context, context.SignedIn() is null ? Path(Language.Current.Code, token) : HeldAwardPages.Address(award.PublicId), accepts ? "AcceptedSaid" : "DeclinedSaid");
            case AnswerAwardOutcome.Conflict:
                return await Shown(context, answer, awards, mistakes, token, "Conflict", FormErrors.None);
            case AnswerAwardOutcome.SomebodyElses or AnswerAwardOutcome.SignInFirst or AnswerAwardOutcome.Revoked or AnswerAwardOutcome.LinkWorksNoMore:
                return await Show(context, answer, awards, mistakes, token);
            default:
                throw new UnreachableException();
        }
    }

    static async Task<IResult> Report(HttpContext context, AnswerAward answer, SeenAwards awards, ReportMistake mistakes, string token)
    {
        switch (await mistakes.With(context.Actor(), token, context.Posted().Text(HeldAwardPages.MistakeField), context.RequestAborted))
        {
            case ReportMistakeOutcome.Done:
                return FormPages.SeeOther<AwardPage>(context, Path(Language.Current.Code, token), "MistakeSaid");
            case ReportMistakeOutcome.NotWritten: return await Again("MistakeEmpty");
            case ReportMistakeOutcome.TooMany: return await Again("MistakeTooMany");
            case ReportMistakeOutcome.NotAllowed or ReportMistakeOutcome.AnsweredBefore: return await Show(context, answer, awards, mistakes, token);
            default: throw new UnreachableException();
        }

        async Task<IResult> Again(string sentence) =>
            await Shown(context, answer, awards, mistakes, token, problem: null, FormErrors.Of(HeldAwardPages.MistakeField, sentence));
    }

    // The address that the letter went to is not told to whoever holds the letter by now: the link to sign in goes there, and leads back here.
    static async Task<IResult> Keep(HttpContext context, AnswerAward answer, AskForLink ask, SeenAwards awards, ReportMistake mistakes, string token)
    {
        if (await answer.Find(context.Actor(), token, context.RequestAborted) is not AwardLink.ToKeep { Award.Address: { } address } || context.SignedIn() is not null) return await Show(context, answer, awards, mistakes, token);
        switch (await ask.For(address, Language.Current.Code, Path(Language.Current.Code, token), context.RequestAborted))
        {
            case AskForLinkOutcome.Asked:
                return FormPages.SeeOther(context, Language.Here("/sign-in/sent"));
            case AskForLinkOutcome.TooMany or AskForLinkOutcome.NotAnAddress:
                Said.Next(context, context.RequestServices.GetRequiredService<IStringLocalizer<AwardPage>>()["KeepTooMany"], isGood: false);
                return FormPages.SeeOther(context, Path(Language.Current.Code, token));
            default:
                throw new UnreachableException();
        }
    }

    static async Task<IResult> Shown(HttpContext context, AnswerAward answer, SeenAwards awards, ReportMistake mistakes, string token, string? problem, FormErrors errors)
    {
        // The address holds what lets in: no other site learns it.
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var link = await answer.Find(context.Actor(), token, context.RequestAborted);
        var newer = await answer.Newer(context.Actor(), link, context.RequestAborted);
        var reports = await mistakes.By(context.Actor(), link, context.RequestAborted);
        return link switch
        {
            // Answered already, it is among what they keep; before, both ways of answering are here.
            AwardLink.Own { Award: { State: not AwardState.Offered } award } => FormPages.SeeOther(context, HeldAwardPages.Address(award.PublicId)),
            AwardLink.Own { Award: var award } => await Open(award, visitor: null),
            // Whoever has signed in and is not known by the address that it went to acts for somebody else, or for themselves under another name: they are told.
            AwardLink.Offered { Award: var award } => await Open(award, context.SignedIn()),
            AwardLink.ToKeep { Award: var award } => Page.Of<KeepAwardPage>(problem is null ? errors.Status : StatusCodes.Status409Conflict,
                (nameof(KeepAwardPage.Problem), problem), (nameof(KeepAwardPage.Seen), await awards.Offered(award, context.RequestAborted)), (nameof(KeepAwardPage.Visitor), context.SignedIn()), (nameof(KeepAwardPage.Token), token),
                (nameof(KeepAwardPage.Newer), newer), (nameof(KeepAwardPage.Mistakes), reports), (nameof(KeepAwardPage.Form), context.Posted()), (nameof(KeepAwardPage.Errors), errors)),
            AwardLink.SignInFirst => Closed(StatusCodes.Status403Forbidden, "SignInFirst"),
            AwardLink.SomebodyElses => Closed(StatusCodes.Status403Forbidden, "SomebodyElses"),
            AwardLink.Ended => Closed(StatusCodes.Status410Gone, "LinkEnded"),
            AwardLink.WorksNoMore => Closed(StatusCodes.Status410Gone, "LinkGone"),
            _ => throw new UnreachableException(),
        };

        async Task<IResult> Open(Award award, SignedInPerson? visitor) => Page.Of<ReceivePage>(problem is null ? errors.Status : StatusCodes.Status409Conflict,
            (nameof(ReceivePage.Seen), await awards.Offered(award, context.RequestAborted)), (nameof(ReceivePage.Visitor), visitor), (nameof(ReceivePage.Problem), problem),
            (nameof(ReceivePage.Newer), newer), (nameof(ReceivePage.Mistakes), reports), (nameof(ReceivePage.Form), context.Posted()), (nameof(ReceivePage.Errors), errors));

        IResult Closed(int status, string why) => Page.Of<ClosedLinkPage>(status, (nameof(ClosedLinkPage.Why), why), (nameof(ClosedLinkPage.Token), token));
    }
}
