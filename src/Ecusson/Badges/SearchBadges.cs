using System.Linq.Expressions;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>Finds published badges, for anyone: by words that may lack accents or be misspelt, and by what they are.</summary>
public sealed class SearchBadges(EcussonDb db)
{
    /// <summary>Badges on a page.</summary>
    public const int PageSize = 24;

    /// <summary>Longest question, in characters; the rest of a longer one is not read.</summary>
    public const int LongestText = 200;

    /// <summary>Most badges that words find: whoever asks so broadly is helped by facets, not by more pages.</summary>
    const int MostByWords = 1000;

    const int MostChoices = 12;

    /// <summary>Letters of words that are too short for <see cref="Share"/> to forgive what is forgiven in longer ones; of shorter ones too many are another word.</summary>
    const int FewestLetters = 4, FewLetters = 5;

    /// <summary>The share of a question's trigrams that must be met: 0.4 forgives two letters that changed places in a word of six.</summary>
    internal const double Share = .4;

    /// <summary>What meets the words much less well than the best does is noise.</summary>
    const double Noise = .5;

    // Whoever gives no address cannot be asked.
    static readonly Expression<Func<Row, bool>> IsOpen = row => row.Badge.OpenToRequests && row.Organization.Mail != null;

    /// <summary>Looks for them.</summary>
    public async Task<FoundBadges> For(BadgeQuestion question, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        var scores = Folding.Of(question.Text.Length > LongestText ? question.Text[..LongestText] : question.Text) is { Length: > 0 } words ? await Scores(words, stop) : null;
        var rows = Filtered(question, scores);
        var total = await rows.CountAsync(stop);
        var page = Math.Clamp(question.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var ids = scores is null
            ? await rows.OrderByDescending(row => row.Index.PublishedAt).ThenBy(row => row.Badge.Id).Skip((page - 1) * PageSize).Take(PageSize).Select(row => row.Badge.Id).ToListAsync(stop)
            : [.. (await rows.Select(row => new { row.Badge.Id, row.Index.PublishedAt }).ToListAsync(stop))
                .OrderByDescending(row => scores[row.Id]).ThenByDescending(row => row.PublishedAt).Skip((page - 1) * PageSize).Take(PageSize).Select(row => row.Id)];
        return new FoundBadges(await Shown(ids, stop), total, page, await Facets(rows, stop));
    }

    /// <summary>How well each badge meets the words: trigrams of its name count three times; all words found as they are count more than any.</summary>
    async Task<Dictionary<BadgeId, int>> Scores(string words, CancellationToken stop, bool arePutBack = false)
    {
        var trigrams = Folding.Trigrams(words).ToList();
        var needed = (int)Math.Ceiling(trigrams.Count * Share);
        var near = await db.Set<BadgeTrigram>().Where(row => trigrams.Contains(row.Trigram)).GroupBy(row => row.BadgeId)
            .Select(group => new { group.Key, All = group.Count(), Names = group.Sum(row => row.InName ? 1 : 0) })
            .Where(row => row.All >= needed).OrderByDescending(row => row.All + (2 * row.Names)).ThenBy(row => row.Key).Take(MostByWords).ToListAsync(stop);
        var scores = near.ToDictionary(row => row.Key, row => row.All + (2 * row.Names));
        var exact = db.Set<BadgeIndex>().AsQueryable();
        foreach (var word in words.Split(' ').Distinct()) exact = exact.Where(row => row.Folded.Contains(word));
        var found = await exact.OrderByDescending(row => row.PublishedAt).ThenBy(row => row.BadgeId).Select(row => row.BadgeId).Take(MostByWords).ToListAsync(stop);
        // In a short word two letters that changed places leave too few trigrams: where nothing says the words as they are, they are looked for with the letters put back.
        if (found.Count == 0 && !arePutBack && await PutBack(words, stop) is { } meant) return await Scores(meant, stop, arePutBack: true);
        foreach (var id in found) scores[id] = scores.GetValueOrDefault(id) + trigrams.Count;
        var least = scores.Values.DefaultIfEmpty().Max() * Noise;
        return scores.Where(score => score.Value >= least).ToDictionary();
    }

    static bool IsShort(string word) => word.EnumerateRunes().Count() is >= FewestLetters and <= FewLetters;

    /// <summary>The words with neighbours that changed places put back, as most of the badges have them that say all of them so; null where none does, or no word is short enough to be tried so.</summary>
    async Task<string?> PutBack(string words, CancellationToken stop)
    {
        var asked = words.Split(' ').Distinct().ToList();
        if (!asked.Exists(IsShort)) return null;
        var rows = db.Set<BadgeIndex>().AsQueryable();
        foreach (var word in asked)
        {
            var forms = Forms(word);
            rows = forms.Count == 0
                ? rows.Where(row => row.Folded.Contains(word))
                : rows.Where(row => row.Folded.Contains(word) || forms.Any(form => (" " + row.Folded).Contains(form)));
        }

        var said = await rows.OrderByDescending(row => row.PublishedAt).ThenBy(row => row.BadgeId).Select(row => " " + row.Folded).Take(PageSize).ToListAsync(stop);
        return said.Count == 0 ? null : string.Join(' ', asked.Select(word => said.Exists(text => text.Contains(word, StringComparison.Ordinal)) ? word
            : Forms(word).MaxBy(form => said.Count(text => text.Contains(form, StringComparison.Ordinal)))!.Trim()));
    }

    /// <summary>A short word with each pair of neighbours put back, as it begins a word: what anybody types falls into an inner part of one soon enough.</summary>
    static List<string> Forms(string word)
    {
        if (!IsShort(word)) return [];
        var letters = word.EnumerateRunes().Select(letter => letter.ToString()).ToList();
        return [.. Enumerable.Range(0, letters.Count - 1).Select(at => $" {string.Concat([.. letters[..at], letters[at + 1], letters[at], .. letters[(at + 2)..]])}")];
    }

    IQueryable<Row> Filtered(BadgeQuestion question, Dictionary<BadgeId, int>? scores)
    {
        var rows = from index in db.Set<BadgeIndex>()
                   join badge in db.Set<Badge>() on index.BadgeId equals badge.Id
                   join organization in db.Set<Organization>() on badge.OrganizationId equals organization.Id
                   where badge.State == BadgeState.Published && organization.ArchivedAt == null
                   select new Row { Index = index, Badge = badge, Organization = organization };
        if (scores is not null)
        {
            var ids = scores.Keys.ToList();
            rows = rows.Where(row => ids.Contains(row.Badge.Id));
        }

        if (question.Organization is { } issuer) rows = rows.Where(row => row.Organization.PublicId == issuer);
        if (question.Competency is not null && Folding.Of(question.Competency) is var competency) rows = rows.Where(row => db.Set<BadgeCompetency>().Any(listed => listed.BadgeId == row.Badge.Id && listed.Folded == competency));
        if (question.Level is { } level) rows = rows.Where(row => row.Index.Level == level);
        // What no badge can say is not asked of the engine.
        if ((question.Type is { } said && !OpenBadgeTerms.AchievementTypes.Contains(said)) || (question.Language is { } spoken && !BadgeRules.Languages.Contains(spoken))) return rows.Where(row => false);
        if (question.Type is { } type) rows = rows.Where(row => row.Index.Type == type);
        if (question.Language is { } language) rows = rows.Where(row => row.Index.Languages.Contains(" " + language + " "));
        if (question.OpenToRequests) rows = rows.Where(IsOpen);
        return rows;
    }

    async Task<BadgeFacets> Facets(IQueryable<Row> rows, CancellationToken stop)
    {
        var issuers = await rows.GroupBy(row => new { row.Organization.PublicId, row.Organization.Name }).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(row => row.Count).ThenBy(row => row.Key.Name).Take(MostChoices).ToListAsync(stop);
        var listed = await rows.Join(db.Set<BadgeCompetency>(), row => row.Badge.Id, competency => competency.BadgeId, (_, competency) => competency.Folded)
            .GroupBy(folded => folded).Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(row => row.Count).ThenBy(row => row.Key).Take(MostChoices).ToListAsync(stop);
        var keys = listed.Select(row => row.Key).ToList();
        var names = (await db.Set<BadgeCompetency>().AsNoTracking().Where(row => keys.Contains(row.Folded)).OrderBy(row => row.BadgeId).ToListAsync(stop))
            .GroupBy(row => row.Folded, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        var levels = await rows.Where(row => row.Index.Level != null).GroupBy(row => row.Index.Level!.Value).Select(group => new { group.Key, Count = group.Count() }).OrderBy(row => row.Key).ToListAsync(stop);
        var types = await rows.GroupBy(row => row.Index.Type).Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(row => row.Count).ThenBy(row => row.Key).ToListAsync(stop);
        var languages = await rows.GroupBy(row => row.Index.Languages).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(stop);
        return new BadgeFacets
        {
            Organizations = [.. issuers.Select(row => new Choice<PublicId>(row.Key.PublicId, row.Key.Name, row.Count))],
            Competencies = [.. listed.Select(row => new CompetencyChoice(row.Key, names[row.Key], row.Count))],
            Levels = [.. levels.Select(row => new Choice<int>(row.Key, "", row.Count))],
            Types = [.. types.Select(row => new Choice<string>(row.Key, row.Key, row.Count))],
            Languages = [.. languages.SelectMany(row => row.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(language => (language, row.Count)))
                .GroupBy(row => row.language, StringComparer.Ordinal).Select(group => new Choice<string>(group.Key, group.Key, group.Sum(row => row.Count))).OrderByDescending(choice => choice.Count)],
            OpenToRequests = await rows.CountAsync(IsOpen, stop),
        };
    }

    async Task<IReadOnlyList<FoundBadge>> Shown(List<BadgeId> ids, CancellationToken stop)
    {
        var shown = await (
            from badge in db.Set<Badge>().AsNoTracking()
            join version in db.Set<BadgeVersion>() on badge.Id equals version.BadgeId
            join organization in db.Set<Organization>() on badge.OrganizationId equals organization.Id
            where ids.Contains(badge.Id) && version.Number == badge.PublishedNumber
            select new { badge.Id, Found = new FoundBadge(badge.PublicId, version.Content, organization.PublicId, organization.Name, badge.OpenToRequests && organization.Mail != null, version.Number) }).ToDictionaryAsync(row => row.Id, row => row.Found, stop);
        return [.. ids.Where(shown.ContainsKey).Select(id => shown[id])];
    }

    sealed class Row
    {
        public required BadgeIndex Index { get; init; }

        public required Badge Badge { get; init; }

        public required Organization Organization { get; init; }
    }
}
