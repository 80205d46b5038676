using System.Text;
using Ecusson.Badges;
using Ecusson.Badges.Art;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Files;
using Ecusson.Files.Drawing;
using Ecusson.Files.Pictures;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Badges;

public sealed class BadgeStoryOnSqliteTests() : BadgeStoryTests(SqliteTestDatabase.New);

public sealed class BadgeStoryOnPostgreSqlTests() : BadgeStoryTests(PostgreSqlTestDatabase.New);

/// <summary>A badge from its first words to its end, and those who have no part in it.</summary>
public abstract class BadgeStoryTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected BadgeStoryTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_may_lack_nearly_everything_and_nobody_else_sees_it()
    {
        await using var shop = await Workshop.New(newDatabase);

        var badge = Assert.IsType<DraftBadgeOutcome.Drafted>(await shop.Draft(shop.Owner, new BadgeContent { Language = "fr" })).Badge;

        Assert.Null(await shop.Public(badge.PublicId));
        Assert.Empty((await shop.Search(new BadgeQuestion())).Badges);
        var incomplete = Assert.IsType<PublishBadgeOutcome.Incomplete>(await shop.Publish(shop.Owner, badge.PublicId, badge.Version));
        Assert.Equal(["criteria", "description", "name", "picture"], incomplete.Problems.Select(problem => problem.Field).Order());
    }

    [Fact]
    public async Task A_change_after_publication_makes_a_new_version_and_the_old_one_stays_word_for_word()
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Published();

        Assert.IsType<PublishBadgeOutcome.NothingNew>(await shop.Publish(shop.Owner, badge.PublicId, badge.Version));
        var edited = Assert.IsType<EditBadgeOutcome.Edited>(await shop.Edit(shop.Owner, badge.PublicId, Workshop.Content("Mener un débat"), badge.Version)).Badge;
        Assert.Equal("Conduire un débat réglé", (await shop.Public(badge.PublicId))!.Content.Name.In("fr"));
        Assert.Equal(2, Assert.IsType<PublishBadgeOutcome.Published>(await shop.Publish(shop.Owner, badge.PublicId, edited.Version)).Number);

        var (first, second) = ((await shop.Public(badge.PublicId, 1))!, (await shop.Public(badge.PublicId))!);
        Assert.Equal(("Conduire un débat réglé", "Mener un débat", 2), (first.Content.Name.In("fr"), second.Content.Name.In("fr"), second.Number));
        Assert.Equal(first.Content.Picture, second.Content.Picture);
        Assert.Null(await shop.Public(badge.PublicId, 3));
        Assert.Equal(
            [BadgeNews.Drafted, BadgeNews.Published, BadgeNews.Published],
            await shop.House.Database.With(db => db.Set<JournalEntry>().Where(entry => entry.Subject == badge.Id.Value).OrderBy(entry => entry.Number).Select(entry => entry.Kind).ToListAsync(Stop)));
    }

    [Fact]
    public async Task What_is_changed_and_changed_back_is_nothing_new()
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Published();
        var edited = Assert.IsType<EditBadgeOutcome.Edited>(await shop.Edit(shop.Owner, badge.PublicId, Workshop.Content("Autre"), badge.Version)).Badge;
        Assert.True(edited.HasChanges);

        var back = Assert.IsType<EditBadgeOutcome.Edited>(await shop.Edit(shop.Owner, badge.PublicId, Workshop.Content(), edited.Version)).Badge;

        Assert.False(back.HasChanges);
    }

    [Fact]
    public async Task Of_two_who_edit_one_badge_neither_loses_a_word()
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Ready();

        Assert.IsType<EditBadgeOutcome.Edited>(await shop.Edit(shop.Owner, badge.PublicId, Workshop.Content("De Claire"), badge.Version));
        var conflict = Assert.IsType<EditBadgeOutcome.Conflict>(await shop.Edit(shop.Owner, badge.PublicId, Workshop.Content("De Thomas"), badge.Version));

        Assert.Equal("De Claire", conflict.There.Draft.Name.In("fr"));
        Assert.IsType<PublishBadgeOutcome.Conflict>(await shop.Publish(shop.Owner, badge.PublicId, badge.Version));
        Assert.IsType<PaintBadgeOutcome.Conflict>(await shop.Paint(shop.Owner, badge.PublicId, ArtRecipe.Beginnings[1], badge.Version));
        Assert.IsType<EditBadgeOutcome.Edited>(await shop.Edit(shop.Owner, badge.PublicId, Workshop.Content("De tous deux"), conflict.There.Version));
    }

    [Fact]
    public async Task Two_who_save_at_the_same_moment_are_told_apart()
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Ready();
        for (var round = 0; round < 5; round++)
        {
            var version = (await shop.House.Database.With(db => db.Set<Badge>().AsNoTracking().SingleAsync(Stop))).Version;

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(who => Task.Run(() => shop.Edit(shop.Owner, badge.PublicId, Workshop.Content($"{round} {who}"), version), Stop)));

            Assert.Single(outcomes, outcome => outcome is EditBadgeOutcome.Edited);
            Assert.Single(outcomes, outcome => outcome is EditBadgeOutcome.Conflict);
        }
    }

    [Fact]
    public async Task A_picture_that_is_handed_in_is_checked_and_gets_its_png()
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Ready();
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><script>alert(1)</script><circle cx='4' cy='4' r='4'/></svg>"u8.ToArray();

        Assert.Equal(PictureRefusal.LyingName, Assert.IsType<PaintBadgeOutcome.Refused>(await shop.HandIn(shop.Owner, badge.PublicId, svg, "a.png", badge.Version)).Why);
        var painted = Assert.IsType<PaintBadgeOutcome.Painted>(await shop.HandIn(shop.Owner, badge.PublicId, svg, "a.svg", badge.Version)).Badge;

        var picture = painted.Draft.Picture!;
        Assert.Null(picture.Art);
        Assert.DoesNotContain("script", Encoding.UTF8.GetString((await Bytes(shop, shop.Owner, picture.File))!), StringComparison.Ordinal);
        Assert.Equal(SvgPainter.PngSide, Assert.IsType<PictureJudgement.Sound>(PictureCheck.Of((await Bytes(shop, shop.Owner, picture.Png))!, null)).Width);
        Assert.Null(await Bytes(shop, Actor.Nobody, picture.Png));

        // The drawing said what it showed, which this one does not show; what it shows, somebody says.
        Assert.True(picture.Description.IsEmpty);
        Assert.Equal("missing", Assert.IsType<PublishBadgeOutcome.Incomplete>(await shop.Publish(shop.Owner, badge.PublicId, painted.Version)).Problems.Single(problem => problem.Field == "pictureDescription").Code);
        var said = Assert.IsType<PaintBadgeOutcome.Painted>(await shop.HandIn(shop.Owner, badge.PublicId, svg, "a.svg", painted.Version, "Un disque noir")).Badge;
        picture = said.Draft.Picture!;
        Assert.IsType<PublishBadgeOutcome.Published>(await shop.Publish(shop.Owner, badge.PublicId, said.Version));
        Assert.NotNull(await Bytes(shop, Actor.Nobody, picture.Png));
    }

    [Fact]
    public async Task A_drawing_says_what_it_shows_in_the_languages_of_the_badge_until_somebody_else_does()
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Ready();
        badge = Assert.IsType<PaintBadgeOutcome.Painted>(await shop.Paint(shop.Owner, badge.PublicId, ArtRecipe.Beginnings[0] with { Icon = "book-open", Text = "ABC" }, badge.Version)).Badge;
        Assert.Equal("Un écusson brodé, avec l’icône «\u00a0livre ouvert\u00a0» et le texte «\u00a0ABC\u00a0».", badge.Draft.Picture!.Description.In("fr"));
        badge = Assert.IsType<PaintBadgeOutcome.Painted>(await shop.Paint(shop.Owner, badge.PublicId, ArtRecipe.Beginnings[0] with { Icon = "rocket" }, badge.Version)).Badge;
        Assert.Equal("Un écusson brodé, avec l’icône «\u00a0fusée\u00a0».", badge.Draft.Picture!.Description.In("fr"));
        Assert.IsType<PublishBadgeOutcome.Published>(await shop.Publish(shop.Owner, badge.PublicId, badge.Version));
    }

    [Fact]
    public async Task A_picture_that_was_never_published_goes_when_another_takes_its_place_and_a_published_one_stays()
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Ready();
        var second = Assert.IsType<PaintBadgeOutcome.Painted>(await shop.Paint(shop.Owner, badge.PublicId, ArtRecipe.Beginnings[1], badge.Version)).Badge;
        shop.House.Database.Clock.Now += TimeSpan.FromHours(1);

        Assert.Equal(2, await Sweep(shop));
        Assert.NotNull(await Bytes(shop, shop.Owner, second.Draft.Picture!.File));

        var published = Assert.IsType<PublishBadgeOutcome.Published>(await shop.Publish(shop.Owner, badge.PublicId, second.Version)).Badge;
        Assert.IsType<PaintBadgeOutcome.Painted>(await shop.Paint(shop.Owner, badge.PublicId, ArtRecipe.Beginnings[2], published.Version));
        shop.House.Database.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(0, await Sweep(shop));
        Assert.NotNull(await Bytes(shop, Actor.Nobody, second.Draft.Picture!.File));
    }

    [Fact]
    public async Task An_archived_badge_stays_public_but_is_not_found_any_more_until_it_is_taken_up_again()
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Published();

        var archived = Assert.IsType<ArchiveBadgeOutcome.Done>(await shop.Archive(verb => verb.Of(shop.Owner, badge.PublicId, badge.Version, Stop))).Badge;

        Assert.True((await shop.Public(badge.PublicId))!.IsArchived);
        Assert.Empty((await shop.Search(new BadgeQuestion())).Badges);
        Assert.IsType<ArchiveBadgeOutcome.WrongState>(await shop.Archive(verb => verb.Of(shop.Owner, badge.PublicId, archived.Version, Stop)));
        Assert.IsType<ArchiveBadgeOutcome.Done>(await shop.Archive(verb => verb.Undo(shop.Owner, badge.PublicId, archived.Version, Stop)));
        Assert.Single((await shop.Search(new BadgeQuestion())).Badges);
    }

    [Fact]
    public async Task Another_organisation_s_members_programs_and_strangers_see_and_change_nothing()
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Ready();
        var (_, stranger) = await shop.House.Organization("Ailleurs");
        var program = new Actor(ActorKind.Program, Guid.NewGuid(), Door.Api);

        foreach (var actor in (Actor[])[stranger, Actor.Nobody, program])
        {
            Assert.IsType<DraftBadgeOutcome.NotAllowed>(await shop.Draft(actor, Workshop.Content()));
            Assert.IsType<EditBadgeOutcome.NotAllowed>(await shop.Edit(actor, badge.PublicId, Workshop.Content(), badge.Version));
            Assert.IsType<PaintBadgeOutcome.NotAllowed>(await shop.Paint(actor, badge.PublicId, ArtRecipe.Beginnings[0], badge.Version));
            Assert.IsType<PaintBadgeOutcome.NotAllowed>(await shop.HandIn(actor, badge.PublicId, [], "a.png", badge.Version));
            Assert.IsType<PublishBadgeOutcome.NotAllowed>(await shop.Publish(actor, badge.PublicId, badge.Version));
            Assert.IsType<ArchiveBadgeOutcome.NotAllowed>(await shop.Archive(verb => verb.Of(actor, badge.PublicId, badge.Version, Stop)));
            Assert.Null(await shop.Ask((db, standing) => new OrganizationBadges(db, standing).In(actor, shop.Organization.Id, Stop)));
            Assert.Null(await shop.Ask((db, standing) => new OrganizationBadges(db, standing).One(actor, badge.PublicId, Stop)));
            Assert.Null(await Bytes(shop, actor, badge.Draft.Picture!.File));
        }

        Assert.Single((await shop.Ask((db, standing) => new OrganizationBadges(db, standing).In(shop.Owner, shop.Organization.Id, Stop)))!);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_named_by_its_field()
    {
        await using var shop = await Workshop.New(newDatabase);
        var content = Workshop.Content() with
        {
            Name = LocalizedText.Of("fr", new string('é', 301)),
            Description = LocalizedText.Of("fr", "[ici](javascript:alert(1))"),
            Criteria = LocalizedText.Of("fr", "a\0b"),
            Type = "Diplôme",
            Level = 6,
            Tags = [.. Enumerable.Range(0, 21).Select(tag => $"t{tag}")],
            WorkloadHours = -1,
            Validity = new BadgeValidity(new DateOnly(2030, 1, 1), 3),
            Language = "xx",
        };

        var invalid = Assert.IsType<DraftBadgeOutcome.Invalid>(await shop.Draft(shop.Owner, content));

        Assert.Equal(
            [("criteria", "not-text"), ("description", "unsafe-link"), ("language", "unknown"), ("level", "out-of-range"), ("name", "too-long"), ("tags", "too-many"), ("type", "unknown"), ("validity", "both"), ("workload", "out-of-range")],
            BadgeProblem.ByField(invalid.Problems).OrderBy(problem => problem.Key, StringComparer.Ordinal).Select(problem => (problem.Key, problem.Value)));
    }

    [Theory]
    [InlineData("مدرسة الحرف")]
    [InlineData("Débat 🎤 « réglé » & co")]
    [InlineData("中文徽章")]
    public async Task A_badge_may_bear_any_name_that_people_write(string name)
    {
        await using var shop = await Workshop.New(newDatabase);
        var badge = await shop.Published(Workshop.Content(name));

        Assert.Equal(name, (await shop.Public(badge.PublicId))!.Content.Name.In("fr"));
        Assert.Single((await shop.Search(new BadgeQuestion { Text = name })).Badges);
        await shop.Published(Workshop.Content(new string('W', 300)));
    }

    [Fact]
    public async Task The_achievement_keeps_to_the_standard_in_each_language_and_lets_no_html_out()
    {
        await using var shop = await Workshop.New(newDatabase);
        var content = Workshop.Content() with
        {
            Name = LocalizedText.Of("fr", "Débat").With("en", "Debate"),
            Description = LocalizedText.Of("fr", "Un débat").With("en", "A debate"),
            Criteria = LocalizedText.Of("fr", "Voir <script>alert(1)</script> ici").With("en", "See"),
            Type = "Competency",
            Tags = ["oral"],
            CriteriaList = [new Criterion(LocalizedText.Of("fr", "Préparer").With("en", "Prepare"), LocalizedText.Empty)],
        };
        var badge = await shop.Published(content);
        var there = (await shop.Public(badge.PublicId))!;
        var site = new SiteAddress(new Uri("https://badges.example.org"), IsPublic: true);

        var french = BadgeAchievement.Of(there.Id, there.Number, there.Content, site);
        var english = BadgeAchievement.Of(there.Id, there.Number, there.Content, site, "en");

        Assert.Equal(($"https://badges.example.org/badges/{badge.PublicId}/versions/1", "Débat", "fr", "1", "Competency"), (french.Id, french.Name, french.InLanguage, french.Version, french.AchievementType));
        Assert.Equal((french.Id + "/en", "Debate", "en"), (english.Id, english.Name, english.InLanguage));
        Assert.Equal((english.Id, "en"), (Assert.Single(french.Related).Id, french.Related[0].InLanguage));
        Assert.Equal("Voir &lt;script>alert(1)&lt;/script> ici\n\n1. **Préparer**", french.Criteria!.Narrative);
        Assert.Equal(("Animer un groupe", french.Id + "#competency-1"), (Assert.Single(french.Alignments).TargetName, french.Alignments[0].TargetUrl));
        foreach (var achievement in (Achievement[])[french, english])
        {
            var written = OpenBadgeWriter.Write(new OpenBadgeCredential
            {
                Id = "urn:uuid:5c7a7a7e-2f6c-4d55-9c0b-0a3b8a1a9b11", Issuer = new Profile { Id = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", Name = "École" },
                ValidFrom = shop.House.Database.Clock.Now, Subject = new AchievementSubject { Id = "urn:uuid:5c7a7a7e-2f6c-4d55-9c0b-0a3b8a1a9b12", Achievement = achievement },
            });
            Assert.IsType<WriteOutcome.Written>(written);
        }
    }

    static async Task<byte[]?> Bytes(Workshop shop, Actor actor, string file)
    {
        Assert.True(PublicId.TryParse(file, out var id));
        var open = await shop.Ask((db, standing) => new ReadFile(db, shop.Store, standing).For(actor, id, Stop));
        if (open is null) return null;
        await using var stream = open.Bytes;
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    static Task<int> Sweep(Workshop shop) => shop.House.Database.With(db => new SweepFiles(db, shop.Store, shop.House.Database.Clock).Stale(Stop));
}
