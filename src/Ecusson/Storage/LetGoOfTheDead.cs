using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Storage;

/// <summary>
/// Frees what servers that are gone were dealing with. A server that was killed says nothing, and what it held would wait until its time
/// runs out; the first server that works on the database again knows that nobody holds anything, and goes on at once.
/// </summary>
public sealed class LetGoOfTheDead(EcussonDb db)
{
    // Long over by everybody's clock. Not null: that it is held is what tells a mail that was on its way from one that was not.
    static readonly DateTimeOffset Over = DateTimeOffset.UnixEpoch;

    static readonly MethodInfo InTable = typeof(LetGoOfTheDead).GetMethod(nameof(In), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>Frees all that is held, in every table; returns how many rows. For a server that is the first on the database, before it begins.</summary>
    public async Task<int> All(CancellationToken stop)
    {
        var freed = 0;
        foreach (var table in db.Model.GetEntityTypes().Select(table => table.ClrType).Where(type => type.IsAssignableTo(typeof(IHeld))))
            freed += await (Task<int>)InTable.MakeGenericMethod(table).Invoke(this, [stop])!;
        return freed;
    }

    Task<int> In<TRow>(CancellationToken stop)
        where TRow : class, IHeld =>
        db.Set<TRow>().Where(row => row.HeldUntil > Over).ExecuteUpdateAsync(set => set.SetProperty(row => row.HeldUntil, Over), stop);
}
