using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ecusson.Storage;

/// <summary>
/// The id of a row of one table: a UUID of version 7, so that rows made later come later in the index. It stays inside;
/// addresses use a <see cref="PublicId"/>.
/// </summary>
/// <typeparam name="TSelf">The id itself, a record struct around a <see cref="Guid"/>; one type a table, so that ids cannot be mixed up.</typeparam>
public interface IRowId<TSelf> : IComparable<TSelf>
    where TSelf : struct, IRowId<TSelf>
{
    /// <summary>The UUID.</summary>
    Guid Value { get; }

    /// <summary>The id that a UUID stands for.</summary>
    static abstract TSelf From(Guid value);

    int IComparable<TSelf>.CompareTo(TSelf other) => Value.CompareTo(other.Value);
}

/// <summary>A row with an id of its own type.</summary>
public interface IRow<TId>
    where TId : struct, IRowId<TId>
{
    /// <summary>The row's id.</summary>
    TId Id { get; }
}

/// <summary>Keeps a row's id as its UUID.</summary>
public sealed class RowIdAsGuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
    where TId : struct, IRowId<TId>
{
    static TId From(Guid value) => TId.From(value);
}

/// <summary>Makes ids of rows.</summary>
public static class RowId
{
    /// <summary>A new id for a row made at the moment <paramref name="at"/>.</summary>
    public static TId New<TId>(DateTimeOffset at)
        where TId : struct, IRowId<TId> => TId.From(Guid.CreateVersion7(at));
}

static class RowIdAsGuid
{
    /// <summary>Every type of row id in the product, with its converter.</summary>
    public static IEnumerable<(Type Id, Type Converter)> ForEveryRowId =>
        typeof(IRowId<>).Assembly.GetTypes().Where(IsRowId)
            .Select(type => (type, typeof(RowIdAsGuid<>).MakeGenericType(type)));

    /// <summary>Whether a type is the id of a row.</summary>
    public static bool IsRowId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRowId<>));
}
