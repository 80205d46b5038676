using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Competencies;

/// <summary>Finds competencies in the frameworks of an organisation, by words that may lack accents or be misspelt.</summary>
public sealed class SearchCompetencies(EcussonDb db, Standing standing)
{
    /// <summary>Longest question, in characters; the rest of a longer one is not read.</summary>
    public const int LongestText = 200;

    /// <summary>Most that are found at once: whoever wants others says more.</summary>
    public const int Most = 20;

    /// <summary>The share of a question's trigrams that must be met, as in the search for badges.</summary>
    const double Share = .4;

    /// <summary>What meets the words much less well than the best does is noise.</summary>
    const double Noise = .5;

    /// <summary>The best first; none for words that say nothing; null when they are not the actor's to see.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="organization">In whose frameworks.</param>
    /// <param name="text">The words, or a code.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<FoundCompetency>?> For(Actor actor, OrganizationId organization, string text, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!await standing.Allows(actor, organization, OrganizationFrameworks.Every, Scopes.FrameworksRead, stop)) return null;
        if (Folding.Of(text.Length > LongestText ? text[..LongestText] : text) is not { Length: > 0 } folded) return [];
        var (words, trigrams) = (folded.Split(' '), Folding.Trigrams(folded).ToList());
        var needed = (int)Math.Ceiling(trigrams.Count * Share);
        var scores = new List<(CompetencyId Id, int Score, int Length)>();
        // Some thousands of short names are looked through faster here than by an index of their trigrams, which would be forty times as many rows.
        await foreach (var row in Choosable.In(db, organization).Select(there => new { there.Competency.Id, there.Competency.Folded }).AsAsyncEnumerable().WithCancellation(stop))
        {
            // As Folding.Trigrams takes a word: two spaces before and one after.
            var padded = $"  {row.Folded.Replace(" ", "  ", StringComparison.Ordinal)} ";
            var score = trigrams.Count(trigram => padded.Contains(trigram, StringComparison.Ordinal));
            if (words.All(word => row.Folded.Contains(word, StringComparison.Ordinal))) score += trigrams.Count;
            if (score >= needed) scores.Add((row.Id, score, row.Folded.Length));
        }

        var least = scores.Select(score => score.Score).DefaultIfEmpty().Max() * Noise;
        var best = scores.Where(score => score.Score >= least).OrderByDescending(score => score.Score).ThenBy(score => score.Length).ThenBy(score => score.Id.Value).Take(Most).Select(score => score.Id).ToList();
        var found = await Shown(Choosable.In(db, organization).Where(row => best.Contains(row.Competency.Id)), stop);
        return [.. best.Select(id => found[id])];
    }

    /// <summary>Those with these names in addresses that are still to be chosen, in that order; null when they are not the actor's to see.</summary>
    public async Task<IReadOnlyList<FoundCompetency>?> Named(Actor actor, OrganizationId organization, IReadOnlyList<PublicId> names, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (!await standing.Allows(actor, organization, OrganizationFrameworks.Every, Scopes.FrameworksRead, stop)) return null;
        var found = (await Shown(Choosable.In(db, organization).Where(row => names.Contains(row.Competency.PublicId)), stop)).Values.ToDictionary(there => there.Competency.PublicId);
        return [.. names.Distinct().Where(found.ContainsKey).Select(name => found[name])];
    }

    static async Task<Dictionary<CompetencyId, FoundCompetency>> Shown(IQueryable<Choosable> rows, CancellationToken stop) =>
        (await rows.Select(row => new FoundCompetency(row.Competency, row.Framework.Name)).ToListAsync(stop)).ToDictionary(found => found.Competency.Id);
}

/// <summary>A competency that was found.</summary>
/// <param name="Competency">The competency, to be read.</param>
/// <param name="Framework">Name of its framework.</param>
public sealed record FoundCompetency(Competency Competency, string Framework);
