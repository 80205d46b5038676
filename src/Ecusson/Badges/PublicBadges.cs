using Ecusson.Files;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>Reads badges that were published, for anyone.</summary>
public sealed class PublicBadges(EcussonDb db)
{
    /// <summary>A badge and one of its versions; null when it was never published, or has no such version.</summary>
    /// <param name="id">The badge.</param>
    /// <param name="number">The version; null for the one that is published now.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<PublicBadge?> Of(PublicId id, int? number, CancellationToken stop) => await (
        from badge in db.Set<Badge>().AsNoTracking()
        join organization in db.Set<Organization>() on badge.OrganizationId equals organization.Id
        join version in db.Set<BadgeVersion>() on badge.Id equals version.BadgeId
        where badge.PublicId == id && badge.PublishedNumber > 0 && version.Number == (number ?? badge.PublishedNumber)
        select new PublicBadge
        {
            Id = badge.PublicId, IsArchived = badge.State == BadgeState.Archived, OpenToRequests = badge.OpenToRequests && badge.State == BadgeState.Published,
            Latest = badge.PublishedNumber, Number = version.Number, PublishedAt = version.PublishedAt, Content = version.Content,
            Organization = organization.PublicId, OrganizationName = organization.Name, Row = badge.Id, OrganizationRow = organization.Id,
            OrganizationLogo = db.Set<StoredFile>().Where(file => file.Id == organization.LogoId && file.IsPublic).Select(file => (PublicId?)file.PublicId).SingleOrDefault(),
        }).SingleOrDefaultAsync(stop);

    /// <summary>The newest published badges, newest first, for feeds.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<PublicBadge>> Newest(int most, CancellationToken stop) => await (
        from badge in db.Set<Badge>().AsNoTracking()
        join organization in db.Set<Organization>() on badge.OrganizationId equals organization.Id
        join version in db.Set<BadgeVersion>() on badge.Id equals version.BadgeId
        where badge.State == BadgeState.Published && organization.ArchivedAt == null && version.Number == badge.PublishedNumber
        orderby version.PublishedAt descending, version.Id descending
        select new PublicBadge
        {
            Id = badge.PublicId, IsArchived = false, OpenToRequests = badge.OpenToRequests,
            Latest = badge.PublishedNumber, Number = version.Number, PublishedAt = version.PublishedAt, Content = version.Content,
            Organization = organization.PublicId, OrganizationName = organization.Name, Row = badge.Id, OrganizationRow = organization.Id,
            OrganizationLogo = db.Set<StoredFile>().Where(file => file.Id == organization.LogoId && file.IsPublic).Select(file => (PublicId?)file.PublicId).SingleOrDefault(),
        }).Take(most).ToListAsync(stop);

    /// <summary>How many badges search engines are told of.</summary>
    public Task<int> Count(CancellationToken stop) => Listed.CountAsync(stop);

    /// <summary>The addresses of some of them, in the order of their making: a new one shifts none.</summary>
    /// <param name="skip">How many come before.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<ListedAddress>> Addresses(int skip, int take, CancellationToken stop) => await (
        from badge in Listed.OrderBy(badge => badge.Id).Skip(skip).Take(take)
        join version in db.Set<BadgeVersion>() on badge.Id equals version.BadgeId
        where version.Number == badge.PublishedNumber
        orderby badge.Id
        select new ListedAddress(badge.PublicId, version.PublishedAt)).ToListAsync(stop);

    IQueryable<Badge> Listed => db.Set<Badge>().AsNoTracking()
        .Where(badge => badge.State == BadgeState.Published && db.Set<Organization>().Any(organization => organization.Id == badge.OrganizationId && organization.ArchivedAt == null));
}

/// <summary>An address as search engines are told of it.</summary>
/// <param name="Id">The name in the address.</param>
/// <param name="ChangedAt">When what it shows changed last.</param>
public sealed record ListedAddress(PublicId Id, DateTimeOffset ChangedAt);

/// <summary>A badge as anyone may see it.</summary>
public sealed record PublicBadge
{
    /// <summary>Its name in addresses.</summary>
    public required PublicId Id { get; init; }

    /// <summary>Whether it is awarded no more.</summary>
    public required bool IsArchived { get; init; }

    /// <summary>Whether people may ask for it.</summary>
    public required bool OpenToRequests { get; init; }

    /// <summary>Number of the version that is published now.</summary>
    public required int Latest { get; init; }

    /// <summary>Number of this version.</summary>
    public required int Number { get; init; }

    /// <summary>When this version was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>What this version says.</summary>
    public required BadgeContent Content { get; init; }

    /// <summary>Who issues it.</summary>
    public required PublicId Organization { get; init; }

    /// <summary>Name of who issues it.</summary>
    public required string OrganizationName { get; init; }

    /// <summary>Public id of the logo of who issues it; null when it has none.</summary>
    public PublicId? OrganizationLogo { get; init; }

    /// <summary>The badge's row, by which the journal names it.</summary>
    public required BadgeId Row { get; init; }

    /// <summary>The row of who issues it.</summary>
    public required OrganizationId OrganizationRow { get; init; }
}
