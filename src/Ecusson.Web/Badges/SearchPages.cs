using System.Globalization;
using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecusson.Web.Badges;

/// <summary>Search among published badges: every question is an address that can be kept and sent.</summary>
static class SearchPages
{
    public const string TextField = "q";

    public static void MapSearch(this WebApplication app)
    {
        app.MapRead("/badges", (HttpContext context) => PublicPages.ToLanguage(context));
        app.MapPublicPage("/badges", Show);
    }

    /// <summary>The address of a question in the request's language.</summary>
    public static string Address(BadgeQuestion question)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (question.Text.Length > 0) fields[TextField] = question.Text;
        if (question.Organization is { } organization) fields["org"] = organization.ToString();
        if (question.Competency is { } competency) fields["competency"] = competency;
        if (question.Level is { } level) fields["level"] = level.ToString(CultureInfo.InvariantCulture);
        if (question.Type is { } type) fields["type"] = type;
        if (question.Language is { } language) fields["language"] = language;
        if (question.OpenToRequests) fields["open"] = "1";
        if (question.Page > 1) fields["page"] = question.Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(Language.Here("/badges"), fields);
    }

    static async Task<IResult> Show(HttpContext context, SearchBadges search)
    {
        var question = Read(context.Request.Query);
        // Kept without a question alone: that is the page that everybody comes by.
        return PublicPages.Kept(
            Page.Of<SearchPage>(parameters:
            [
                (nameof(SearchPage.Question), question), (nameof(SearchPage.Found), await search.For(question, context.RequestAborted)),
            ]),
            until: null, Matter.Every("badge"), Matter.Every("organization"));
    }

    static BadgeQuestion Read(IQueryCollection query)
    {
        string? Of(string name) => query[name].ToString() is { Length: > 0 and <= BadgeRules.NameLength } text ? text : null;
        int? Number(string name) => int.TryParse(Of(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new BadgeQuestion
        {
            Text = Of(TextField) ?? "", Organization = PublicId.TryParse(Of("org"), out var organization) ? organization : null, Competency = Of("competency"),
            Level = Number("level"), Type = Of("type"), Language = Of("language"), OpenToRequests = Of("open") is not null, Page = Number("page") ?? 1,
        };
    }
}
