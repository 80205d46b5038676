using System.Diagnostics;
using System.Globalization;
using Ecusson.Networks;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Page = Ecusson.Web.Shell.Page;

namespace Ecusson.Web.Networks;

/// <summary>Every network of the server, for its operator: founded, changed, and who is offered a place.</summary>
static class AllNetworksPages
{
    public const string Path = "/admin/networks";

    public const string Do = "do", Organization = "organization";

    public static void MapAllNetworks(this WebApplication app)
    {
        app.MapFormPage(Path, Access.Operator, List, Found);
        app.MapFormPage($"{Path}/{{id}}", Access.Operator, Show, Take);
    }

    static Task<IResult> List(HttpContext context, AllNetworks networks) => Listed(context, networks, FormErrors.None);

    static async Task<IResult> Found(HttpContext context, AllNetworks networks, FoundNetwork found)
    {
        switch (await found.Of(context.Actor(), NetworkFields.Read(context.Posted(), LocalizedText.Empty), [], context.RequestAborted))
        {
            case FoundNetworkOutcome.Founded { Network: var made }: return Done(context, made.PublicId, "Founded");
            case FoundNetworkOutcome.Invalid { Problems: var problems }: return await Listed(context, networks, NetworkFields.Errors(problems));
            case FoundNetworkOutcome.NotAllowed: return Results.NotFound();
            default: throw new UnreachableException();
        }
    }

    static Task<IResult> Show(HttpContext context, string id, AllNetworks networks) => Shown(context, id, networks, FormErrors.None, there: null);

    static async Task<IResult> Take(HttpContext context, string id, AllNetworks networks, EditNetwork edit, InviteToNetwork invite)
    {
        var (actor, form, stop) = (context.Actor(), context.Posted(), context.RequestAborted);
        if (!PublicId.TryParse(id, out var network) || await networks.One(actor, network, stop) is not { } known) return Results.NotFound();
        var who = PublicId.TryParse(form.Text(Organization), out var read) ? read : default(PublicId?);
        switch (form.Text(Do))
        {
            case "save":
                var version = int.TryParse(form.Text(NetworkFields.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                return await edit.To(actor, network, NetworkFields.Read(form, known.Network.Description), version, stop) switch
                {
                    EditNetworkOutcome.Edited => Done(context, network, "Saved"),
                    EditNetworkOutcome.Invalid { Problems: var problems } => await Shown(context, id, networks, NetworkFields.Errors(problems), there: null),
                    EditNetworkOutcome.Conflict { There: var there } => await Shown(context, id, networks, FormErrors.Of(NetworkFields.Name, "Conflict"), there),
                    EditNetworkOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "invite" when who is null: return await Refused("ChooseOne");
            case "invite" when who is { } organization: return await Ended(await invite.Offer(actor, network, organization, stop), "Invited");
            case "end" when who is { } organization: return await Ended(await invite.End(actor, network, organization, stop), "Ended");
            default: return Results.BadRequest();
        }

        Task<IResult> Refused(string sentence) => Shown(context, id, networks, FormErrors.Of(Organization, sentence), there: null);

        async Task<IResult> Ended(InviteToNetworkOutcome outcome, string good) => outcome switch
        {
            InviteToNetworkOutcome.Done => Done(context, network, good),
            InviteToNetworkOutcome.ThereAlready => await Refused("ThereAlready"),
            InviteToNetworkOutcome.IsArchived => await Refused("IsArchived"),
            InviteToNetworkOutcome.Conflict => await Refused("AtTheSameMoment"),
            InviteToNetworkOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };
    }

    static IResult Done(HttpContext context, PublicId network, string sentence) =>
        FormPages.SeeOther<NetworkPage>(context, Language.Here($"{Path}/{network}"), $"{sentence}Said");

    static async Task<IResult> Listed(HttpContext context, AllNetworks networks, FormErrors errors) =>
        await networks.List(context.Actor(), context.RequestAborted) is { } all
            ? Page.Of<AllNetworksPage>(errors.Status, (nameof(AllNetworksPage.Networks), all), (nameof(AllNetworksPage.Form), context.Posted()), (nameof(AllNetworksPage.Errors), errors))
            : Results.NotFound();

    static async Task<IResult> Shown(HttpContext context, string id, AllNetworks networks, FormErrors errors, Network? there) =>
        PublicId.TryParse(id, out var read) && await networks.One(context.Actor(), read, context.RequestAborted) is { } known
            ? Page.Of<OneNetworkPage>(errors.Status, (nameof(OneNetworkPage.Known), known), (nameof(OneNetworkPage.There), there), (nameof(OneNetworkPage.Form), context.Posted()), (nameof(OneNetworkPage.Errors), errors))
            : Results.NotFound();
}
