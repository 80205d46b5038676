using System.Diagnostics;
using System.Globalization;
using Ecusson.Journal;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Journal;

/// <summary>What should have followed from an event and failed, for the operator: why, and whether it is tried again or given up.</summary>
static class ReactionPages
{
    public const string Path = "/admin/reactions";

    public const string Do = "do", Reaction = "reaction", Number = "number";

    public static void MapReactions(this WebApplication app) => app.MapFormPage(Path, Access.Operator, Show, Take);

    static async Task<IResult> Show(HttpContext context, FailedReactions failed, JournalHealth health) =>
        await failed.For(context.Actor(), context.RequestAborted) is { } reactions
            ? Page.Of<ReactionsPage>(parameters: [(nameof(ReactionsPage.Reactions), reactions), (nameof(ReactionsPage.Lag), await health.Lag(context.RequestAborted))])
            : Results.NotFound();

    static async Task<IResult> Take(HttpContext context, RetryReaction retry)
    {
        var (form, actor, stop) = (context.Posted(), context.Actor(), context.RequestAborted);
        if (!long.TryParse(form.Text(Number), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return Results.BadRequest();
        RetryReactionOutcome? outcome = form.Text(Do) switch
        {
            "again" => await retry.Again(actor, form.Text(Reaction), number, stop),
            "give-up" => await retry.GiveUp(actor, form.Text(Reaction), number, stop),
            _ => null,
        };
        return outcome switch
        {
            null => Results.BadRequest(),
            RetryReactionOutcome.Retried => Done(context, "Retried"),
            RetryReactionOutcome.GivenUp => Done(context, "GivenUp"),
            RetryReactionOutcome.Gone => Done(context, "Gone"),
            RetryReactionOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };
    }

    static IResult Done(HttpContext context, string sentence) =>
        FormPages.SeeOther<ReactionsPage>(context, Language.Here(Path), sentence);
}
