using System.Globalization;
using Ecusson.Badges;
using Ecusson.Networks;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecusson.Web.Organizations;

/// <summary>The organisations of this server: every question is an address that can be kept and sent.</summary>
static class OrganizationsPages
{
    public const string TextField = "q";

    public static void MapOrganizationsList(this WebApplication app)
    {
        app.MapRead("/organizations", (HttpContext context) => PublicPages.ToLanguage(context));
        app.MapPublicPage("/organizations", Show);
    }

    /// <summary>The address of the whole list in the request's language.</summary>
    public static string Path => Language.Here("/organizations");

    /// <summary>The address of a page of what a question finds.</summary>
    public static string Address(string question, int page)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (question.Length > 0) fields[TextField] = question;
        if (page > 1) fields["page"] = page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(Path, fields);
    }

    static async Task<IResult> Show(HttpContext context, SearchOrganizations organizations, PublicNetworks networks)
    {
        var (question, query) = (context.Request.Query[TextField].ToString().Trim(), context.Request.Query["page"].ToString());
        if (question.Length > SearchOrganizations.LongestText) question = "";
        var found = await organizations.Named(question, int.TryParse(query, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1, context.RequestAborted);
        // Kept without a question alone, as the list of badges is.
        return PublicPages.Kept(
            Page.Of<OrganizationsPage>(parameters: [(nameof(OrganizationsPage.Question), question), (nameof(OrganizationsPage.Found), found), (nameof(OrganizationsPage.HasNetworks), await networks.Count(context.RequestAborted) > 0)]),
            until: null, Matter.Every("badge"), Matter.Every("organization"), Matter.Every("network"));
    }
}
