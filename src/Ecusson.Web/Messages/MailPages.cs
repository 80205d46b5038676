using System.Diagnostics;
using Ecusson.Messages;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Messages;

/// <summary>The mails of this server, for its operator: where each stands, the words of those that were kept, and what to do about those that nobody else may decide on.</summary>
static class MailPages
{
    public const string Path = "/admin/mail";

    public const string Do = "do", Words = "q", State = "state", Before = "before";

    public static void MapMail(this WebApplication app)
    {
        app.MapFormPage(Path, Access.Operator, List);
        app.MapFormPage($"{Path}/{{id:guid}}", Access.Operator, Show, Take);
    }

    static async Task<IResult> List(HttpContext context, MailLog log, IServiceProvider services)
    {
        var (actor, query, stop) = (context.Actor(), context.Request.Query, context.RequestAborted);
        var question = new MailQuestion(
            query[Words].ToString().Trim() is { Length: <= 254 } typed ? typed : "", Enum.TryParse<MailState>(query[State], out var state) && Enum.IsDefined(state) ? state : null);
        OutgoingMailId? before = Guid.TryParse(query[Before], out var last) ? new OutgoingMailId(last) : null;
        return await log.Part(actor, question, before, stop) is { } part
            ? Page.Of<MailListPage>(parameters:
            [
                (nameof(MailListPage.Question), question), (nameof(MailListPage.Mails), part.Items), (nameof(MailListPage.Next), part.After),
                (nameof(MailListPage.Undecided), await log.Undecided(actor, stop)), (nameof(MailListPage.IsSent), services.GetService<IMailTransport>() is not null),
            ])
            : Results.NotFound();
    }

    static async Task<IResult> Show(HttpContext context, MailLog log, Guid id)
    {
        var mail = new OutgoingMailId(id);
        if (await log.One(context.Actor(), mail, context.RequestAborted) is not { } found) return Results.NotFound();
        var words = await log.Read(context.Actor(), mail, context.RequestAborted);
        return Page.Of<MailPage>(parameters: [(nameof(MailPage.Mail), found), (nameof(MailPage.Words), words as MailText.Words), (nameof(MailPage.IsGone), words is MailText.Gone)]);
    }

    static async Task<IResult> Take(HttpContext context, SettleMail settle, Guid id)
    {
        var mail = new OutgoingMailId(id);
        var outcome = context.Posted().Text(Do) switch
        {
            "again" => await settle.SendAgain(context.Actor(), mail, context.RequestAborted),
            "sent" => await settle.TakeAsSent(context.Actor(), mail, context.RequestAborted),
            _ => null,
        };
        switch (outcome)
        {
            case null: return Results.BadRequest();
            case SettleMailOutcome.NotAllowed: return Results.NotFound();
            case SettleMailOutcome.Again or SettleMailOutcome.Settled or SettleMailOutcome.NothingToDecide:
                var sentence = outcome switch { SettleMailOutcome.Again => "SentAgain", SettleMailOutcome.Settled => "Settled", _ => "NothingToDecide" };
                return FormPages.SeeOther<MailListPage>(context, Language.Here($"{Path}/{id}"), sentence);
            default: throw new UnreachableException();
        }
    }
}
