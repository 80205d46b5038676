using System.Globalization;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Organizations;

/// <summary>Every value of every table, one after the other: what somebody has who has the database alone.</summary>
static class DatabaseDump
{
    public static async Task<byte[]> Of(EcussonDb db)
    {
        var stop = TestContext.Current.CancellationToken;
        using var dump = new MemoryStream();
        await db.Database.OpenConnectionAsync(stop);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    var value = reader.GetValue(column);
                    dump.Write(value as byte[] ?? System.Text.Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
                    dump.WriteByte((byte)'\n');
                }
            }
        }

        return dump.ToArray();
    }
}
