using System.Globalization;
using Ecusson.Files;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>Finds organisations, for anyone. One that is archived is found no more; whoever has its address still finds its page.</summary>
public sealed class SearchOrganizations(EcussonDb db)
{
    /// <summary>Organisations on a page.</summary>
    public const int PageSize = 48;

    /// <summary>What meets the words much less well than the best does is noise: a name has few words, and many end alike.</summary>
    const double Noise = .7;

    /// <summary>Longest question, in characters; the rest of a longer one is not read.</summary>
    public const int LongestText = 200;

    /// <summary>
    /// Those in whose name or place each word of the question stands, accents and case aside: first those that have published badges, then the others, each in the order of their names.
    /// Where the words stand nowhere, those that come nearest to them, as they may be misspelt.
    /// </summary>
    /// <param name="text">The words; empty for all.</param>
    /// <param name="page">The page, from 1; one that is not there gives the nearest.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<FoundOrganizations> Named(string text, int page, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(text);
        var question = Folding.Of(text.Length > LongestText ? text[..LongestText] : text);
        var words = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // Names are folded here: the engines do it each in its way, and a server has thousands of organisations at most.
        var all = (await (
            from organization in db.Set<Organization>()
            where organization.ArchivedAt == null
            select new { organization.Id, organization.Name, organization.Place, Issues = Issuing.Any(issuing => issuing.Id == organization.Id) }).ToListAsync(stop))
            .Select(row => (row.Id, Folded: Folding.Of($"{row.Name} {row.Place}"), row.Issues, row.Name))
            .OrderByDescending(row => row.Issues).ThenBy(row => row.Name, StringComparer.Create(CultureInfo.CurrentCulture, CompareOptions.IgnoreCase)).ThenBy(row => row.Id.Value).Select(row => (row.Id, row.Folded)).ToList();
        List<OrganizationId> found = [.. all.Where(row => words.All(word => row.Folded.Contains(word, StringComparison.Ordinal))).Select(row => row.Id)];
        if (found.Count == 0 && words.Length > 0) found = Nearest(all, question);
        page = Math.Clamp(page, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        var ids = found.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        return new FoundOrganizations(await Shown(ids, stop), found.Count, page);
    }

    /// <summary>The nearest first; those as near as each other stay in their order.</summary>
    static List<OrganizationId> Nearest(List<(OrganizationId Id, string Folded)> all, string question)
    {
        var trigrams = Folding.Trigrams(question);
        var near = all.Select(row => (row.Id, Met: Met(row.Folded))).Where(row => row.Met >= trigrams.Count * SearchBadges.Share).ToList();
        var least = near.Select(row => row.Met).DefaultIfEmpty().Max() * Noise;
        return [.. near.Where(row => row.Met >= least).OrderByDescending(row => row.Met).Select(row => row.Id)];

        // Words stand as trigrams take them: two spaces before, one after.
        int Met(string folded) => $"  {folded.Replace(" ", "   ", StringComparison.Ordinal)} " is var apart ? trigrams.Count(trigram => apart.Contains(trigram, StringComparison.Ordinal)) : 0;
    }

    /// <summary>Those that published most recently.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<FoundOrganization>> Newest(int most, CancellationToken stop)
    {
        var ids = await (
            from index in db.Set<BadgeIndex>()
            join badge in db.Set<Badge>() on index.BadgeId equals badge.Id
            where badge.State == BadgeState.Published
            group index by badge.OrganizationId into all
            orderby all.Max(index => index.PublishedAt) descending, all.Key
            select all.Key).Take(most).ToListAsync(stop);
        return await Shown(ids, stop);
    }

    /// <summary>How many have published badges.</summary>
    public Task<int> Count(CancellationToken stop) => Issuing.CountAsync(stop);

    /// <summary>The names in addresses of some of those, in the order of their making, for search engines.</summary>
    /// <param name="skip">How many come before.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<PublicId>> Addresses(int skip, int take, CancellationToken stop) =>
        await Issuing.OrderBy(organization => organization.Id).Skip(skip).Take(take).Select(organization => organization.PublicId).ToListAsync(stop);

    IQueryable<Organization> Issuing => db.Set<Organization>()
        .Where(organization => organization.ArchivedAt == null && db.Set<Badge>().Any(badge => badge.OrganizationId == organization.Id && badge.State == BadgeState.Published));

    async Task<IReadOnlyList<FoundOrganization>> Shown(List<OrganizationId> ids, CancellationToken stop)
    {
        var shown = await (
            from organization in db.Set<Organization>().AsNoTracking()
            where ids.Contains(organization.Id)
            select new
            {
                organization.Id,
                Found = new FoundOrganization(
                    organization.PublicId, organization.Name, organization.Place,
                    db.Set<StoredFile>().Where(file => file.Id == organization.LogoId && file.IsPublic).Select(file => (PublicId?)file.PublicId).SingleOrDefault(),
                    db.Set<Badge>().Count(badge => badge.OrganizationId == organization.Id && badge.State == BadgeState.Published)),
            }).ToDictionaryAsync(row => row.Id, row => row.Found, stop);
        return [.. ids.Where(shown.ContainsKey).Select(id => shown[id])];
    }
}

/// <summary>Organisations that were found.</summary>
/// <param name="Organizations">Those of this page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record FoundOrganizations(IReadOnlyList<FoundOrganization> Organizations, int Total, int Page);

/// <summary>An organisation among others.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it is; null when it does not say.</param>
/// <param name="Logo">Public id of its logo; null for none.</param>
/// <param name="Badges">How many badges it has published.</param>
public sealed record FoundOrganization(PublicId Id, string Name, string? Place, PublicId? Logo, int Badges);
