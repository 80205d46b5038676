using System.Diagnostics;
using Ecusson.Networks;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Networks;

/// <summary>The networks of an organisation, for its owners: a place is taken, declined or left here.</summary>
static class DeskNetworksPages
{
    public const string Path = "/networks";

    public const string Network = "network";

    public static void MapDeskNetworks(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show, Take);

    static Task<IResult> Show(HttpContext context, string org, OrganizationNetworks networks) => Shown(context, org, networks, FormErrors.None);

    static async Task<IResult> Take(HttpContext context, string org, OrganizationNetworks networks, AnswerNetwork answer)
    {
        if (await context.Desk(org, Roles.Owner) is not { } desk) return Results.NotFound();
        var (actor, form, organization, stop) = (context.Actor(), context.Posted(), desk.Organization.Id, context.RequestAborted);
        if (!PublicId.TryParse(form.Text(Network), out var network)) return Results.BadRequest();
        return form.Text(ManagePages.Do) switch
        {
            "accept" => await Done(await answer.Accept(actor, organization, network, stop), "Joined"),
            "decline" => await Done(await answer.Decline(actor, organization, network, stop), "Declined"),
            "leave" => await Done(await answer.Leave(actor, organization, network, stop), "Left"),
            _ => Results.BadRequest(),
        };

        async Task<IResult> Done(AnswerNetworkOutcome outcome, string sentence)
        {
            switch (outcome)
            {
                case AnswerNetworkOutcome.Done:
                    return FormPages.SeeOther<NetworkPage>(context, Desks.Address(desk.Organization.PublicId, Path), $"{sentence}Said");
                case AnswerNetworkOutcome.NotThere:
                    return await Shown(context, org, networks, FormErrors.Of(Network, "NotThere"));
                case AnswerNetworkOutcome.IsArchived:
                    return await Shown(context, org, networks, FormErrors.Of(Network, "IsArchived"));
                case AnswerNetworkOutcome.NotAllowed:
                    return Results.NotFound();
                default:
                    throw new UnreachableException();
            }
        }
    }

    static async Task<IResult> Shown(HttpContext context, string org, OrganizationNetworks networks, FormErrors errors) =>
        await context.Desk(org) is { } desk && await networks.Of(context.Actor(), desk.Organization.Id, context.RequestAborted) is { } all
            ? Page.Of<DeskNetworksPage>(errors.Status, (nameof(DeskNetworksPage.Desk), desk), (nameof(DeskNetworksPage.Networks), all), (nameof(DeskNetworksPage.Errors), errors))
            : Results.NotFound();
}
