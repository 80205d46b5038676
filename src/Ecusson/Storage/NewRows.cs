using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ecusson.Storage;

/// <summary>Many new rows of one table, as an engine keeps them: what <see cref="EcussonDb.SaveManyAsync"/> hands to it.</summary>
public sealed class NewRows
{
    /// <summary>From how many new rows of a table on its engine's own way of taking them is quicker than one statement each.</summary>
    public const int Many = 16;

    readonly IReadOnlyList<object> _rows;
    readonly Column[] _columns;

    NewRows(IEntityType type, IReadOnlyList<object> rows)
    {
        (Table, _rows) = (type.GetTableName()!, rows);
        // What the engine makes up for itself, a number that counts up or a default, is left to it.
        _columns = [.. type.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).Select(Column.Of)];
    }

    /// <summary>The table's name.</summary>
    public string Table { get; }

    /// <summary>The names of the columns that have a value.</summary>
    public IEnumerable<string> Columns => _columns.Select(column => column.Name);

    /// <summary>The engine's name for what each column holds, without a length.</summary>
    public IEnumerable<string> Types => _columns.Select(column => column.Type);

    /// <summary>The values of each row in the order of the columns, as the engine keeps them. The array is one and the same for all rows.</summary>
    public IEnumerable<object?[]> Values
    {
        get
        {
            var values = new object?[_columns.Length];
            foreach (var row in _rows)
            {
                for (var at = 0; at < values.Length; at++) values[at] = _columns[at].Kept(row);
                yield return values;
            }
        }
    }

    /// <summary>
    /// Takes the new rows out of what the next save writes, where a table gets <see cref="Many"/> of them or more; those come first that others point to. A table that points to
    /// one of these is taken too, however few its rows are, so that what is left can be saved before them: no row that was there already may be changed to point to one that is taken.
    /// </summary>
    internal static IReadOnlyList<NewRows> TakeFrom(ChangeTracker tracker)
    {
        var added = Undetected(tracker).Where(row => row.State == EntityState.Added).ToLookup(row => row.Metadata);
        var taken = added.Where(rows => rows.Count() >= Many).Select(rows => rows.Key).ToHashSet();
        while (added.Select(rows => rows.Key).FirstOrDefault(type => !taken.Contains(type) && PointsTo(type).Any(taken.Contains)) is { } behind) taken.Add(behind);
        List<NewRows> ordered = [];
        while (taken.Count > 0)
        {
            var next = taken.First(type => !PointsTo(type).Any(taken.Contains));
            taken.Remove(next);
            var rows = added[next].ToList();
            ordered.Add(new NewRows(next, rows.ConvertAll(row => row.Entity)));
            foreach (var row in rows) row.State = EntityState.Detached;
        }

        return ordered;
    }

    /// <summary>What is tracked: to find what is new, nothing that was read needs to be compared with what it was.</summary>
    static List<EntityEntry> Undetected(ChangeTracker tracker)
    {
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. tracker.Entries()];
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <summary>The other tables that a table's rows may point to.</summary>
    static IEnumerable<IEntityType> PointsTo(IEntityType type) => type.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(other => other != type);

    /// <summary>A statement that adds one row to a table, with a parameter for each column and no values yet, in the transaction that is open.</summary>
    /// <param name="db">Whose connection and transaction it uses.</param>
    /// <param name="table">The table's name in the model.</param>
    /// <param name="columns">The columns' names in the model; the parameters stand in their order.</param>
    public static DbCommand InsertInto(EcussonDb db, string table, IEnumerable<string> columns)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(columns);
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        List<string> names = [], holes = [];
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{names.Count}");
            command.Parameters.Add(parameter);
            names.Add(Quoted(column));
            holes.Add(parameter.ParameterName);
        }

        command.CommandText = $"INSERT INTO {Quoted(table)} ({string.Join(", ", names)}) VALUES ({string.Join(", ", holes)})";
        return command;
    }

    /// <summary>A name of the model, quoted as both engines read it.</summary>
    public static string Quoted(string name) => $"\"{name}\"";

    /// <summary>How a column gets its value from a row.</summary>
    sealed record Column(string Name, string Type, Func<object, object?> Kept)
    {
        public static Column Of(IProperty property)
        {
            var (read, mapping) = (property.GetGetter(), property.GetRelationalTypeMapping());
            return new Column(property.GetColumnName(), mapping.StoreTypeNameBase, mapping.Converter is { } converter
                ? row => converter.ConvertToProvider(read.GetClrValueUsingContainingEntity(row))
                : read.GetClrValueUsingContainingEntity);
        }
    }
}
