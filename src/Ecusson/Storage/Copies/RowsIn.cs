using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ecusson.Storage.Copies;

/// <summary>Fills a table with rows that <see cref="RowsOut"/> wrote, on either engine. What it reads is hostile: anything else than such rows is refused.</summary>
public sealed class RowsIn(EcussonDb db)
{
    static readonly JsonDocumentOptions Flat = new() { MaxDepth = 1, AllowDuplicateProperties = false };

    /// <summary>Adds every row to a table. Call it inside <see cref="EcussonDb.BeginFilling"/>.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="FormatException">A line is no row of this table.</exception>
    /// <exception cref="DbException">The database does not take a row.</exception>
    public async Task<long> Read(CopiedTable table, Stream from, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(table);
        await using var insert = Insert(table);
        var rows = 0L;
        await foreach (var line in CopiedLines.Of(from, stop))
        {
            Bind(insert, table, line);
            await insert.ExecuteNonQueryAsync(stop);
            rows++;
        }

        return rows;
    }

    DbCommand Insert(CopiedTable table)
    {
        var command = NewRows.InsertInto(db, table.Name, table.Columns.Select(column => column.Name));
        for (var at = 0; at < table.Columns.Count; at++) command.Parameters[at].DbType = TypeOf(table.Columns[at].Kind);
        return command;
    }

    DbType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => DbType.String,
        ColumnKind.Uuid => DbType.Guid,
        ColumnKind.Switch => DbType.Boolean,
        ColumnKind.Number or ColumnKind.Transaction => DbType.Int64,
        ColumnKind.Bytes => DbType.Binary,
        ColumnKind.Day => DbType.Date,
        ColumnKind.Instant => db.KeepsInstantsAsMilliseconds ? DbType.Int64 : DbType.DateTimeOffset,
        _ => throw new FormatException("A column of a kind that nobody knows."),
    };

    void Bind(DbCommand insert, CopiedTable table, ReadOnlyMemory<byte> line)
    {
        try
        {
            using var row = JsonDocument.Parse(line, Flat);
            if (row.RootElement.ValueKind != JsonValueKind.Object || row.RootElement.GetPropertyCount() != table.Columns.Count) throw new FormatException($"A row of {table.Name} has other columns.");
            for (var at = 0; at < table.Columns.Count; at++)
                insert.Parameters[at].Value = row.RootElement.TryGetProperty(table.Columns[at].Name, out var value) ? ValueOf(value, table.Columns[at].Kind) : throw new FormatException($"A row of {table.Name} has other columns.");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"A row of {table.Name} cannot be read.", wrong);
        }
    }

    object ValueOf(JsonElement value, ColumnKind kind) => value.ValueKind == JsonValueKind.Null ? DBNull.Value : kind switch
    {
        ColumnKind.Text => value.GetString()!,
        ColumnKind.Uuid => value.GetGuid(),
        ColumnKind.Switch => value.GetBoolean(),
        ColumnKind.Number or ColumnKind.Transaction => value.GetInt64(),
        ColumnKind.Bytes => value.GetBytesFromBase64(),
        ColumnKind.Day => DateOnly.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture),
        ColumnKind.Instant => db.KeepsInstantsAsMilliseconds ? value.GetInt64() : DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64()),
        _ => throw new FormatException("A column of a kind that nobody knows."),
    };
}
