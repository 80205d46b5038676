using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Credentials.Verification;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards;

/// <summary>An award as its holder keeps it: take it or turn it down, choose who sees it, take it along, say what is wrong with it.</summary>
static class HeldAwardPages
{
    public const string Do = "do", VisibilityField = "visibility", NameField = "shows-name", MistakeField = "mistake", HostField = "open-badges-2";

    public static void MapHeldAwards(this WebApplication app)
    {
        app.MapFormPage("/me/awards/{id}", Access.Members, Show, Take);
        app.MapOwnFile("/me/awards/{id}/badge.png", Png);
        app.MapOwnFile("/me/awards/{id}/badge.svg", Svg);
        app.MapOwnFile("/me/awards/{id}/credential.json", Json);
        app.MapOwnFile("/me/awards/{id}/credential.jwt", Token);
    }

    /// <summary>The address of a holder's page.</summary>
    public static string Address(PublicId id) => Language.Here($"/me/awards/{id}");

    static Task<IResult> Show(HttpContext context, SeenAwards awards, ReportMistake mistakes, Verifier verifier, TimeProvider clock, string id) =>
        Shown(context, awards, mistakes, verifier, clock, id, FormErrors.None);

    static async Task<IResult> Take(
        HttpContext context, SeenAwards awards, AnswerAward answer, ShowAward show, NameInCredential name, HostAward host, MoveAward move, ReportMistake mistakes, Verifier verifier, TimeProvider clock, string id)
    {
        if (await Held(context, awards, id) is not { } seen) return Results.NotFound();
        var (actor, award, form, stop) = (context.Actor(), seen.Award.Id, context.Posted(), context.RequestAborted);
        switch (form.Text(Do))
        {
            case "accept" or "decline":
                var accepts = form.Text(Do) == "accept";
                return await answer.As(actor, award, accepts, stop) switch
                {
                    AnswerAwardOutcome.Answered => Done(context, id, accepts ? "AcceptedSaid" : "DeclinedSaid"),
                    AnswerAwardOutcome.Revoked => Done(context, id, "RevokedTitle"),
                    AnswerAwardOutcome.Conflict => await Again("answer", "Conflict"),
                    AnswerAwardOutcome.SomebodyElses or AnswerAwardOutcome.SignInFirst or AnswerAwardOutcome.LinkWorksNoMore => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "show":
                return Enum.TryParse<Visibility>(form.Text(VisibilityField), out var visibility) && Enum.IsDefined(visibility)
                    ? await Chosen(await show.To(actor, award, visibility, form.Has(NameField), stop), "ShownSaid")
                    : Results.BadRequest();
            case "show-to":
                return Enum.TryParse<Visibility>(form.Text(VisibilityField), out var wanted) && Enum.IsDefined(wanted)
                    ? await Chosen(await show.To(actor, award, wanted, seen.Award.ShowsName, stop), "ShownSaid", "/me")
                    : Results.BadRequest();
            case "new-link": return await Chosen(await show.NewLink(actor, award, stop), "NewLinkSaid");
            case "name-in": return await Chosen(await name.Set(actor, award, isIn: true, stop), "NameInSaid");
            case "name-out": return await Chosen(await name.Set(actor, award, isIn: false, stop), "NameOutSaid");
            case "host-on" or "host-off":
                var opens = form.Text(Do) == "host-on";
                return await host.Set(actor, award, opens, stop) switch
                {
                    HostAwardOutcome.Done => Done(context, id, opens ? "HostOpened" : "HostClosed"),
                    HostAwardOutcome.ShowFirst => await Again(HostField, "HostShowFirst"),
                    HostAwardOutcome.Revoked => await Again(HostField, "RevokedTitle"),
                    HostAwardOutcome.CannotBeSaid => await Again(HostField, "HostCannot"),
                    HostAwardOutcome.Conflict => await Again(HostField, "Conflict"),
                    HostAwardOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "stay":
                return await move.Refuse(actor, award, stop) switch
                {
                    MoveAwardOutcome.Done => Done(context, id, "StaySaid"),
                    MoveAwardOutcome.Conflict => await Again("stay", "Conflict"),
                    MoveAwardOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "mistake":
                return await mistakes.Of(actor, award, form.Text(MistakeField), stop) switch
                {
                    ReportMistakeOutcome.Done => Done(context, id, "MistakeSaid"),
                    ReportMistakeOutcome.NotWritten => await Again(MistakeField, "MistakeEmpty"),
                    ReportMistakeOutcome.TooMany => await Again(MistakeField, "MistakeTooMany"),
                    ReportMistakeOutcome.NotAllowed or ReportMistakeOutcome.AnsweredBefore => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            default:
                return Results.BadRequest();
        }

        Task<IResult> Again(string field, string sentence) => Shown(context, awards, mistakes, verifier, clock, id, FormErrors.Of(field, sentence));

        async Task<IResult> Chosen(ShowAwardOutcome outcome, string sentence, string? next = null) => outcome switch
        {
            ShowAwardOutcome.Shown => Done(context, id, sentence, next),
            ShowAwardOutcome.Over => await Again(VisibilityField, "OverNow"),
            ShowAwardOutcome.Nameless => await Again(NameField, "NamelessIssuer"),
            ShowAwardOutcome.AcceptFirst => await Again("answer", "AcceptFirst"),
            ShowAwardOutcome.Conflict => await Again(VisibilityField, "Conflict"),
            ShowAwardOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };
    }

    static async Task<SeenAward?> Held(HttpContext context, SeenAwards awards, string id) =>
        PublicId.TryParse(id, out var read) && await awards.At(read, context.Viewer(), linkKey: null, context.RequestAborted) is { IsHolder: true } seen ? seen : null;

    static async Task<IResult> Shown(HttpContext context, SeenAwards awards, ReportMistake mistakes, Verifier verifier, TimeProvider clock, string id, FormErrors errors)
    {
        if (await Held(context, awards, id) is not { } seen) return Results.NotFound();
        return Page.Of<HeldAwardPage>(errors.Status,
            (nameof(HeldAwardPage.Seen), seen), (nameof(HeldAwardPage.Report), await AwardPages.Judged(seen, verifier, clock, context.RequestAborted)),
            (nameof(HeldAwardPage.Mistakes), await mistakes.On(context.Actor(), seen.Award.Id, context.RequestAborted)),
            (nameof(HeldAwardPage.Form), context.Posted()), (nameof(HeldAwardPage.Errors), errors));
    }

    static IResult Done(HttpContext context, string id, string sentence, string? next = null) =>
        FormPages.SeeOther<AwardPage>(context, Language.Here(next ?? $"/me/awards/{id}"), sentence);

    static async Task<IResult> Json(HttpContext context, SeenAwards awards, string id) =>
        await Accepted(context, awards, id) is { } seen ? Results.Bytes(seen.Credential, "application/vc", TakenName.Of(seen.Badge, ".json")) : Results.NotFound();

    static async Task<IResult> Token(HttpContext context, SeenAwards awards, AwardJwt tokens, string id) =>
        await Accepted(context, awards, id) is { } seen ? Results.Bytes(await tokens.Of(seen, context.RequestAborted), PublicPages.CredentialJwt, TakenName.Of(seen.Badge, ".jwt")) : Results.NotFound();

    static Task<IResult> Png(HttpContext context, SeenAwards awards, BakedAward baked, string id) => Picture(context, awards, baked, id, "image/png", ".png");

    static Task<IResult> Svg(HttpContext context, SeenAwards awards, BakedAward baked, string id) => Picture(context, awards, baked, id, "image/svg+xml", ".svg");

    static async Task<IResult> Picture(HttpContext context, SeenAwards awards, BakedAward baked, string id, string mediaType, string ending) =>
        await Accepted(context, awards, id) is { } seen && await baked.Of(seen, mediaType, context.RequestAborted) is { } picture
            ? Results.Bytes(picture, mediaType, TakenName.Of(seen.Badge, ending))
            : Results.NotFound();

    internal static async Task<SeenAward?> Accepted(HttpContext context, SeenAwards awards, string id) =>
        await Held(context, awards, id) is { Award.State: AwardState.Accepted } seen ? seen : null;
}
