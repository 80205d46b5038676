using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ecusson.Storage.Copies;

/// <summary>What a column holds, whatever the engine keeps it as.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnKind>))]
public enum ColumnKind
{
    /// <summary>Text, JSON among it.</summary>
    Text,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>True or false.</summary>
    Switch,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Bytes; copied as base64.</summary>
    Bytes,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A moment, to the millisecond, in UTC.</summary>
    Instant,

    /// <summary>
    /// A transaction of the engine (see <see cref="EcussonDb.SettledBefore"/>). Another database counts its own, so it is copied as its distance from the
    /// newest one, 0 or less: the order stays, and all of it is long settled wherever it goes. <see cref="long.MinValue"/> stands for "before all".
    /// </summary>
    Transaction,
}

/// <summary>A column of a table as it is copied.</summary>
/// <param name="Name">Its name, the same on each engine.</param>
/// <param name="Kind">What it holds.</param>
public sealed record CopiedColumn(string Name, ColumnKind Kind);

/// <summary>A table as it is copied.</summary>
/// <param name="Name">Its name, the same on each engine.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Key">The columns of its primary key, by which it is read in order.</param>
public sealed record CopiedTable(string Name, IReadOnlyList<CopiedColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>The name of properties that hold a transaction of the engine.</summary>
    const string Transaction = "Transaction";

    /// <summary>Every table of the model, by name.</summary>
    public static IReadOnlyList<CopiedTable> All(EcussonDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return
        [
            .. db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).Select(table => new CopiedTable(
                table.Name, [.. table.Columns.Select(column => new CopiedColumn(column.Name, KindOf(column)))], [.. table.PrimaryKey!.Columns.Select(column => column.Name)])),
        ];
    }

    static ColumnKind KindOf(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        if (property.Name == Transaction) return ColumnKind.Transaction;
        var held = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (held == typeof(DateTimeOffset)) return ColumnKind.Instant;
        var kept = property.GetTypeMapping().Converter?.ProviderClrType ?? held;
        kept = Nullable.GetUnderlyingType(kept) ?? kept;
        return kept == typeof(string) ? ColumnKind.Text
            : kept == typeof(Guid) ? ColumnKind.Uuid
            : kept == typeof(bool) ? ColumnKind.Switch
            : kept == typeof(int) || kept == typeof(long) || kept == typeof(short) ? ColumnKind.Number
            : kept == typeof(byte[]) ? ColumnKind.Bytes
            : kept == typeof(DateOnly) ? ColumnKind.Day
            : throw new NotSupportedException($"The column {column.Table.Name}.{column.Name} holds {kept}, which no copy knows how to write.");
    }
}
