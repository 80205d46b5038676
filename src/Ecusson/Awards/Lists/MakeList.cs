using System.Security.Cryptography;
using Ecusson.Badges;
using Ecusson.Imports;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Begins a list: its rows are kept and looked through, nothing is granted.</summary>
public sealed class MakeList(EcussonDb db, Standing standing, CheckRows check, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Makes it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">The badge.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="source">The file's name; empty for typed addresses.</param>
    /// <param name="language">The language of its mails.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<MakeListOutcome> From(Actor actor, BadgeId id, ListReading reading, string source, string language, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(source);
        if (await db.Set<Badge>().AsNoTracking().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } badge
            || !await standing.Allows(actor, badge.OrganizationId, Roles.Issuer, Scopes.AwardsWrite, stop)) return new MakeListOutcome.NotAllowed();
        if (badge.State != BadgeState.Published) return new MakeListOutcome.NotAwarded();
        if (reading is not ListReading.Read read) return new MakeListOutcome.Unreadable(((ListReading.Refused)reading).Why);
        var now = clock.GetUtcNow();
        var list = new AwardList
        {
            Id = RowId.New<AwardListId>(now), PublicId = PublicId.New(random), OrganizationId = badge.OrganizationId, BadgeId = id, Source = source.Length > 300 ? source[..300] : source,
            Language = language, State = AwardListState.Preview, CreatedBy = actor.Id, CreatedAt = now, Rows = read.Rows.Count, UnknownColumns = read.UnknownColumns,
        };
        var rows = read.Rows.Select((row, at) => new AwardListRow
        {
            ListId = list.Id, Number = at + 1, Address = row.Address, Name = row.Name, AwardedOn = row.AwardedOn, ValidUntil = row.ValidUntil, Story = row.Story, Evidence = row.Evidence,
        }).ToList();
        await check.All(list, rows, stop);
        db.Add(list);
        db.AddRange(rows);
        await db.SaveChangesAsync(stop);
        return new MakeListOutcome.Made(list);
    }
}

/// <summary>What came of beginning a list.</summary>
public abstract record MakeListOutcome
{
    private MakeListOutcome() { }

    /// <summary>It is there to be looked through.</summary>
    public sealed record Made(AwardList List) : MakeListOutcome;

    /// <summary>The actor may not, or there is no such badge.</summary>
    public sealed record NotAllowed : MakeListOutcome;

    /// <summary>The badge is not awarded.</summary>
    public sealed record NotAwarded : MakeListOutcome;

    /// <summary>There was no list to be read.</summary>
    public sealed record Unreadable(ListRefusal Why) : MakeListOutcome;
}
