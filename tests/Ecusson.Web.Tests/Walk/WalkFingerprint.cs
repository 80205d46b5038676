using System.Text;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Walk;

static class WalkFingerprint
{
    /// <summary>Every row of every table, a line each.</summary>
    public static async Task<string> Written(this EcussonDb db, CancellationToken stop)
    {
        var all = new StringBuilder();
        await db.Database.OpenConnectionAsync(stop);
        foreach (var table in db.Model.GetEntityTypes().Select(table => table.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A name of the model, which no parameter can stand for.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(stop);
            var lines = new List<string>();
            while (await reader.ReadAsync(stop))
            {
                var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).ToList();
                // That an operator read something is noted, and is no change.
                if (table == "audit" && cells.Contains("mail.read")) continue;
                lines.Add($"{table}|{string.Join('|', cells.Select(cell => cell is byte[] bytes ? Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 40))) : cell))}");
            }

            foreach (var line in lines.Order(StringComparer.Ordinal)) all.Append(line).Append('\n');
        }

        return all.ToString();
    }
}
