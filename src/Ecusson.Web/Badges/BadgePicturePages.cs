using System.Diagnostics;
using System.Globalization;
using Ecusson.Badges;
using Ecusson.Badges.Art;
using Ecusson.Files.Pictures;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;
using BadgeArt = Ecusson.Badges.BadgeArt;

namespace Ecusson.Web.Badges;

/// <summary>The picture of a badge: drawn from a few choices, or handed in. The drawing is the server's, so that the form works without script.</summary>
static class BadgePicturePages
{
    /// <summary>Below the badge's own page.</summary>
    public const string Below = "/picture";

    /// <summary>The address of a drawing; its choices are the query.</summary>
    public const string Drawn = "/manage/drawing.svg";

    public const string FileField = "file";

    /// <summary>What the drawing shows, the words about it that stood there untouched, and what the file shows.</summary>
    public const string ShowsField = PaintBadge.Shows, CaptionField = "caption", FileShowsField = "file-shows";

    /// <summary>Where the page shows what somebody else saved meanwhile.</summary>
    public const string There = "there";

    /// <summary>With a drawing, what it shows, in the language that its address names.</summary>
    const string CaptionHeader = "Caption", InLanguage = "in";

    public static readonly string[] Colours = ["cloth", "second", "edge", "ink", "mark"];

    /// <summary>The colours of what must stand out from the cloth.</summary>
    public static readonly string[] Threads = ["mark", "ink"];

    /// <summary>With a drawing, which of the <see cref="Threads"/> hardly do.</summary>
    const string FaintHeader = "Faint";

    const int Largest = PictureCheck.MostBytes + FormPages.Plain;

    public static void MapBadgePicture(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{DeskBadgesPages.Path}/{{id}}{Below}", Access.Members, Show, Take, largest: Largest);
        app.MapOwnFile(Drawn, Draw);
    }

    /// <summary>The choices that a form or an address makes; what it does not say is as before.</summary>
    public static BadgeArt Read(Func<string, string> field, BadgeArt kept)
    {
        string Said(string name, string otherwise) => field(name) is { Length: > 0 } said ? said : otherwise;
        return new BadgeArt
        {
            Shape = Said("shape", kept.Shape), Partition = Said("partition", kept.Partition), Cloth = Said("cloth", kept.Cloth), Second = Said("second", kept.Second),
            Edge = Said("edge", kept.Edge), Ink = Said("ink", kept.Ink), Mark = Said("mark", kept.Mark ?? kept.Ink), Icon = field("icon") is { Length: > 0 } icon ? icon : null,
            Text = field("text").Trim() is { Length: > 0 } text ? text : null,
        };
    }

    /// <summary>The address of the drawing of these choices.</summary>
    public static string Address(BadgeArt art) => Drawn + new QueryString().Add("shape", art.Shape).Add("partition", art.Partition).Add("cloth", art.Cloth).Add("second", art.Second)
        .Add("edge", art.Edge).Add("ink", art.Ink).Add("mark", art.Mark ?? art.Ink).Add("icon", art.Icon ?? "").Add("text", art.Text ?? "").ToUriComponent();

    static Task<IResult> Show(HttpContext context, string org, string id, OrganizationBadges badges) => Shown(context, org, id, badges, FormErrors.None);

