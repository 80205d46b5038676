using System.Diagnostics;
using Ecusson.Competencies;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Competencies;

/// <summary>An organisation's frameworks at its desk: all of them, and loading a new one.</summary>
static class FrameworkPages
{
    public const string Path = "/frameworks";

    public const string NameField = "name", SourceField = "source", FileField = "file", VersionField = "version";

    /// <summary>Most bytes of a form with a framework in it.</summary>
    public const int Largest = ReadFramework.MostBytes + FormPages.Plain;

    public static void MapFrameworkList(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show);
        app.MapFormPage($"/manage/{{org}}{Path}/new", Access.Members, ShowNew, TakeNew, largest: Largest);
    }

    /// <summary>The address of a framework's page.</summary>
    public static string Address(OrganizationDesk desk, PublicId framework, string below = "") => Desks.Address(desk.Organization.PublicId, $"{Path}/{framework}{below}");

    /// <summary>Has the next page say a sentence of the room's texts.</summary>
    public static void Say(HttpContext context, string sentence, params object[] words) =>
        Said.Next<FrameworksPage>(context, sentence, words);

    /// <summary>The table that a form brought along.</summary>
    public static Task<PostedTable?> Posted(HttpContext context, OrganizationDesk desk) => PostedTable.Of(context, desk, FileField, ReadFramework.MostBytes);

    /// <summary>The framework in it.</summary>
    public static FrameworkReading Read(PostedTable? table, OrganizationDesk desk) => table switch
    {
        null => new FrameworkReading.Refused(FrameworkRefusal.Empty),
        { IsTooLarge: true } => new FrameworkReading.Refused(FrameworkRefusal.TooLarge),
        _ => ReadFramework.File(table.Bytes, desk.Organization.Language, [.. Language.All.Select(language => language.Code)]),
    };

    /// <summary>The table as it waits for the form that comes back; null when it is the table itself that is to be mended.</summary>
    public static async Task<StagedTable?> Waiting(HttpContext context, OrganizationDesk desk, PostedTable? table, LoadFrameworkOutcome outcome) =>
        table is null || outcome is LoadFrameworkOutcome.Unreadable or LoadFrameworkOutcome.InvalidRows || Read(table, desk) is FrameworkReading.Refused ? null : await table.Wait(context, desk);

    /// <summary>What the form is called.</summary>
    public static FrameworkForm Named(PostedForm form) => new(form.Text(NameField), form.Text(SourceField));

    /// <summary>What keeps a framework from being loaded, beside its field, and cell by cell.</summary>
    public static (FormErrors Errors, IReadOnlyList<FrameworkProblem> Problems) Wrong(LoadFrameworkOutcome outcome)
    {
        switch (outcome)
        {
            case LoadFrameworkOutcome.InvalidFields { Problems: var fields }:
                var errors = FormErrors.None;
                foreach (var field in (string[])[NameField, SourceField])
                    if (fields.TryGetValue(field, out var problem)) errors.Add(field, $"Field_{problem}");
                return (errors, []);
            case LoadFrameworkOutcome.Unreadable { Why: var why }:
                return (FormErrors.Of(FileField, $"Refused_{why}"), []);
            case LoadFrameworkOutcome.InvalidRows { Problems: var rows }:
                return (FormErrors.Of(FileField, "RowsWrong"), rows);
            case LoadFrameworkOutcome.TooMany:
                return (FormErrors.Of(NameField, "TooManyFrameworks"), []);
            case LoadFrameworkOutcome.Conflict:
                return (FormErrors.Of(NameField, "Conflict"), []);
            default:
                throw new UnreachableException();
        }
    }

    static async Task<IResult> Show(HttpContext context, string org, OrganizationFrameworks frameworks) =>
        await context.Desk(org) is { } desk && await frameworks.In(context.Actor(), desk.Organization.Id, context.RequestAborted) is { } found
            ? Page.Of<FrameworksPage>(parameters: [(nameof(FrameworksPage.Desk), desk), (nameof(FrameworksPage.Frameworks), found)])
            : Results.NotFound();

    static async Task<IResult> ShowNew(HttpContext context, string org) =>
        await context.Desk(org, Roles.Designer) is { } desk ? New(context, desk, FormErrors.None, [], waiting: null) : Results.NotFound();

    static async Task<IResult> TakeNew(HttpContext context, string org, LoadFramework load)
    {
        if (await context.Desk(org, Roles.Designer) is not { } desk) return Results.NotFound();
        var table = await Posted(context, desk);
        switch (await load.New(context.Actor(), desk.Organization.Id, Named(context.Posted()), Read(table, desk), context.RequestAborted))
        {
            case LoadFrameworkOutcome.Loaded loaded:
                Say(context, Language.Current.IsOne(loaded.Count) ? "LoadedOne" : "LoadedMany", loaded.Count);
                return FormPages.SeeOther(context, Address(desk, loaded.Framework.PublicId));
            case LoadFrameworkOutcome.NotAllowed:
                return Results.NotFound();
            case var wrong:
                var (errors, problems) = Wrong(wrong);
                return New(context, desk, errors, problems, await Waiting(context, desk, table, wrong));
        }
    }

    static Page New(HttpContext context, OrganizationDesk desk, FormErrors errors, IReadOnlyList<FrameworkProblem> problems, StagedTable? waiting) => Page.Of<NewFrameworkPage>(
        errors.Status, (nameof(NewFrameworkPage.Desk), desk), (nameof(NewFrameworkPage.Form), context.Posted()), (nameof(NewFrameworkPage.Errors), errors), (nameof(NewFrameworkPage.Problems), problems),
        (nameof(NewFrameworkPage.Waiting), waiting));
}
