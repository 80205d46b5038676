using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Messages;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards;

/// <summary>One award at its issuer's desk: undo, send again, correct, replace, revoke, answer what its holder reports.</summary>
static class DeskAwardPages
{
    public const string Do = "do", AddressField = "address", ReasonField = "reason", WhyField = "why", ReportField = "report", AnswerField = "answer", MoveField = "new-address", MoveReasonField = "move-reason";

    public static void MapDeskAward(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{DeskAwardsPages.Path}/{{id}}", Access.Members, Show, Take);

    static Task<IResult> Show(HttpContext context, string org, string id, DeskAwards awards, ReportMistake mistakes, AwardLetterLog letters, AwardRules rules) =>
        Shown(context, org, id, awards, mistakes, letters, rules, FormErrors.None);

    static async Task<IResult> Take(
        HttpContext context, string org, string id, DeskAwards awards, UndoAward undo, ResendAward resend, MoveAward move, RevokeAward revoke, ReplaceAward replace, ReportMistake mistakes, AwardLetterLog letters, AwardRules rules)
    {
        if (await Found(context, org, id, awards) is not var (desk, award) || !desk.Has(Roles.Issuer)) return Results.NotFound();
        var (actor, form, stop) = (context.Actor(), context.Posted(), context.RequestAborted);
        switch (form.Text(Do))
        {
            case "undo":
                return await undo.One(actor, award.Award.Id, stop) switch
                {
                    UndoAwardOutcome.Undone => Done(context, Desks.Address(desk.Organization.PublicId, DeskAwardsPages.Path), "Undone"),
                    UndoAwardOutcome.TooLate => await Again("undo", "UndoTooLate"),
                    UndoAwardOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "resend":
                return await resend.To(actor, award.Award.Id, form.Text(AddressField), stop) switch
                {
                    ResendAwardOutcome.Sent => Done(context, Here(desk, award.Award.PublicId), "Resent"),
                    ResendAwardOutcome.NotAnAddress => await Again(AddressField, "Wrong_address_not-an-address"),
                    ResendAwardOutcome.TooSoon { From: var from } => await Again(AddressField, context.RequestServices.GetRequiredService<IStringLocalizer<DeskAwardsPage>>()["ResendTooSoon", SpokenDate.Time(from)]),
                    ResendAwardOutcome.HoldsItAlready => await Again(AddressField, "HoldsIt"),
                    ResendAwardOutcome.Over => await Again(AddressField, "IsOver"),
                    ResendAwardOutcome.Answered => await Again(AddressField, "AnsweredMeanwhile"),
                    ResendAwardOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "move":
                return await move.Ask(actor, award.Award.Id, form.Text(MoveField), form.Text(MoveReasonField), stop) switch
                {
                    MoveAwardOutcome.Done => Done(context, Here(desk, award.Award.PublicId), MailsStay.IsSo(context.RequestServices) ? "MoveAskedKept" : "MoveAsked"),
                    MoveAwardOutcome.NotAnAddress => await Again(MoveField, "Wrong_address_not-an-address"),
                    MoveAwardOutcome.HoldsItAlready => await Again(MoveField, "HoldsIt"),
                    MoveAwardOutcome.NoReason => await Again(MoveReasonField, "NoReason"),
                    MoveAwardOutcome.TooSoon { From: var from } => await Again(MoveField, context.RequestServices.GetRequiredService<IStringLocalizer<DeskAwardsPage>>()["ResendTooSoon", SpokenDate.Time(from)]),
                    MoveAwardOutcome.StandsNoMore or MoveAwardOutcome.Conflict => await Again(MoveField, "StandsNoMore"),
                    MoveAwardOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "revoke":
                return await revoke.One(actor, award.Award.Id, form.Text(ReasonField), stop) switch
                {
                    RevokeAwardOutcome.Revoked => Done(context, Here(desk, award.Award.PublicId), "RevokedSaid"),
                    RevokeAwardOutcome.NoReason => await Again(ReasonField, "NoReason"),
                    RevokeAwardOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "replace":
                return await replace.By(actor, award.Award.Id, NewAwardPages.Read(form), form.Text(WhyField), stop) switch
                {
                    ReplaceAwardOutcome.Replaced replaced => Done(context, Here(desk, replaced.Award.PublicId), "ReplacedSaid"),
                    ReplaceAwardOutcome.Invalid invalid => await Wrong(NewAwardPages.Errors(invalid.Problems)),
                    ReplaceAwardOutcome.NoReason => await Again(WhyField, "NoReason"),
                    ReplaceAwardOutcome.StandsNoMore => await Again(WhyField, "StandsNoMore"),
                    ReplaceAwardOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "answer":
                return await mistakes.Answer(actor, new MistakeReportId(Guid.TryParse(form.Text(ReportField), out var report) ? report : Guid.Empty), form.Text(AnswerField), stop) switch
                {
                    ReportMistakeOutcome.Done => Done(context, Here(desk, award.Award.PublicId), "AnswerSaid"),
                    ReportMistakeOutcome.NotWritten => await Again(AnswerField, "NoAnswer"),
                    ReportMistakeOutcome.AnsweredBefore => await Again("reports", "AnsweredBefore"),
                    ReportMistakeOutcome.NotAllowed or ReportMistakeOutcome.TooMany => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            default:
                return Results.BadRequest();
        }

        Task<IResult> Wrong(FormErrors errors)
        {
            if (!RevokeAward.IsReason(form.Text(WhyField))) errors.Add(WhyField, "NoReason");
            return Shown(context, org, id, awards, mistakes, letters, rules, errors);
        }

        Task<IResult> Again(string field, string sentence) => Shown(context, org, id, awards, mistakes, letters, rules, FormErrors.Of(field, sentence));
    }

    static async Task<(OrganizationDesk Desk, DeskAward Award)?> Found(HttpContext context, string org, string id, DeskAwards awards) =>
        await context.Desk(org) is { } desk && PublicId.TryParse(id, out var read) && await awards.One(context.Actor(), read, context.RequestAborted) is { } award
            && award.Award.OrganizationId == desk.Organization.Id ? (desk, award) : null;

    static async Task<IResult> Shown(HttpContext context, string org, string id, DeskAwards awards, ReportMistake mistakes, AwardLetterLog letters, AwardRules rules, FormErrors errors)
    {
        if (await Found(context, org, id, awards) is not var (desk, award)) return Results.NotFound();
        return Page.Of<DeskAwardPage>(errors.Status,
            (nameof(DeskAwardPage.Desk), desk), (nameof(DeskAwardPage.Given), award), (nameof(DeskAwardPage.Mistakes), await mistakes.On(context.Actor(), award.Award.Id, context.RequestAborted)),
            (nameof(DeskAwardPage.Refused), await letters.Of(context.Actor(), award.Award.Id, context.RequestAborted)),
            (nameof(DeskAwardPage.LeavesAt), award.Award.GrantedAt + rules.TimeToUndo), (nameof(DeskAwardPage.Form), context.Posted()), (nameof(DeskAwardPage.Errors), errors));
    }

    static string Here(OrganizationDesk desk, PublicId award) => Desks.Address(desk.Organization.PublicId, $"{DeskAwardsPages.Path}/{award}");

    static IResult Done(HttpContext context, string address, string sentence) =>
        FormPages.SeeOther<DeskAwardsPage>(context, address, sentence);
}
