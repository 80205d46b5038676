using System.Collections.Immutable;
using Ecusson.Competencies;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>Fills in what a badge says of competencies that were chosen from a framework.</summary>
static class ChosenCompetencies
{
    /// <summary>
    /// The list with each chosen competency as it stands in its framework now, or as the draft before has it: what was chosen once stays as it was, whatever becomes of the
    /// framework. Null when one of them is neither.
    /// </summary>
    /// <param name="db">Where frameworks are.</param>
    /// <param name="organization">Whose frameworks may be chosen from.</param>
    /// <param name="listed">What a form or a program lists: of a chosen one, the id counts alone.</param>
    /// <param name="before">What the draft lists; nothing for a new one.</param>
    /// <param name="stop">Stops the reading.</param>
    public static async Task<ImmutableArray<ListedCompetency>?> Settled(
        EcussonDb db, OrganizationId organization, ImmutableArray<ListedCompetency> listed, ImmutableArray<ListedCompetency> before, CancellationToken stop)
    {
        var known = before.Where(one => one.Competency is not null).DistinctBy(one => one.Competency).ToDictionary(one => one.Competency!, StringComparer.Ordinal);
        var wanted = listed.Select(one => one.Competency).OfType<string>().Where(id => !known.ContainsKey(id)).Distinct().ToList();
        if (wanted.Count > 0)
        {
            var ids = wanted.Select(text => PublicId.TryParse(text, out var id) ? id : default(PublicId?)).OfType<PublicId>().ToList();
            var found = await Choosable.In(db, organization).Where(row => ids.Contains(row.Competency.PublicId)).Select(row => new FoundCompetency(row.Competency, row.Framework.Name)).ToListAsync(stop);
            if (found.Count < wanted.Count) return null;
            foreach (var row in found) known[row.Competency.PublicId.ToString()] = ListedCompetency.Of(row);
        }

        return [.. listed.Select(one => one.Competency is { } id ? known[id] : one).DistinctBy(one => one.Competency ?? (object)one)];
    }
}
