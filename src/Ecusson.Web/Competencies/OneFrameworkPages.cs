using System.Diagnostics;
using System.Globalization;
using Ecusson.Competencies;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Competencies;

/// <summary>One framework: its tree, loading it again, retiring it.</summary>
static class OneFrameworkPages
{
    /// <summary>Code of the competency whose parts are shown; nothing for the top.</summary>
    public const string In = "in";

    public static void MapFramework(this WebApplication app) =>
        app.MapFormPage($"/manage/{{org}}{FrameworkPages.Path}/{{id}}", Access.Members, Show, Take, largest: FrameworkPages.Largest);

    /// <summary>The framework that an address names, as a member of its organisation finds it.</summary>
    public static async Task<(OrganizationDesk Desk, FrameworkStanding Framework)?> Found(HttpContext context, string org, string id, OrganizationFrameworks frameworks) =>
        await context.Desk(org) is { } desk && PublicId.TryParse(id, out var read) && await frameworks.One(context.Actor(), read, context.RequestAborted) is { } framework
            && framework.Framework.OrganizationId == desk.Organization.Id ? (desk, framework) : null;

    static Task<IResult> Show(HttpContext context, string org, string id, OrganizationFrameworks frameworks) => Shown(context, org, id, frameworks, FormErrors.None, [], waiting: null);

    static async Task<IResult> Take(HttpContext context, string org, string id, OrganizationFrameworks frameworks, LoadFramework load, RetireFramework retire)
    {
        if (await Found(context, org, id, frameworks) is not var (desk, found) || !desk.Has(Roles.Designer)) return Results.NotFound();
        var (actor, form, stop, name) = (context.Actor(), context.Posted(), context.RequestAborted, found.Framework.PublicId);
        switch (form.Text(ManagePages.Do))
        {
            case "retire": return Turned(await retire.Of(actor, name, stop), "RetiredSaid");
            case "take-up": return Turned(await retire.Undo(actor, name, stop), "TakenUpSaid");
        }

        var version = int.TryParse(form.Text(FrameworkPages.VersionField), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        var table = await FrameworkPages.Posted(context, desk);
        switch (await load.Again(actor, name, FrameworkPages.Named(form), FrameworkPages.Read(table, desk), version, stop))
        {
            case LoadFrameworkOutcome.Loaded loaded:
                FrameworkPages.Say(context, "LoadedAgain", loaded.Count, loaded.Added, loaded.Gone);
                return FormPages.SeeOther(context, FrameworkPages.Address(desk, name));
            case LoadFrameworkOutcome.NotAllowed:
                return Results.NotFound();
            case var wrong:
                var (errors, problems) = FrameworkPages.Wrong(wrong);
                return await Shown(context, org, id, frameworks, errors, problems, await FrameworkPages.Waiting(context, desk, table, wrong), hasConflict: wrong is LoadFrameworkOutcome.Conflict);
        }

        IResult Turned(RetireFrameworkOutcome outcome, string sentence)
        {
            switch (outcome)
            {
                case RetireFrameworkOutcome.Done:
                    FrameworkPages.Say(context, sentence);
                    return FormPages.SeeOther(context, FrameworkPages.Address(desk, name));
                case RetireFrameworkOutcome.NotAllowed:
                    return Results.NotFound();
                default:
                    throw new UnreachableException();
            }
        }
    }

    static async Task<IResult> Shown(HttpContext context, string org, string id, OrganizationFrameworks frameworks, FormErrors errors, IReadOnlyList<FrameworkProblem> problems, StagedTable? waiting, bool hasConflict = false)
    {
        if (await Found(context, org, id, frameworks) is not var (desk, found)) return Results.NotFound();
        return Page.Of<FrameworkPage>(
            errors.Status, (nameof(FrameworkPage.Desk), desk), (nameof(FrameworkPage.Standing), found), (nameof(FrameworkPage.Form), context.Posted()), (nameof(FrameworkPage.Errors), errors),
            (nameof(FrameworkPage.Problems), problems), (nameof(FrameworkPage.Tree), new FrameworkTree(await frameworks.Competencies(found, after: -1, FrameworkRules.MostRows, context.RequestAborted))),
            (nameof(FrameworkPage.Waiting), waiting), (nameof(FrameworkPage.HasConflict), hasConflict), (nameof(FrameworkPage.At), context.Request.Query[In].ToString()));
    }
}
