using Microsoft.EntityFrameworkCore;

namespace Ecusson.Storage;

/// <summary>A part of a list, and where the next part begins.</summary>
/// <param name="Items">The items, at most as many as were asked for.</param>
/// <param name="After">What to give as <c>after</c> to read on; null when the list ends here.</param>
public sealed record Page<T, TId>(IReadOnlyList<T> Items, TId? After)
    where TId : struct, IRowId<TId>;

/// <summary>Reads a list in parts. A part begins after a row, not at a number, so rows added meanwhile shift nothing.</summary>
public static class Paging
{
    /// <summary>The largest part, in rows; who asks for more gets this many.</summary>
    public const int Largest = 200;

    /// <summary>The rows that were made after the row <paramref name="after"/> (null: from the first), in the order of their making.</summary>
    /// <param name="rows">The rows of one table, filtered as wished, in no order.</param>
    /// <param name="after">The last row of the part before.</param>
    /// <param name="size">How many rows, at least 1.</param>
    /// <param name="stop">Stops the reading.</param>
    public static Task<Page<T, TId>> PageAsync<T, TId>(this IQueryable<T> rows, TId? after, int size, CancellationToken stop)
        where T : class, IRow<TId>
        where TId : struct, IRowId<TId> =>
        Read<T, TId>((after is { } last ? rows.Where(row => row.Id.CompareTo(last) > 0) : rows).OrderBy(row => row.Id), size, stop);

    /// <summary>The rows that were made before the row <paramref name="before"/> (null: from the last), newest first.</summary>
    /// <param name="rows">The rows of one table, filtered as wished, in no order.</param>
    /// <param name="before">The last row of the part before.</param>
    /// <param name="size">How many rows, at least 1.</param>
    /// <param name="stop">Stops the reading.</param>
    public static Task<Page<T, TId>> NewestAsync<T, TId>(this IQueryable<T> rows, TId? before, int size, CancellationToken stop)
        where T : class, IRow<TId>
        where TId : struct, IRowId<TId> =>
        Read<T, TId>((before is { } last ? rows.Before(last) : rows).OrderByDescending(row => row.Id), size, stop);

    /// <summary>The rows that were made before the row <paramref name="before"/>, for lists that begin with the newest.</summary>
    public static IQueryable<T> Before<T, TId>(this IQueryable<T> rows, TId before)
        where T : class, IRow<TId>
        where TId : struct, IRowId<TId> => rows.Where(row => row.Id.CompareTo(before) < 0);

    static async Task<Page<T, TId>> Read<T, TId>(IQueryable<T> ordered, int size, CancellationToken stop)
        where T : class, IRow<TId>
        where TId : struct, IRowId<TId>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        size = Math.Min(size, Largest);
        // One row more than asked tells whether there is a next part.
        var read = await ordered.Take(size + 1).ToListAsync(stop);
        return read.Count <= size
            ? new Page<T, TId>(read, null)
            : new Page<T, TId>(read[..size], read[size - 1].Id);
    }
}
