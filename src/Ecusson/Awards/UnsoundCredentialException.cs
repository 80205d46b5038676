using System.Data.Common;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>A credential would not have been one of its standard, and was not signed for anybody. What people may write is looked through before: this is the last guard.</summary>
/// <param name="code">What is wrong with it.</param>
/// <param name="place">Where.</param>
public sealed class UnsoundCredentialException(string code, string place) : Exception($"A credential of ours does not keep its standard: {code} {place}")
{
    /// <summary>What is wrong with it.</summary>
    public string Code { get; } = code;
}

/// <summary>What stands in one of many that are granted together and keeps it from being granted. The server's own trouble is none of it: that passes.</summary>
static class Ungrantable
{
    /// <summary>Why; null where it is not that which failed.</summary>
    public static string? Code(EcussonDb db, Exception failure) => failure switch
    {
        UnsoundCredentialException unsound => unsound.Code,
        DbUpdateException { InnerException: DbException refusal } refused when !db.IsOvertaken(refused) && db.IsRefused(refusal) => refusal.SqlState ?? "refused",
        _ => null,
    };
}
