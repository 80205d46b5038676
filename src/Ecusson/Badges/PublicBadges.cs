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
    public async Task<PublicBadge?> Of(PublicId id, int? number, CancellationToken stop) =>
        await Shown(Versions.Where(row => row.Badge.PublicId == id && row.Badge.PublishedNumber > 0 && row.Version.Number == (number ?? row.Badge.PublishedNumber))).SingleOrDefaultAsync(stop);

    /// <summary>The versions of a badge that were published before the one that is published now, newest first.</summary>
    public async Task<IReadOnlyList<EarlierVersion>> Earlier(PublicBadge badge, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(badge);
        if (badge.Latest == 1) return [];
        return await db.Set<BadgeVersion>().Where(version => version.BadgeId == badge.Row && version.Number < badge.Latest).OrderByDescending(version => version.Number)
            .Select(version => new EarlierVersion(version.Number, version.PublishedAt)).ToListAsync(stop);
    }

    /// <summary>The badges of an organisation that are awarded no more, the last published first: whoever holds one keeps it.</summary>
    public async Task<IReadOnlyList<PublicBadge>> Archived(OrganizationId organization, CancellationToken stop) => await Shown(
        Versions
            .Where(row => row.Organization.Id == organization && row.Badge.State == BadgeState.Archived && row.Badge.PublishedNumber > 0 && row.Version.Number == row.Badge.PublishedNumber)
            .OrderByDescending(row => row.Version.PublishedAt).ThenByDescending(row => row.Version.Id))
        .ToListAsync(stop);

    /// <summary>The newest published badges, newest first, for feeds.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<PublicBadge>> Newest(int most, CancellationToken stop) => await Shown(
        Versions
            .Where(row => row.Badge.State == BadgeState.Published && row.Organization.ArchivedAt == null && row.Version.Number == row.Badge.PublishedNumber)
            .OrderByDescending(row => row.Version.PublishedAt).ThenByDescending(row => row.Version.Id))
        .Take(most).ToListAsync(stop);

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

    IQueryable<Row> Versions =>
        from badge in db.Set<Badge>().AsNoTracking()
        join organization in db.Set<Organization>() on badge.OrganizationId equals organization.Id
        join version in db.Set<BadgeVersion>() on badge.Id equals version.BadgeId
        select new Row { Badge = badge, Organization = organization, Version = version };

    IQueryable<PublicBadge> Shown(IQueryable<Row> rows) => rows.Select(row => new PublicBadge
    {
        Id = row.Badge.PublicId, IsArchived = row.Badge.State == BadgeState.Archived, OpenToRequests = row.Badge.OpenToRequests && row.Badge.State == BadgeState.Published && row.Organization.Mail != null,
        Latest = row.Badge.PublishedNumber, Number = row.Version.Number, PublishedAt = row.Version.PublishedAt, Content = row.Version.Content,
        Organization = row.Organization.PublicId, OrganizationName = row.Organization.Name, Contact = row.Organization.Mail, Row = row.Badge.Id, OrganizationRow = row.Organization.Id,
        OrganizationLogo = db.Set<StoredFile>().Where(file => file.Id == row.Organization.LogoId && file.IsPublic).Select(file => (PublicId?)file.PublicId).SingleOrDefault(),
    });

    sealed class Row
    {
        public required Badge Badge { get; init; }

        public required Organization Organization { get; init; }

        public required BadgeVersion Version { get; init; }
    }
}

/// <summary>A version of a badge that another has followed.</summary>
/// <param name="Number">Its number.</param>
/// <param name="PublishedAt">When it was published.</param>
public sealed record EarlierVersion(int Number, DateTimeOffset PublishedAt);

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

    /// <summary>Where people may write to who issues it; null when it gives no address.</summary>
    public string? Contact { get; init; }

    /// <summary>Public id of the logo of who issues it; null when it has none.</summary>
    public PublicId? OrganizationLogo { get; init; }

    /// <summary>The badge's row, by which the journal names it.</summary>
    public required BadgeId Row { get; init; }

    /// <summary>The row of who issues it.</summary>
    public required OrganizationId OrganizationRow { get; init; }

    /// <summary>A badge as anyone will see it once its draft is published.</summary>
    /// <param name="badge">The badge.</param>
    /// <param name="organization">Who issues it.</param>
    /// <param name="logo">Public id of its logo; null when it has none.</param>
    public static PublicBadge OfDraft(Badge badge, Organization organization, PublicId? logo)
    {
        ArgumentNullException.ThrowIfNull(badge);
        ArgumentNullException.ThrowIfNull(organization);
        var next = badge.PublishedNumber + 1;
        return new PublicBadge
        {
            Id = badge.PublicId, IsArchived = false, OpenToRequests = badge.OpenToRequests && organization.Mail is not null, Latest = next, Number = next, PublishedAt = badge.ChangedAt, Content = badge.Draft,
            Organization = organization.PublicId, OrganizationName = organization.Name, OrganizationLogo = logo, Contact = organization.Mail, Row = badge.Id, OrganizationRow = organization.Id,
        };
    }
}
