using System.Diagnostics;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Messages;

/// <summary>Addresses that are told what happens to an organisation's awards, and the log of what they were told.</summary>
static class WebhookPages
{
    public const string Path = "/webhooks", AddressField = "address", HookField = "hook", CallField = "call", State = "state", Before = "before";

    public static void MapWebhooks(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show, Take);

    static async Task<IResult> Show(HttpContext context, string org, OrganizationWebhooks webhooks) =>
        await context.Desk(org) is { } desk ? await Shown(context, desk, webhooks, FormErrors.None, added: null) : Results.NotFound();

    static async Task<IResult> Take(HttpContext context, string org, OrganizationWebhooks webhooks, KeepWebhook keep)
    {
        if (await context.Desk(org, Roles.Owner) is not { } desk) return Results.NotFound();
        var (actor, id, form, stop) = (context.Actor(), desk.Organization.Id, context.Posted(), context.RequestAborted);
        switch (form.Text(ManagePages.Do))
        {
            case "add":
                return await Outcome(await keep.Add(actor, id, form.Text(AddressField), stop));
            case "stop":
                return await Outcome(PublicId.TryParse(form.Text(HookField), out var hook) ? await keep.Stop(actor, id, hook, stop) : new KeepWebhookOutcome.NotThere());
            case "resume":
                return await Outcome(PublicId.TryParse(form.Text(HookField), out var paused) ? await keep.Resume(actor, id, paused, stop) : new KeepWebhookOutcome.NotThere());
            case "replay":
                return await Outcome(await keep.Replay(actor, id, new WebhookCallId(Guid.TryParse(form.Text(CallField), out var call) ? call : Guid.Empty), stop));
            default:
                return Results.BadRequest();
        }

        async Task<IResult> Outcome(KeepWebhookOutcome outcome)
        {
            switch (outcome)
            {
                // The secret is on this one page and on no other: there is nothing to lead on to.
                case KeepWebhookOutcome.Added added: return await Shown(context, desk, webhooks, FormErrors.None, added);
                case KeepWebhookOutcome.Stopped: return Done("Stopped");
                case KeepWebhookOutcome.Resumed: return Done("Resumed");
                case KeepWebhookOutcome.Replayed: return Done("Replayed");
                case KeepWebhookOutcome.NotAnAddress: return await Shown(context, desk, webhooks, FormErrors.Of(AddressField, "NotAnAddress"), added: null);
                case KeepWebhookOutcome.TooMany: return await Shown(context, desk, webhooks, FormErrors.Of(AddressField, "TooMany"), added: null);
                case KeepWebhookOutcome.NotThere: return await Shown(context, desk, webhooks, FormErrors.Of("hooks", "NotThere"), added: null);
                case KeepWebhookOutcome.IsOnItsWay: return Done("IsOnItsWay");
                case KeepWebhookOutcome.IsPaused: return await Shown(context, desk, webhooks, FormErrors.Of("hooks", "IsPaused"), added: null);
                case KeepWebhookOutcome.NotAllowed: return Results.NotFound();
                default: throw new UnreachableException();
            }
        }

        IResult Done(string sentence)
        {
            Said.Next<WebhooksPage>(context, sentence);
            // Whoever has an older call sent again reads on where they were.
            return FormPages.SeeOther(context, Desks.Address(desk.Organization.PublicId, Path) + Address(Asked(context), Last(context)));
        }
    }

    /// <summary>The part of an address that says which calls are shown.</summary>
    internal static string Address(WebhookCallQuestion question, WebhookCallId? before)
    {
        var query = new QueryString();
        if (question.State is { } state) query = query.Add(State, state.ToString());
        if (before is { } last) query = query.Add(Before, last.Value.ToString());
        return query.ToUriComponent();
    }

    static WebhookCallQuestion Asked(HttpContext context) => new(Enum.TryParse<WebhookCallState>(context.Request.Query[State], out var state) && Enum.IsDefined(state) ? state : null);

    static WebhookCallId? Last(HttpContext context) => Guid.TryParse(context.Request.Query[Before], out var last) ? new WebhookCallId(last) : null;

    static async Task<IResult> Shown(HttpContext context, OrganizationDesk desk, OrganizationWebhooks webhooks, FormErrors errors, KeepWebhookOutcome.Added? added)
    {
        var (actor, id, stop, question) = (context.Actor(), desk.Organization.Id, context.RequestAborted, Asked(context));
        return await webhooks.Called(actor, id, stop) is { } hooks && await webhooks.Calls(actor, id, question, Last(context), OrganizationWebhooks.PageSize, stop) is { } calls
            ? Page.Of<WebhooksPage>(errors.Status, (nameof(WebhooksPage.Desk), desk), (nameof(WebhooksPage.Hooks), hooks), (nameof(WebhooksPage.Question), question), (nameof(WebhooksPage.Calls), calls.Items),
                (nameof(WebhooksPage.Next), calls.After), (nameof(WebhooksPage.Form), context.Posted()), (nameof(WebhooksPage.Errors), errors), (nameof(WebhooksPage.Added), added))
            : Results.NotFound();
    }
}