    static async Task<IResult> Take(HttpContext context, string org, string id, OrganizationBadges badges, PaintBadge paint, StagePicture stage)
    {
        if (await DeskBadgePages.Found(context, org, id, badges) is not var (desk, badge) || !desk.Has(Roles.Designer)) return Results.NotFound();
        var (actor, form, stop) = (context.Actor(), context.Posted(), context.RequestAborted);
        var version = int.TryParse(form.Text(BadgeFields.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        switch (form.Text(ManagePages.Do))
        {
            case "show":
                return await Shown(context, org, id, badges, FormErrors.None);
            case "draw":
                return await Painted(await paint.Drawn(actor, badge.PublicId, Read(name => form.Text(name), ArtRecipe.Beginnings[0]), version, stop, Shows(form)));
            case "upload":
                return await HandedIn();
            default:
                return Results.BadRequest();
        }

        async Task<IResult> HandedIn()
        {
            var waiting = PublicId.TryParse(form.Text(PostedTable.Field), out var staged) ? await stage.Find(actor, badge.PublicId, staged, stop) : null;
            var posted = await PostedPicture.Of(form, FileField, stop) ?? (waiting is null ? null : new PostedPicture(waiting.Bytes, waiting.Name, Refusal: null));
            if (posted is null or { Refusal: not null }) return await Painted(new PaintBadgeOutcome.Refused(posted?.Refusal ?? PictureRefusal.Empty), waiting);
            var outcome = await paint.HandedIn(actor, badge.PublicId, posted.Bytes, posted.Name, version, stop, form.Has(FileShowsField) ? form.Text(FileShowsField) : null);
            // It is the words or the moment that were wrong: the file need not be chosen again. One that is no picture takes the place of the older all the same.
            if (outcome is PaintBadgeOutcome.Invalid or PaintBadgeOutcome.Conflict && posted.Bytes != waiting?.Bytes) waiting = await stage.Keep(actor, badge.PublicId, posted.Bytes, posted.Name, stop);
            return await Painted(outcome, waiting);
        }

        async Task<IResult> Painted(PaintBadgeOutcome outcome, StagedPicture? waiting = null)
        {
            switch (outcome)
            {
                case PaintBadgeOutcome.Painted:
                    DeskBadgesPages.Say(context, "Painted");
                    return FormPages.SeeOther(context, DeskBadgesPages.Address(desk, badge.PublicId));
                case PaintBadgeOutcome.Invalid { Problems: var problems }:
                    var errors = FormErrors.None;
                    foreach (var (field, problem) in problems) errors.Add(field == PaintBadge.Shows && form.Text(ManagePages.Do) == "upload" ? FileShowsField : field, $"Wrong_{problem}");
                    return await Shown(context, org, id, badges, errors, waiting);
                case PaintBadgeOutcome.Refused { Why: var why }:
                    return await Shown(context, org, id, badges, FormErrors.Of(FileField, PictureDrop.Sentence(why)), waiting);
                case PaintBadgeOutcome.Conflict:
                    return await Shown(context, org, id, badges, FormErrors.Of(There, "PictureConflict"), waiting, hasConflict: true);
                case PaintBadgeOutcome.NotAllowed:
                    return Results.NotFound();
                default:
                    throw new UnreachableException();
            }
        }
    }

    /// <summary>What was written about the drawing; null where what it says of itself stands there still.</summary>
    static string? Shows(PostedForm form) => form.Text(ShowsField) is var written && written == form.Text(CaptionField) ? null : written;

    static IResult Draw(HttpContext context)
    {
        var art = Read(name => context.Request.Query[name].ToString(), ArtRecipe.Beginnings[0]);
        if (ArtRecipe.Problems(art).Count > 0) return Results.BadRequest();
        if (context.Request.Query[InLanguage].ToString() is var language && BadgeRules.Languages.Contains(language)) context.Response.Headers[CaptionHeader] = Uri.EscapeDataString(ArtRecipe.Caption(art).In(language));
        context.Response.Headers[FaintHeader] = string.Join(' ', ArtContrast.Faint(art));
        return Results.Bytes(Drawing.Svg(art, ""), "image/svg+xml");
    }

    static async Task<IResult> Shown(HttpContext context, string org, string id, OrganizationBadges badges, FormErrors errors, StagedPicture? waiting = null, bool hasConflict = false)
    {
        if (await DeskBadgePages.Found(context, org, id, badges) is not var (desk, badge) || !desk.Has(Roles.Designer)) return Results.NotFound();
        var form = context.Posted();
        var kept = badge.Draft.Picture?.Art ?? ArtRecipe.Beginnings[badge.PublicId.ToString()[0] % ArtRecipe.Beginnings.Length];
        var isUpload = form.Text(ManagePages.Do) == "upload";
        var art = form.IsPosted && !isUpload ? Read(name => form.Text(name), kept) : kept;
        var (language, saved) = (badge.Draft.Language, badge.Version.ToString(CultureInfo.InvariantCulture));
        var said = badge.Draft.Picture?.Description.ByLanguage.GetValueOrDefault(language) ?? "";
        var own = badge.Draft.Picture?.Art is { } drawn && ArtRecipe.Caption(drawn).In(language) == said ? "" : said;
        var caption = ArtRecipe.Problems(art).Count == 0 ? ArtRecipe.Caption(art).In(language) : "";
        var shows = form.Has(ShowsField) && Shows(form) is { Length: > 0 } typed ? typed : own.Length > 0 && !form.Has(ShowsField) ? own : caption;
        return Page.Of<BadgePicturePage>(errors.Status, (nameof(BadgePicturePage.Desk), desk), (nameof(BadgePicturePage.Badge), badge), (nameof(BadgePicturePage.Art), art),
            (nameof(BadgePicturePage.Shows), shows), (nameof(BadgePicturePage.Caption), caption), (nameof(BadgePicturePage.FileShows), form.Has(FileShowsField) ? form.Text(FileShowsField) : own),
            (nameof(BadgePicturePage.Waiting), waiting), (nameof(BadgePicturePage.IsUpload), isUpload), (nameof(BadgePicturePage.HasConflict), hasConflict),
            // Whoever was shown what another saved has seen it; until then, it is their own version that they go on from.
            (nameof(BadgePicturePage.Version), hasConflict ? saved : form.Text(BadgeFields.Version, saved)), (nameof(BadgePicturePage.Errors), errors));
    }
}
