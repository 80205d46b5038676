using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Awards;
using Ecusson.Web.Badges;
using Ecusson.Web.Competencies;
using Ecusson.Web.Messages;
using Ecusson.Web.Networks;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>Addresses and tabs of the desk, where the members of an organisation work: <c>/manage/{org}/…</c>.</summary>
static class Desks
{
    /// <summary>The organisation that an address names, as who asks finds it there; null for whoever takes no part in it, as if there were none.</summary>
    /// <param name="context">The request.</param>
    /// <param name="org">The route's <c>{org}</c>.</param>
    public static async Task<OrganizationDesk?> Desk(this HttpContext context, string org) =>
        PublicId.TryParse(org, out var id)
            ? await context.RequestServices.GetRequiredService<MyOrganizations>().One(context.Actor(), id, context.RequestAborted)
            : null;

    /// <summary>The same for a member who has one of these roles, or is an owner; null for all others, whatever they sent.</summary>
    /// <param name="context">The request.</param>
    /// <param name="org">The route's <c>{org}</c>.</param>
    /// <param name="roles">The roles that the page's forms are for.</param>
    public static async Task<OrganizationDesk?> Desk(this HttpContext context, string org, Roles roles) => await context.Desk(org) is { } desk && desk.Has(roles) ? desk : null;

    /// <summary>The address of a page of a desk in the request's language.</summary>
    /// <param name="organization">Whose desk.</param>
    /// <param name="path">Below it, e.g. <c>/members</c>; empty for where it begins.</param>
    public static string Address(PublicId organization, string path = "") => Language.Here($"/manage/{organization}{path}");
}

/// <summary>A page of a desk that its navigation names.</summary>
/// <param name="Path">Below the desk's address; empty for where it begins.</param>
/// <param name="Name">Name of its text.</param>
/// <param name="For">The roles that it is of use to, beside owners.</param>
sealed record DeskTab(string Path, string Name, Roles For)
{
    const Roles Everyone = Roles.Designer | Roles.Issuer | Roles.Assessor | Roles.Reader;

    /// <summary>All of them in order.</summary>
    public static IReadOnlyList<DeskTab> All { get; } =
    [
        new("", "TabHome", Everyone), new(DeskBadgesPages.Path, "TabBadges", Everyone), new(FrameworkPages.Path, "TabFrameworks", Everyone), new(DeskAwardsPages.Path, "TabAwards", Roles.Issuer | Roles.Assessor | Roles.Reader), new(MemberPages.Path, "TabMembers", Everyone), new(SettingsPages.Path, "TabSettings", Roles.Owner), new(DeskNetworksPages.Path, "TabNetworks", Roles.Owner),
        new(KeyPages.Path, "TabKeys", Everyone), new(ProgramPages.Path, "TabPrograms", Roles.Owner), new(WebhookPages.Path, "TabWebhooks", Roles.Owner),
    ];
}
