using System.Security.Cryptography;
using Ecusson.Badges;
using Ecusson.Badges.Art;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Web.Tests.Badges;

/// <summary>A server with an organisation that publishes badges through the product's verbs.</summary>
public sealed class BadgeServer : WebServer
{
    Organization? organization;
    Actor? owner;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static BadgeContent Content(string name) => new()
    {
        Language = "fr",
        Name = LocalizedText.Of("fr", name),
        Description = LocalizedText.Of("fr", "La personne sait préparer et conclure un débat."),
        Criteria = LocalizedText.Of("fr", "Un débat de **quinze minutes**."),
        CriteriaList = [new Criterion(LocalizedText.Of("fr", "Un débat préparé"), LocalizedText.Of("fr", "La fiche de préparation."))],
        Competencies = [new ListedCompetency { Name = LocalizedText.Of("fr", "Animer un groupe") }],
        Level = 3,
    };

    /// <summary>A badge that is public.</summary>
    public Task<Badge> Published(BadgeContent content) => With(async services =>
    {
        var draft = await Draft(services, content);
        var painted = Assert.IsType<PaintBadgeOutcome.Painted>(
            await services.GetRequiredService<PaintBadge>().Drawn(owner!, draft.PublicId, ArtRecipe.Beginnings[0] with { Text = "Débat" }, draft.Version, Stop)).Badge;
        return Assert.IsType<PublishBadgeOutcome.Published>(await services.GetRequiredService<PublishBadge>().Of(owner!, draft.PublicId, painted.Version, Stop)).Badge;
    });

    /// <summary>A badge with a picture that was never published.</summary>
    public Task<Badge> Unpublished(BadgeContent content) => With(async services =>
    {
        var draft = await Draft(services, content);
        return Assert.IsType<PaintBadgeOutcome.Painted>(await services.GetRequiredService<PaintBadge>().Drawn(owner!, draft.PublicId, ArtRecipe.Beginnings[1], draft.Version, Stop)).Badge;
    });

    /// <summary>Changes a badge and publishes it anew.</summary>
    public Task Republish(Badge badge, BadgeContent content) => With(async services =>
    {
        var edited = Assert.IsType<EditBadgeOutcome.Edited>(await services.GetRequiredService<EditBadge>().To(owner!, badge.PublicId, content, openToRequests: true, badge.Version, Stop)).Badge;
        return Assert.IsType<PublishBadgeOutcome.Published>(await services.GetRequiredService<PublishBadge>().Of(owner!, badge.PublicId, edited.Version, Stop));
    });

    /// <summary>Ends a badge.</summary>
    public Task Archive(Badge badge) => With(async services =>
        Assert.IsType<ArchiveBadgeOutcome.Done>(await services.GetRequiredService<ArchiveBadge>().Of(owner!, badge.PublicId, badge.Version, Stop)));

    async Task<Badge> Draft(IServiceProvider services, BadgeContent content)
    {
        await Found(services);
        return Assert.IsType<DraftBadgeOutcome.Drafted>(await services.GetRequiredService<DraftBadge>().In(owner!, organization!.Id, content, Stop)).Badge;
    }

    async Task Found(IServiceProvider services)
    {
        if (organization is not null) return;
        var (db, random) = (services.GetRequiredService<EcussonDb>(), services.GetRequiredService<RandomNumberGenerator>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var person = new Person { Id = RowId.New<PersonId>(now), PublicId = PublicId.New(random), Name = "Claire", Language = "fr", CreatedAt = now };
        organization = new Organization { Id = RowId.New<OrganizationId>(now), PublicId = PublicId.New(random), Name = "École <b>de</b> Vouneuil", Language = "fr", Mail = "contact@example.org", CreatedAt = now };
        db.AddRange(person, organization, new Member { Id = RowId.New<MemberId>(now), OrganizationId = organization.Id, PersonId = person.Id, Roles = Roles.Designer, Since = now });
        await db.SaveChangesAsync(Stop);
        owner = person.Id.Acting(Door.Browser);
    }

    async Task<T> With<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }
}
