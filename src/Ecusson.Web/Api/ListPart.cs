using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using Ecusson.Storage;

namespace Ecusson.Web.Api;

/// <summary>A part of a list as the API gives it.</summary>
/// <param name="Items">The items, newest first unless said otherwise.</param>
/// <param name="Next">What to give as <c>cursor</c> for the next part; null when the list ends here.</param>
sealed record ListPart<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which part of a list is asked for.</summary>
static class ListWish
{
    /// <summary>How many items a part has where nothing is said.</summary>
    public const int Usual = 50;

    const int IdLength = 16, Letters = 22, NumberLetters = 6;

    /// <summary>Reads it: at most <see cref="Paging.Largest"/> items, after the row that the cursor stands for.</summary>
    public static (int Size, TId? After, ApiProblem? Problem) Read<TId>(int? limit, string? cursor)
        where TId : struct, IRowId<TId>
    {
        if (limit < 1) return (0, null, ApiProblem.Invalid.At("limit", "out-of-range"));
        var size = Math.Min(limit ?? Usual, Paging.Largest);
        if (cursor is null) return (size, null, null);
        Span<byte> bytes = stackalloc byte[IdLength];
        if (cursor.Length != Letters || Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) != OperationStatus.Done || written != IdLength)
            return (0, null, ApiProblem.Invalid.At("cursor", "unknown"));
        return (size, TId.From(new Guid(bytes)), null);
    }

    /// <summary>The same of a list whose items are numbered: those after the number that the cursor stands for.</summary>
    /// <param name="limit">How many.</param>
    /// <param name="cursor">What <see cref="Answer{T,TData}"/> gave; null from the first.</param>
    /// <param name="before">The number before the first.</param>
    public static (int Size, int After, ApiProblem? Problem) Read(int? limit, string? cursor, int before)
    {
        if (limit < 1) return (0, before, ApiProblem.Invalid.At("limit", "out-of-range"));
        var size = Math.Min(limit ?? Usual, Paging.Largest);
        if (cursor is null) return (size, before, null);
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        if (cursor.Length != NumberLetters || Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) != OperationStatus.Done || written != sizeof(int))
            return (0, before, ApiProblem.Invalid.At("cursor", "unknown"));
        return (size, BinaryPrimitives.ReadInt32BigEndian(bytes), null);
    }

    /// <summary>A part of such a list as it is answered, of which one item more than the size was read where there is one.</summary>
    public static ListPart<TData> Answer<T, TData>(this IReadOnlyList<T> read, int size, Func<T, int> number, Func<T, TData> written)
    {
        if (read.Count <= size) return new ListPart<TData>([.. read.Select(written)], null);
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number(read[size - 1]));
        return new ListPart<TData>([.. read.Take(size).Select(written)], Base64Url.EncodeToString(bytes));
    }

    /// <summary>A part as it is answered.</summary>
    public static ListPart<TData> Answer<T, TId, TData>(this Page<T, TId> page, Func<T, TData> written)
        where TId : struct, IRowId<TId> =>
        new([.. page.Items.Select(written)], page.After is { } last ? Base64Url.EncodeToString(last.Value.ToByteArray()) : null);
}
