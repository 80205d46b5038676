using Ecusson.Competencies;
using Ecusson.Journal;
using Ecusson.Storage;

namespace Ecusson.Badges;

/// <summary>Reads what stands behind the competencies that are ticked on a badge's form, to be shown on it again.</summary>
public sealed class TickedCompetencies(SearchCompetencies search)
{
    /// <summary>Those of the draft as it has them, those that are new as they stand in their frameworks; what is neither is left out.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="badge">The badge.</param>
    /// <param name="ticked">Their public ids, as the form has them; of new ones at most <see cref="BadgeRules.MostEntries"/> are read.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<ListedCompetency>> Of(Actor actor, Badge badge, IReadOnlyList<string> ticked, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(badge);
        var known = badge.Draft.Competencies.Where(listed => listed.Competency is not null).ToDictionary(listed => listed.Competency!, StringComparer.Ordinal);
        var names = ticked.Where(id => !known.ContainsKey(id)).Select(id => PublicId.TryParse(id, out var name) ? name : default(PublicId?)).OfType<PublicId>().Take(BadgeRules.MostEntries).ToList();
        foreach (var found in names.Count == 0 ? [] : await search.Named(actor, badge.OrganizationId, names, stop) ?? []) known[found.Competency.PublicId.ToString()] = ListedCompetency.Of(found);
        return [.. ticked.Where(known.ContainsKey).Select(id => known[id])];
    }
}
