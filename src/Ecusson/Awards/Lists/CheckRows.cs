using System.Globalization;
using Ecusson.Badges;
using Ecusson.Imports;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Says what is wrong with the cells of a list: the same that <see cref="AwardForm.Problems"/> says of one award, and what only a list can have.</summary>
public sealed class CheckRows(EcussonDb db, TimeProvider clock)
{
    /// <summary>Codes that are doubts and keep nobody from being granted.</summary>
    static readonly HashSet<string> Doubts = new(StringComparer.Ordinal) { LikelyTypo };

    /// <summary>The address looks like a slip of the pen.</summary>
    public const string LikelyTypo = "likely-typo";

    /// <summary>The same address stands in an earlier row.</summary>
    public const string Twice = "twice";

    /// <summary>Whoever has that address holds the badge already.</summary>
    public const string HoldsIt = "holds-it";

    /// <summary>It could not be kept or signed as it stands, for a reason that looking it through did not find.</summary>
    public const string CannotBeGranted = "cannot-be-granted";

    /// <summary>Not a date.</summary>
    public const string NotADay = "not-a-day";

    /// <summary>A date of a column in which some date puts the month first: whether this one does, its owner knows alone.</summary>
    public const string DayOrMonth = "day-or-month";

    // As people write them in French and English; the first is what machines write.
    static readonly string[] Days = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy", "d.M.yyyy", "yyyy/MM/dd"];

    static readonly string[] MonthFirst = ["MM/dd/yyyy", "M/d/yyyy"];

    /// <summary>The day that a cell says, as people write it here: of 03/04/2026 the third of April. Null when it says none.</summary>
    public static DateOnly? Day(string written) => Exact(written, Days);

    static DateOnly? Exact(string? written, string[] formats) => DateOnly.TryParseExact(written?.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static readonly (ListColumn Column, string Field)[] DayColumns = [(ListColumn.AwardedOn, "awardedOn"), (ListColumn.ValidUntil, "validUntil")];

    /// <summary>Looks all rows of a list through anew; the next save keeps what was found.</summary>
    public async Task All(AwardList list, IReadOnlyCollection<AwardListRow> rows, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(rows);
        var badge = list.BadgeId;
        var version = await db.Set<BadgeVersion>().AsNoTracking().SingleAsync(there => there.BadgeId == badge && db.Set<Badge>().Any(own => own.Id == badge && own.PublishedNumber == there.Number), stop);
        var held = await Holding.Among(db, badge, rows.Select(row => MailAddresses.Key(row.Address)), clock.GetUtcNow(), stop);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // 04/13/2026 can only be American, and so may be what stands above and below it.
        var american = DayColumns.Where(column => rows.Any(row => row.State != AwardListRowState.LeftOut && Day(row.Cell(column.Column)) is null && Exact(row.Cell(column.Column), MonthFirst) is not null)).ToList();
        foreach (var row in rows.OrderBy(row => row.Number))
        {
            var problems = new SortedDictionary<string, string>(Read(row, list, version.Content.Validity, clock).Problems.ToDictionary(), StringComparer.Ordinal);
            foreach (var (column, field) in american)
                if (Exact(row.Cell(column), MonthFirst) is { } other && other != Day(row.Cell(column))) problems[field] = DayOrMonth;
            if (row.State != AwardListRowState.LeftOut && !problems.ContainsKey("address"))
            {
                var key = MailAddresses.Key(row.Address);
                if (!seen.Add(key)) problems["address"] = Twice;
                else if (held.Contains(key)) problems["address"] = HoldsIt;
                else if (LikelyAddress.Of(row.Address) is not null) problems["address"] = LikelyTypo;
            }

            (row.Problems, row.IsBroken, row.IsDoubtful) = (problems, problems.Values.Any(code => !Doubts.Contains(code)), problems.Values.Any(Doubts.Contains));
        }
    }

    /// <summary>A row as an award is granted with, and what cannot be taken of it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="list">Its list.</param>
    /// <param name="validity">When the badge says that its awards end.</param>
    /// <param name="clock">Tells the moment of granting.</param>
    public static (AwardForm Form, IReadOnlyDictionary<string, string> Problems) Read(AwardListRow row, AwardList list, BadgeValidity validity, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(list);
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        var form = new AwardForm
        {
            Address = row.Address.Trim(), Name = row.Name, AwardedOn = Written("awardedOn", row.AwardedOn) ?? list.AwardedOn, ValidUntil = Written("validUntil", row.ValidUntil),
            Story = row.Story, Evidence = row.Evidence.Trim(), Language = list.Language, Again = true, Unread = wrong,
        };
        return (form, form.Problems(clock, validity));

        DateOnly? Written(string field, string written)
        {
            if (string.IsNullOrWhiteSpace(written)) return null;
            if (Day(written) is { } day) return day;
            wrong[field] = NotADay;
            return null;
        }
    }
}
