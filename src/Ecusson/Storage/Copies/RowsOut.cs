using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ecusson.Storage.Copies;

/// <summary>
/// Writes the rows of a table, one JSON object a line, values as the model means them whatever the engine keeps them as. One row at a time is in memory.
/// Call it inside <see cref="EcussonDb.BeginSnapshot"/>, so that all tables are of one moment.
/// </summary>
public sealed class RowsOut(EcussonDb db)
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The newest transaction that any row names, from which the others are counted.</summary>
    public async Task<long> Newest(IEnumerable<CopiedTable> tables, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var newest = 0L;
        foreach (var table in tables)
        {
            foreach (var column in table.Columns.Where(column => column.Kind == ColumnKind.Transaction))
            {
                await using var command = Command($"SELECT max({NewRows.Quoted(column.Name)}) FROM {NewRows.Quoted(table.Name)}");
                if (await command.ExecuteScalarAsync(stop) is long found) newest = Math.Max(newest, found);
            }
        }

        return newest;
    }

    /// <summary>Whether any of the tables has a row.</summary>
    public async Task<bool> Any(IEnumerable<CopiedTable> tables, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(tables);
        await db.Database.OpenConnectionAsync(stop);
        foreach (var table in tables)
        {
            await using var command = Command($"SELECT 1 FROM {NewRows.Quoted(table.Name)} LIMIT 1");
            if (await command.ExecuteScalarAsync(stop) is not null) return true;
        }

        return false;
    }

    /// <summary>Writes a table, in the order of its key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="newest">What <see cref="Newest"/> found.</param>
    /// <param name="to">Where to write.</param>
    /// <param name="stop">Stops the writing.</param>
    /// <returns>How many rows it has.</returns>
    public async Task<long> Write(CopiedTable table, long newest, Stream to, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(to);
        var columns = string.Join(", ", table.Columns.Select(column => NewRows.Quoted(column.Name)));
        await using var command = Command($"SELECT {columns} FROM {NewRows.Quoted(table.Name)} ORDER BY {string.Join(", ", table.Key.Select(NewRows.Quoted))}");
        await using var reader = await command.ExecuteReaderAsync(stop);
        // A writer on the stream itself would have each row flushed through to the disk.
        var line = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(line, Plain);
        var rows = 0L;
        while (await reader.ReadAsync(stop))
        {
            json.WriteStartObject();
            for (var at = 0; at < table.Columns.Count; at++) Write(json, reader, at, table.Columns[at], newest);
            json.WriteEndObject();
            await json.FlushAsync(stop);
            line.Write("\n"u8);
            await to.WriteAsync(line.WrittenMemory, stop);
            line.ResetWrittenCount();
            json.Reset();
            rows++;
        }

        return rows;
    }

    void Write(Utf8JsonWriter json, DbDataReader row, int at, CopiedColumn column, long newest)
    {
        if (row.IsDBNull(at))
        {
            json.WriteNull(column.Name);
            return;
        }

        switch (column.Kind)
        {
            case ColumnKind.Text: json.WriteString(column.Name, row.GetString(at)); break;
            case ColumnKind.Uuid: json.WriteString(column.Name, row.GetGuid(at)); break;
            case ColumnKind.Switch: json.WriteBoolean(column.Name, row.GetBoolean(at)); break;
            case ColumnKind.Number: json.WriteNumber(column.Name, row.GetInt64(at)); break;
            case ColumnKind.Bytes: json.WriteBase64String(column.Name, row.GetFieldValue<byte[]>(at)); break;
            case ColumnKind.Day: json.WriteString(column.Name, row.GetFieldValue<DateOnly>(at).ToString("O", CultureInfo.InvariantCulture)); break;
            case ColumnKind.Instant: json.WriteNumber(column.Name, db.KeepsInstantsAsMilliseconds ? row.GetInt64(at) : row.GetFieldValue<DateTimeOffset>(at).ToUnixTimeMilliseconds()); break;
            case ColumnKind.Transaction: json.WriteNumber(column.Name, row.GetInt64(at) is var number and not long.MinValue ? number - newest : long.MinValue); break;
            default: throw new SwitchExpressionException(column.Kind);
        }
    }

    DbCommand Command(string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
