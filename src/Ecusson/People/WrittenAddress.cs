using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Finds rows that keep an address as somebody wrote it, and not its key.</summary>
static class WrittenAddress
{
    /// <summary>Those of the rows whose address is one of these.</summary>
    /// <param name="rows">The rows; those without an address are not asked.</param>
    /// <param name="address">Where a row keeps it.</param>
    /// <param name="keys">Keys of addresses (<see cref="MailAddresses.Key"/>).</param>
    /// <param name="stop">Stops the reading.</param>
    public static async Task<List<T>> At<T>(IQueryable<T> rows, Expression<Func<T, string?>> address, IEnumerable<string> keys, CancellationToken stop)
        where T : class
    {
        var read = address.Compile();
        var found = new List<T>();
        foreach (var key in keys)
        {
            var like = await rows.AsNoTracking().Where(Holds(address, Anchor(key))).ToListAsync(stop);
            found.AddRange(like.Where(row => read(row) is { } written && MailAddresses.Key(written) == key));
        }

        return found;
    }

    /// <summary>The longest part of a key that every engine makes small in the same way: its ASCII signs.</summary>
    static string Anchor(string key) =>
        key.Split([.. key.Where(sign => !char.IsAscii(sign)).Distinct()]).MaxBy(part => part.Length)!;

    static Expression<Func<T, bool>> Holds<T>(Expression<Func<T, string?>> address, string part)
    {
        // A parameter and no literal: the address does not stand in the statement's own text, which logs and traces may show.
        Expression<Func<string>> asked = () => part;
        var lower = Expression.Call(address.Body, nameof(string.ToLower), Type.EmptyTypes);
        var holds = Expression.Call(lower, nameof(string.Contains), Type.EmptyTypes, asked.Body);
        return Expression.Lambda<Func<T, bool>>(Expression.AndAlso(Expression.NotEqual(address.Body, Expression.Constant(null, typeof(string))), holds), address.Parameters);
    }
}
