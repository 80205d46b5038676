using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ecusson.Badges;
using Ecusson.Badges.Art;
using Ecusson.Credentials.Baking;
using Ecusson.Files.Drawing;
using Ecusson.Storage;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Badges;

/// <summary>Drawing a badge up at the desk, without any script; and what strangers and bad input come to.</summary>
public sealed partial class BadgeDeskTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_who_edit_one_badge_neither_loses_a_word_and_a_draft_that_saves_itself_overwrites_nobody()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        using (var kept = await organization.Owner.Fill(badge, ("do", "autosave"), ("version", "1"), ("name-fr", "Premier nom"))) Assert.Contains("\"version\":2", await kept.Source(), StringComparison.Ordinal);
        using (var late = await organization.Owner.Fill(badge, ("do", "autosave"), ("version", "1"), ("name-fr", "Second nom"))) Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);

        using var refused = await organization.Owner.Fill(badge, ("do", "save"), ("version", "1"), ("name-fr", "Second nom"), ("description-fr", "Mes mots"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var source = await refused.Source();
        Assert.Contains("value=\"Second nom\"", source, StringComparison.Ordinal);
        Assert.Contains("Mes mots", source, StringComparison.Ordinal);
        Assert.Contains("Premier nom", source, StringComparison.Ordinal);
        using var knowing = await organization.Owner.Fill(badge, ("do", "save"), ("version", Version().Match(source).Groups["version"].Value), ("name-fr", "Second nom"));
        Assert.Equal(HttpStatusCode.SeeOther, knowing.StatusCode);
        Assert.Equal("Second nom", (await Badge(badge)).Draft.Name.In("fr"));
    }

    [Fact]
    public async Task Of_two_who_edit_one_badge_each_reads_both_people_s_words_in_every_field_and_language()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        string[] fields = ["name", "description", "criteria", "evidence", "competencies", "criterion-1", "criterion-1-text", "criterion-2"];
        (string, string)[] Written(string who) =>
            [.. from field in fields from language in (string[])["fr", "en"] select ($"{field}-{language}", $"{who} {field} {language}"), ("tags", $"{who} mot"), ("level", who == "Ada" ? "2" : "3"), ("workload", who == "Ada" ? "7" : "8")];
        using (var saved = await organization.Owner.Fill(badge, [("do", "save"), ("version", "1"), .. Written("Ada"), ("validity", "months"), ("months", "13"), ("open-to-requests", "yes")])) Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        using var refused = await organization.Owner.Fill(badge, [("do", "save"), ("version", "1"), .. Written("Bob"), ("validity", "until"), ("until", "2031-02-03")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var compared = WebUtility.HtmlDecode(Compared().Match(await refused.Source()).Value);
        foreach (var (_, words) in Written("Ada").Concat(Written("Bob")).Where(field => field.Item2.Length > 1)) Assert.Contains(words, compared, StringComparison.Ordinal);
        foreach (var shown in (string[])["Nom (English)", "Critère 2 · Nom (Français)", "2. ", "3. ", ">7<", ">8<", "Pendant un nombre de mois · 13", "Jusqu’à une date · 3\u00A0février 2031", ">oui<", ">non<"])
            Assert.Contains(shown, compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_badge_that_can_be_asked_for_has_somebody_to_write_to()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        using (await organization.Owner.Fill($"{badge}/picture", ("do", "draw"), ("version", "1"))) { }
        (string, string)[] form = [("do", "publish"), ("name-fr", "Débat"), ("description-fr", "Ce qu’il reconnaît"), ("criteria-fr", "Un débat"), ("open-to-requests", "yes")];
        using (var refused = await organization.Owner.Fill(badge, [.. form, ("version", "2")]))
        {
            var words = await refused.Words();
            Assert.Contains("<a href=\"#open-to-requests\">L’adresse de l’organisme", words, StringComparison.Ordinal);
            Assert.Contains($"{organization.Desk}/settings#mail", words, StringComparison.Ordinal);
        }

        Assert.Contains("L’adresse de l’organisme", await organization.Owner.Words($"{badge}/preview"), StringComparison.Ordinal);
        using (await organization.Owner.Fill($"{organization.Desk}/settings", ("version", "1"), ("name", "École"), ("language", "fr"), ("mail", "contact@example.org"))) { }
        using (var published = await organization.Owner.Fill(badge, [.. form, ("version", "3")])) Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.DoesNotContain("Donner une adresse", await organization.Owner.Words(badge), StringComparison.Ordinal);
        using var visitor = server.Visitor();
        Assert.Contains("écrivez à <a href=\"mailto:contact%40example.org\">", await visitor.Words($"/fr/badges/{badge.Split('/')[^1]}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_hardly_be_seen_in_a_drawing_is_said_beside_the_colours()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        (string, string)[] art = [("shape", "shield"), ("partition", "chief"), ("cloth", "#1f5c46"), ("second", "#e3b23c"), ("edge", "#d9e2c4"), ("ink", "#fdf5dc"), ("icon", "sprout"), ("text", "")];
        async Task<string> Shown(string mark)
        {
            using var shown = await organization.Owner.Fill($"{badge}/picture", [("do", "show"), ("version", "1"), .. art, ("mark", mark)]);
            return await shown.Source();
        }

        Assert.Matches("data-faint=\"mark\">", await Shown("#1f5c46"));
        Assert.Matches("data-faint=\"mark\" hidden>", await Shown("#fdf5dc"));
        var query = new QueryBuilder(art.Append(("mark", "#1f5c46")).Select(field => KeyValuePair.Create(field.Item1, field.Item2))).ToString();
        using var drawn = await organization.Owner.GetAsync($"/manage/drawing.svg{query}", Stop);
        Assert.Equal("mark", Assert.Single(drawn.Headers.GetValues("Faint")));
    }

    [Fact]
    public async Task A_blank_page_keeps_what_was_typed_before_it()
    {
        using var organization = await SampleOrganization.New(server);
        using var begun = await organization.Owner.Fill($"{organization.Desk}/badges/new", ("do", "blank"), ("what", "Débat"), ("level", "2"));
        var badge = await Badge(begun.Headers.Location!.ToString());
        Assert.Equal(("Débat", 2), (badge.Draft.Name.In("fr"), badge.Draft.Level));
    }

    [Fact]
    public async Task A_badge_that_ends_on_no_day_or_after_no_month_is_asked_for_it()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        foreach (var (validity, sentence) in ((string, string)[])[("until", "Donnez le dernier jour."), ("months", "Donnez le nombre de mois.")])
        {
            using var asked = await organization.Owner.Fill(badge, ("do", "save"), ("version", "1"), ("validity", validity));
            Assert.Contains(sentence, await asked.Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_draft_lacks_is_named_and_linked_to_its_field_once_and_nothing_typed_is_lost()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        using var refused = await organization.Owner.Fill(badge, ("do", "publish"), ("version", "1"), ("name-fr", "Débat"), ("name-en", "Debate"), ("description-en", "What it recognises"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var words = await refused.Words();
        foreach (var (field, sentence) in ((string, string)[])[("description-fr", "Ce que le badge reconnaît, en deux"), ("criteria-fr", "Ce qu’il faut\u00A0: quelques mots ici, ou un critère"), ("picture", "L’image\u00A0: dessinez-la")])
            Assert.Equal(2, words.Split($"<a href=\"#{field}\">{sentence}").Length);
        Assert.Contains("Il manque pour publier", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Facultatif", words, StringComparison.Ordinal);
        Assert.Equal("What it recognises", (await Badge(badge)).Draft.Description.In("en"));

        using var other = await organization.Owner.Fill(badge, ("do", "publish"), ("version", "2"), ("name-fr", "Débat"), ("name-en", "Debate"), ("description-fr", "Ce qu’il reconnaît"), ("description-en", ""), ("criteria-fr", "Un débat"), ("criteria-en", "A debate"));
        Assert.Contains("<a href=\"#description-en\">Ce que le badge reconnaît, en anglais", await other.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_published_as_it_was_looked_at_and_awarding_it_comes_first_from_then_on()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        using (var lacking = await organization.Owner.GetAsync($"{badge}/preview", Stop))
        {
            var words = await lacking.Words();
            Assert.Contains($"<a href=\"{badge}#picture\">L’image", words, StringComparison.Ordinal);
            Assert.DoesNotContain(">Publier</button>", words, StringComparison.Ordinal);
        }

        using (await organization.Owner.Fill(badge, ("do", "save"), ("version", "1"), ("name-fr", "Débat"), ("description-fr", "Ce qu’il reconnaît"), ("criteria-fr", "Un débat"))) { }
        using (await organization.Owner.Fill($"{badge}/picture", ("do", "draw"), ("version", "2"))) { }
        using (var draft = await organization.Owner.GetAsync(badge, Stop)) Assert.Contains(BluePublish, await draft.Source(), StringComparison.Ordinal);
        using (var late = await organization.Owner.Fill($"{badge}/preview", ("version", "2"))) Assert.EndsWith("/preview", late.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (await Badge(badge)).PublishedNumber);
        using (var published = await organization.Owner.Fill($"{badge}/preview", ("version", "3"))) Assert.Equal(badge, published.Headers.Location?.ToString());
        Assert.Equal(1, (await Badge(badge)).PublishedNumber);

        using (var desk = await organization.Owner.GetAsync(badge, Stop))
        {
            var source = await desk.Source();
            Assert.DoesNotContain(BluePublish, source, StringComparison.Ordinal);
            Assert.Matches(AwardButton(), source);
            Assert.True(source.IndexOf("/awards/new?badge=", StringComparison.Ordinal) < source.IndexOf("id=\"badge\"", StringComparison.Ordinal), "Awarding stands below the form.");
        }

        using (await organization.Owner.Fill(badge, ("do", "save"), ("version", "4"), ("name-fr", "Débat réglé"), ("description-fr", "Ce qu’il reconnaît"), ("criteria-fr", "Un débat"))) { }
        using var changed = await organization.Owner.GetAsync(badge, Stop);
        Assert.Contains(BluePublish, await changed.Source(), StringComparison.Ordinal);
        using var reader = await organization.Member("Reader");
        using (var looked = await reader.GetAsync($"{badge}/preview", Stop)) Assert.DoesNotContain("Publier les modifications", await looked.Words(), StringComparison.Ordinal);
        using (var forced = await reader.Fill($"{badge}/preview", ("version", "5"))) Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);
    }

    [Fact]
    public async Task Every_field_is_kept_in_each_language()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        using (var saved = await organization.Owner.Fill(badge, ("do", "save"), ("version", "1"), ("name-fr", "Débat"), ("name-en", "Debate"), ("description-fr", "Ce qu’il reconnaît"), ("criteria-fr", "**Trois** débats"),
            ("criterion-1-fr", "Préparer"), ("criterion-1-text-fr", "La fiche"), ("criterion-2-fr", ""), ("criterion-3-fr", "Conclure"), ("evidence-fr", "Un enregistrement"), ("competencies-fr", "Animer\n\nÉcouter"),
            ("competencies-en", "Lead\n\nListen"), ("tags", "débat, oral ; débat"), ("type", "Competency"), ("level", "4"), ("workload", "12,5"), ("validity", "months"), ("months", "24"), ("open-to-requests", "yes"), ("language", "fr")))
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        var kept = await Badge(badge);
        var draft = kept.Draft;
        Assert.Equal(("Debate", 4, 12.5m, 24, "Competency", true), (draft.Name.In("en"), draft.Level, draft.WorkloadHours, draft.Validity.Months, draft.Type, kept.OpenToRequests));
        Assert.Equal(["Préparer", "Conclure"], draft.CriteriaList.Select(criterion => criterion.Name.In("fr")));
        Assert.Equal([("Animer", "Lead"), ("Écouter", "Listen")], draft.Competencies.Select(competency => (competency.Name.In("fr"), competency.Name.In("en"))));
        Assert.Equal(["débat", "oral"], draft.Tags);
        Assert.Equal(("Ce qu’il reconnaît", "**Trois** débats", "Un enregistrement", "La fiche"),
            (draft.Description.In("fr"), draft.Criteria.In("fr"), draft.ExpectedEvidence.In("fr"), draft.CriteriaList[0].Description.In("fr")));
        var seen = await organization.Owner.Words($"{badge}/preview");
        foreach (var words in (string[])["Trois", "La fiche", "Un enregistrement", "Conclure"]) Assert.Contains(words, seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_words_are_shown_as_words_and_long_ones_named()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "</title><script>alert(1)</script>\u202Eegdab 👩🏽‍🚀");
        using var page = await organization.Owner.GetAsync(badge, Stop);
        Assert.DoesNotContain("<script>alert", await page.Source(), StringComparison.Ordinal);
        using (var saved = await organization.Owner.Fill(badge, ("do", "preview"), ("version", "1"), ("name-fr", "Débat"), ("description-fr", "x"), ("criteria-fr", "<img src=x onerror=alert(1)> *oui*"))) Assert.EndsWith("/preview", saved.Headers.Location?.ToString(), StringComparison.Ordinal);
        using (var preview = await organization.Owner.GetAsync($"{badge}/preview", Stop)) Assert.DoesNotContain("<img src=x", await preview.Source(), StringComparison.Ordinal);

        using var wrong = await organization.Owner.Fill(badge, ("do", "save"), ("version", "2"), ("name-fr", new string('n', 301)), ("criteria-fr", "[ici](javascript:alert(1))"), ("workload", "beaucoup"), ("validity", "until"), ("until", "31/02/2027"));
        var words = await wrong.Words();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        foreach (var sentence in (string[])["Ce n’est pas un nombre", "Ce n’est pas une date", "C’est trop long", "un lien qui n’est pas sûr"]) Assert.Contains(sentence, words, StringComparison.Ordinal);
        using var unsafeLink = await organization.Owner.Fill(badge, ("do", "save"), ("version", "2"), ("name-fr", new string('n', 301)), ("criteria-fr", "[ici](javascript:alert(1))"));
        words = await unsafeLink.Words();
        foreach (var sentence in (string[])["C’est trop long", "un lien qui n’est pas sûr"]) Assert.Contains(sentence, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_cannot_save_itself_says_why_and_blames_nobody_else()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        foreach (var (field, typed) in ((string, string)[])[("name-fr", new string('n', 301)), ("workload", "beaucoup")])
        {
            using var wrong = await organization.Owner.Fill(badge, ("do", "autosave"), ("version", "1"), (field, typed));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }
    }

    [Fact]
    public async Task A_picture_of_twenty_thousand_points_is_refused_before_it_is_opened()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        var wide = SvgPainter.ToPng(Drawing.Svg(ArtRecipe.Beginnings[0], ""));
        BinaryPrimitives.WriteInt32BigEndian(wide.AsSpan(16), 20_000);
        BinaryPrimitives.WriteInt32BigEndian(wide.AsSpan(20), 20_000);
        BinaryPrimitives.WriteUInt32BigEndian(wide.AsSpan(29), PngCrc.Of(wide.AsSpan(12, 17)));

        using var answer = await Upload(organization.Owner, badge, wide, "large.png");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("trop de pixels", await answer.Words(), StringComparison.Ordinal);
        Assert.Null((await Badge(badge)).Draft.Picture);
    }

    [Fact]
    public async Task A_form_that_is_forged_taken_over_or_sent_from_another_s_page_changes_nothing()
    {
        using var organization = await SampleOrganization.New(server);
        using var other = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        using var theirs = await other.Owner.GetAsync($"{other.Desk}/badges", Stop);
        foreach (var token in (string?[])[null, "", "forged", await FormVisitor.Token(theirs)])
        {
            var fields = new Dictionary<string, string> { ["do"] = "save", ["version"] = "1", ["name-fr"] = "Pris" };
            if (token is not null) fields["form-token"] = token;
            using var posted = new FormUrlEncodedContent(fields);
            using var answer = await organization.Owner.PostAsync(badge, posted, Stop);
            Assert.NotEqual(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        Assert.Equal("Débat", (await Badge(badge)).Draft.Name.In("fr"));
    }

    [Theory]
    [InlineData("fr", new[] { "Clé", "Clé à molette", "Cœur", "Étoile", "Haltère", "Œil", "Oiseau" }, "handshake", "Poignée de main")]
    [InlineData("en", new[] { "Bicycle", "Cutlery", "Fir tree", "Spanner" }, "handshake", "Handshake")]
    public async Task Icons_are_offered_by_their_names_in_the_language_of_the_page_and_in_its_order(string language, string[] inOrder, string icon, string name)
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        using var page = await organization.Owner.GetAsync($"/{language}{badge[3..]}/picture", Stop);
        var choices = WebUtility.HtmlDecode((await page.Source()).Split("<select id=\"icon\"")[1].Split("</select>")[0]);
        Assert.Contains($"<option value=\"{icon}\">{name}</option>", choices, StringComparison.Ordinal);
        Assert.DoesNotContain("hand helping", choices, StringComparison.OrdinalIgnoreCase);
        var places = inOrder.Select(each => choices.IndexOf($">{each}<", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task A_picture_is_handed_in_or_named_for_what_it_is()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        (byte[] File, string Name, string Sentence)[] refused =
        [
            ([], "vide.png", "Choisissez un fichier"), ("GIF89a"u8.ToArray(), "image.gif", "PNG et le SVG"), ("bonjour"u8.ToArray(), "note.txt", "n’est pas une image"),
            (Encoding.UTF8.GetBytes("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>"), "image.svg", "type de document"),
            (Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "image.svg", "ne dit pas sa taille"),
        ];
        foreach (var (file, name, sentence) in refused)
        {
            using var answer = await Upload(organization.Owner, badge, file, name);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(sentence, await answer.Words(), StringComparison.Ordinal);
        }

        var script = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script>alert(1)</script><image href=\"https://evil.example/x.png\"/><path d=\"M0 0H9V9Z\" onclick=\"x()\"/></svg>";
        using (var taken = await Upload(organization.Owner, badge, Encoding.UTF8.GetBytes(script), "image.svg")) Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        var picture = $"/manage/files/{(await Badge(badge)).Draft.Picture!.File}";
        var kept = await organization.Owner.GetStringAsync(picture, Stop);
        foreach (var bad in (string[])["script", "evil", "onclick"]) Assert.DoesNotContain(bad, kept, StringComparison.Ordinal);

        // A draft's picture is its members' alone.
        using var stranger = await server.SignedIn("stranger-to-drafts@example.org");
        using var hidden = await stranger.GetAsync(picture, Stop);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var png = await Upload(organization.Owner, badge, SvgPainter.ToPng(Drawing.Svg(ArtRecipe.Beginnings[0], "")), "image.png");
        Assert.Equal(HttpStatusCode.SeeOther, png.StatusCode);
    }

    [Fact]
    public async Task What_the_picture_shows_is_written_beside_it_and_asked_for_where_no_drawing_says_it()
    {
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        var picture = $"{badge}/picture";
        (string, string)[] art = [("shape", "shield"), ("partition", "chief"), ("cloth", "#24408f"), ("second", "#c8402f"), ("edge", "#e0a32e"), ("ink", "#fbefcf"), ("mark", "#f7c95c"), ("text", "")];
        const string rocket = "Un écusson brodé, avec l’icône «\u00a0fusée\u00a0».";
        using (var shown = await organization.Owner.Fill(picture, [("do", "show"), ("version", "1"), .. art, ("icon", "rocket"), ("shows", "x"), ("caption", "x")]))
            Assert.Contains($"name=\"shows\" type=\"text\" value=\"{rocket}\"", await shown.Words(), StringComparison.Ordinal);
        using (await organization.Owner.Fill(picture, [("do", "draw"), ("version", "1"), .. art, ("icon", "rocket"), ("shows", "Un fanion"), ("caption", rocket)])) { }
        Assert.Equal("Un fanion", (await Badge(badge)).Draft.Picture!.Description.In("fr"));
        using (var long_ = await organization.Owner.Fill(picture, [("do", "draw"), ("version", "2"), .. art, ("shows", new string('x', 301)), ("caption", rocket)]))
            Assert.Contains("trop long", await long_.Words(), StringComparison.Ordinal);
        using (await organization.Owner.Fill(picture, [("do", "draw"), ("version", "2"), .. art, ("icon", "rocket"), ("shows", ""), ("caption", rocket)])) { }
        Assert.Equal(rocket, (await Badge(badge)).Draft.Picture!.Description.In("fr"));

        using (await Upload(organization.Owner, badge, SvgPainter.ToPng(Drawing.Svg(ArtRecipe.Beginnings[0], "")), "image.png")) { }
        (string, string)[] form = [("do", "publish"), ("name-fr", "Débat"), ("description-fr", "Ce qu’il reconnaît"), ("criteria-fr", "Un débat")];
        using (var refused = await organization.Owner.Fill(badge, [.. form, ("version", "4")])) Assert.Contains("<a href=\"#picture-description-fr\">Ce que montre l’image", await refused.Words(), StringComparison.Ordinal);
        using (var published = await organization.Owner.Fill(badge, [.. form, ("version", "5"), ("picture-description-fr", "Deux bulles")])) Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
    }

    [Fact]
    public async Task Readers_look_and_strangers_find_nothing()
    {
        using var organization = await SampleOrganization.New(server);
        using var other = await SampleOrganization.New(server);
        var badge = await Begun(organization, "Débat");
        using var reader = await organization.Member("Reader");
        using (var looked = await reader.GetAsync(badge, Stop)) Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        using (var forced = await reader.Fill(badge, ("do", "save"), ("version", "1"), ("name-fr", "Pris"))) Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);
        foreach (var page in (string[])[$"{organization.Desk}/badges/new", $"{badge}/picture"])
        {
            using var hidden = await reader.GetAsync(page, Stop);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        foreach (var page in (string[])[$"{organization.Desk}/badges", badge, $"{badge}/preview", $"{badge}/picture", badge.Replace(organization.Id, other.Id, StringComparison.Ordinal)])
        {
            using var hidden = await other.Owner.GetAsync(page, Stop);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        Assert.Equal("Débat", (await Badge(badge)).Draft.Name.In("fr"));
    }

    static async Task<string> Begun(SampleOrganization organization, string name)
    {
        using var begun = await organization.Owner.Fill($"{organization.Desk}/badges/new", ("do", "guided"), ("what", name));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        return begun.Headers.Location!.ToString();
    }

    static async Task<HttpResponseMessage> Upload(HttpClient visitor, string badge, byte[] file, string name)
    {
        using var page = await visitor.GetAsync($"{badge}/picture", Stop);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await FormVisitor.Token(page)), "form-token" }, { new StringContent("upload"), "do" },
            { new StringContent(Version().Match(await page.Source()).Groups["version"].Value), "version" }, { new ByteArrayContent(file), "file", name },
        };
        return await visitor.PostAsync($"{badge}/picture", form, Stop);
    }

    Task<Badge> Badge(string path)
    {
        var id = PublicId.TryParse(path.Split('/')[^1], out var read) ? read : throw new FormatException(path);
        return server.Ask<EcussonDb, Badge>(db => db.Set<Badge>().AsNoTracking().SingleAsync(badge => badge.PublicId == id, Stop));
    }

    const string BluePublish = "<button class=\"btn main\" form=\"badge\" name=\"do\" value=\"publish\">";

    [GeneratedRegex("<a class=\"btn main\" href=\"[^\"]*/awards/new\\?badge=", RegexOptions.None, 1000)]
    private static partial Regex AwardButton();

    [GeneratedRegex("<dl class=\"compared\">.*?</dl>", RegexOptions.Singleline, 1000)]
    private static partial Regex Compared();

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
