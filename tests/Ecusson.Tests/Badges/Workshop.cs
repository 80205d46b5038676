using System.Security.Cryptography;
using Ecusson.Badges;
using Ecusson.Badges.Art;
using Ecusson.Files;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Tests.Organizations;
using Ecusson.Tests.Storage;

namespace Ecusson.Tests.Badges;

/// <summary>A house whose organisation draws up badges, with the verbs made as a request makes them.</summary>
sealed class Workshop : IAsyncDisposable
{
    readonly RandomNumberGenerator random = RandomNumberGenerator.Create();
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ecusson-badges-");

    Workshop(SampleHouse house, Organization organization, Actor owner) => (House, Organization, Owner) = (house, organization, owner);

    public SampleHouse House { get; }

    public Organization Organization { get; }

    public Actor Owner { get; }

    public IFileStore Store => new FolderFileStore(folder.FullName);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static BadgeContent Content(string name = "Conduire un débat réglé") => new()
    {
        Language = "fr",
        Name = LocalizedText.Of("fr", name),
        Description = LocalizedText.Of("fr", "La personne sait préparer et conclure un débat."),
        Criteria = LocalizedText.Of("fr", "Un débat de **quinze minutes**."),
        CriteriaList = [new Criterion(LocalizedText.Of("fr", "Un débat préparé"), LocalizedText.Of("fr", "La fiche de préparation."))],
        Competencies = [new ListedCompetency { Name = LocalizedText.Of("fr", "Animer un groupe") }],
    };

    public static async Task<Workshop> New(Func<Task<TestDatabase>> newDatabase)
    {
        var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        return new Workshop(house, organization, owner);
    }

    public Task<T> Ask<T>(Func<EcussonDb, Standing, Task<T>> ask) => House.Database.With(db => ask(db, new Standing(db, House.Database.Clock)));

    public Task<DraftBadgeOutcome> Draft(Actor actor, BadgeContent content, OrganizationId? organization = null) => Ask((db, standing) =>
        new DraftBadge(db, standing, Journal(db), House.Database.Clock, random).In(actor, organization ?? Organization.Id, content, Stop));

    public Task<EditBadgeOutcome> Edit(Actor actor, PublicId id, BadgeContent content, int version, bool open = false) => Ask((db, standing) =>
        new EditBadge(db, standing, Journal(db), House.Database.Clock).To(actor, id, content, open, version, Stop));

    public Task<PaintBadgeOutcome> Paint(Actor actor, PublicId id, BadgeArt art, int version) => Ask((db, standing) => Painter(db, standing).Drawn(actor, id, art, version, Stop));

    public Task<PaintBadgeOutcome> HandIn(Actor actor, PublicId id, byte[] bytes, string name, int version, string? shows = null) =>
        Ask((db, standing) => Painter(db, standing).HandedIn(actor, id, bytes, name, version, Stop, shows));

    public Task<PublishBadgeOutcome> Publish(Actor actor, PublicId id, int version) => Ask((db, standing) =>
        new PublishBadge(db, standing, Journal(db), House.Database.Clock).Of(actor, id, version, Stop));

    public Task<T> Archive<T>(Func<ArchiveBadge, Task<T>> ask) => Ask((db, standing) => ask(new ArchiveBadge(db, standing, Journal(db), House.Database.Clock)));

    public Task<PublicBadge?> Public(PublicId id, int? number = null) => House.Database.With(db => new PublicBadges(db).Of(id, number, Stop));

    public Task<FoundBadges> Search(BadgeQuestion question) => House.Database.With(db => new SearchBadges(db).For(question, Stop));

    /// <summary>A badge that was drafted and painted, ready to be published.</summary>
    public async Task<Badge> Ready(BadgeContent? content = null, Actor? actor = null, OrganizationId? organization = null)
    {
        var drafted = Assert.IsType<DraftBadgeOutcome.Drafted>(await Draft(actor ?? Owner, content ?? Content(), organization)).Badge;
        return Assert.IsType<PaintBadgeOutcome.Painted>(await Paint(actor ?? Owner, drafted.PublicId, ArtRecipe.Beginnings[0], drafted.Version)).Badge;
    }

    /// <summary>A published badge.</summary>
    public async Task<Badge> Published(BadgeContent? content = null, Actor? actor = null, OrganizationId? organization = null)
    {
        var ready = await Ready(content, actor, organization);
        return Assert.IsType<PublishBadgeOutcome.Published>(await Publish(actor ?? Owner, ready.PublicId, ready.Version)).Badge;
    }

    public async ValueTask DisposeAsync()
    {
        random.Dispose();
        await House.DisposeAsync();
        folder.Delete(recursive: true);
    }

    PaintBadge Painter(EcussonDb db, Standing standing) => new(db, standing, new KeepFile(db, Store, House.Database.Clock, random), Store, House.Database.Clock);

    JournalWriter Journal(EcussonDb db) => new(db, House.Database.Clock);
}
