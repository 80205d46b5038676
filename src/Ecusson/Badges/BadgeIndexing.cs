using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Badges;

/// <summary>Writes what search knows of a badge, in the transaction that publishes it.</summary>
static class BadgeIndexing
{
    public static async Task Write(EcussonDb db, Badge badge, BadgeContent content, DateTimeOffset now, CancellationToken stop)
    {
        var issuer = await db.Set<Organization>().Where(organization => organization.Id == badge.OrganizationId).Select(organization => organization.Name).SingleAsync(stop);
        var names = Folding.Of(string.Join(' ', content.Name.ByLanguage.Values));
        var around = Folding.Of(string.Join(' ', [.. content.Competencies.SelectMany(competency => (IEnumerable<string>)[.. competency.Name.ByLanguage.Values, competency.Code ?? ""]), .. content.Tags, issuer]));
        var folded = $"{names} {around} {Folding.Of(string.Join(' ', content.Description.ByLanguage.Values))}";
        var languages = $" {string.Join(' ', content.Name.ByLanguage.Keys)} ";
        if (await db.Set<BadgeIndex>().SingleOrDefaultAsync(index => index.BadgeId == badge.Id, stop) is { } index)
        {
            (index.Folded, index.Type, index.Level, index.Languages, index.PublishedAt) = (folded, content.Type, content.Level, languages, now);
        }
        else
        {
            db.Add(new BadgeIndex { BadgeId = badge.Id, Folded = folded, Type = content.Type, Level = content.Level, Languages = languages, PublishedAt = now });
        }

        var inNames = Folding.Trigrams(names);
        Settle(
            db, await db.Set<BadgeTrigram>().Where(trigram => trigram.BadgeId == badge.Id).ToListAsync(stop),
            inNames.Select(trigram => new BadgeTrigram { BadgeId = badge.Id, Trigram = trigram, InName = true })
                .Concat(Folding.Trigrams(around).Except(inNames).Select(trigram => new BadgeTrigram { BadgeId = badge.Id, Trigram = trigram, InName = false })),
            trigram => trigram.Trigram);
        Settle(
            db, await db.Set<BadgeCompetency>().Where(competency => competency.BadgeId == badge.Id).ToListAsync(stop),
            content.Competencies
                .Select(competency => new BadgeCompetency { BadgeId = badge.Id, Folded = Key(competency.Name.In(content.Language)), Name = competency.Name, Competency = competency.Competency })
                .Where(competency => competency.Folded.Length > 0).DistinctBy(competency => competency.Folded),
            competency => competency.Folded);
    }

    /// <summary>The folded name of a competency, as facets know it.</summary>
    public static string Key(string name) => Folding.Of(name) is var folded && folded.Length > BadgeRules.NameLength ? folded[..BadgeRules.NameLength] : folded;

    /// <summary>Makes the rows that are there those that are wanted.</summary>
    static void Settle<T>(EcussonDb db, List<T> there, IEnumerable<T> wanted, Func<T, string> key)
        where T : class
    {
        var known = there.ToDictionary(key, StringComparer.Ordinal);
        foreach (var row in wanted)
        {
            if (known.Remove(key(row), out var kept)) db.Entry(kept).CurrentValues.SetValues(row);
            else db.Add(row);
        }

        db.RemoveRange(known.Values);
    }
}
