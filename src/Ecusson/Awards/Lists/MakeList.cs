using System.Diagnostics;
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
    /// <param name="source">The file's name; empty for typed addresses. Of a workbook with several sheets, the sheet is named after it.</param>
    /// <param name="language">The language of its mails; null for the organisation's own.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="name">What names the list in addresses (see <see cref="GrantKeys"/>): made twice under one name, it is made once. Null for a random name.</param>
    public async Task<MakeListOutcome> From(Actor actor, BadgeId id, ListReading reading, string source, string? language, CancellationToken stop, PublicId? name = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(source);
        if (await db.Set<Badge>().AsNoTracking().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } badge
            || !await standing.Allows(actor, badge.OrganizationId, Roles.Issuer, Scopes.AwardsWrite, stop)) return new MakeListOutcome.NotAllowed();
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(there => there.Id == badge.OrganizationId, stop);
        if (name is not null && await Named(name.Value, id, reading, language, stop) is { } before) return before;
        if (badge.State != BadgeState.Published || organization.ArchivedAt is not null) return new MakeListOutcome.NotAwarded();
        if (reading is not ListReading.Read read) return new MakeListOutcome.Unreadable(((ListReading.Refused)reading).Why);
        var now = clock.GetUtcNow();
        if (read.Sheet is { } sheet) source = $"{source} · {sheet}";
        var list = new AwardList
        {
            Id = RowId.New<AwardListId>(now), PublicId = name ?? PublicId.New(random), OrganizationId = badge.OrganizationId, BadgeId = id, Source = source.Length > 300 ? source[..300] : source,
            Language = language ?? organization.Language, State = AwardListState.Preview, CreatedBy = actor.Id, CreatedAt = now, Rows = read.Rows.Count, UnknownColumns = read.UnknownColumns,
        };
        var rows = read.Rows.Select((row, at) => new AwardListRow
        {
            ListId = list.Id, Number = at + 1, Address = row.Address, Name = row.Name, AwardedOn = row.AwardedOn, ValidUntil = row.ValidUntil, Story = row.Story, Evidence = row.Evidence,
            State = row.IsHidden ? AwardListRowState.LeftOut : AwardListRowState.Waiting,
        }).ToList();
        await check.All(list, rows, stop);
        db.Add(list);
        db.AddRange(rows);
        try
        {
            await db.SaveManyAsync(stop);
        }
        catch (DbUpdateException duplicate) when (name is not null && db.IsDuplicate(duplicate))
        {
            // The same request came twice at once.
            db.ChangeTracker.Clear();
            return await Named(name.Value, id, reading, language, stop) ?? throw new UnreachableException("A name that is taken names a list.", duplicate);
        }

        return new MakeListOutcome.Made(list, read.Rows.Count(row => row.IsHidden));
    }

    async Task<MakeListOutcome?> Named(PublicId name, BadgeId badge, ListReading reading, string? language, CancellationToken stop)
    {
        if (await db.Set<AwardList>().SingleOrDefaultAsync(there => there.PublicId == name, stop) is not { } made) return null;
        if (made.BadgeId != badge || (language is not null && made.Language != language) || reading is not ListReading.Read read || read.Rows.Count != made.Rows) return new MakeListOutcome.MadeOtherwise();
        // Once it was mended or started, what was sent first is not known any more.
        var isAsMade = made.Version == 1;
        var people = isAsMade ? await db.Set<AwardListRow>().Where(row => row.ListId == made.Id).OrderBy(row => row.Number).Select(row => new { row.Address, row.Name, row.AwardedOn, row.ValidUntil, row.Story, row.Evidence }).ToListAsync(stop) : [];
        return isAsMade && !people.SequenceEqual(read.Rows.Select(row => new { row.Address, row.Name, row.AwardedOn, row.ValidUntil, row.Story, row.Evidence })) ? new MakeListOutcome.MadeOtherwise() : new MakeListOutcome.Made(made, read.Rows.Count(row => row.IsHidden));
    }
}

/// <summary>What came of beginning a list.</summary>
public abstract record MakeListOutcome
{
    private MakeListOutcome() { }

    /// <summary>It is there to be looked through.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Hidden">How many people stood in rows that were hidden in the workbook, and are left out.</param>
    public sealed record Made(AwardList List, int Hidden) : MakeListOutcome;

    /// <summary>The actor may not, or there is no such badge.</summary>
    public sealed record NotAllowed : MakeListOutcome;

    /// <summary>The badge is not awarded.</summary>
    public sealed record NotAwarded : MakeListOutcome;

    /// <summary>Under the name that was given, another list was made.</summary>
    public sealed record MadeOtherwise : MakeListOutcome;

    /// <summary>There was no list to be read.</summary>
    public sealed record Unreadable(ListRefusal Why) : MakeListOutcome;
}
