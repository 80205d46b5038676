using Ecusson.Credentials.JsonLd.Contexts;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <summary>Type-scoped contexts (JSON-LD 1.1 API §5.1.2 step 11): those that the types of a node object bring with them.</summary>
sealed class TypeScopes(JsonTape tape, ContextProcessor contexts)
{
    /// <summary>The context that an object's types make of the one that holds in it.</summary>
    /// <param name="at">The object's token.</param>
    /// <param name="context">The active context.</param>
    public ActiveContext Of(int at, ActiveContext context)
    {
        var result = context;
        for (var after = -1; NextTypeKey(at, context, after) is var key and >= 0; after = key)
        {
            if (tape.Kind(key + 1) == JsonKind.String) result = Scoped(key + 1, context, result);
            else if (tape.Kind(key + 1) == JsonKind.Array) result = AllScoped(key + 1, context, result);
        }

        return result;
    }

    ActiveContext Scoped(int type, ActiveContext context, ActiveContext result)
        => context.Find(tape.Text(type)) is { Scoped: not null } term ? contexts.Scoped(result, term, propagate: false) : result;

    ActiveContext AllScoped(int array, ActiveContext context, ActiveContext result)
    {
        // Types in the order of their text; nearly always one or two
        for (var after = -1; NextInOrder(array, after) is var type and >= 0; after = type) result = Scoped(type, context, result);
        return result;
    }

    // The text after another in order, equal ones by place; a type array is short, and the limit keeps a hostile one from costing its square.
    int NextInOrder(int array, int after)
    {
        const int MostTypes = 256;
        var best = -1;
        var count = 0;
        for (var item = array + 1; item < tape.Next(array); item = tape.Next(item))
        {
            if (++count > MostTypes) throw new JsonLdRefusal("too many types", $"{MostTypes}", array);
            if (tape.Kind(item) == JsonKind.String && (after < 0 || Precedes(after, item)) && (best < 0 || Precedes(item, best))) best = item;
        }

        return best;
    }

    bool Precedes(int left, int right)
    {
        var order = tape.Text(left).SequenceCompareTo(tape.Text(right));
        return order < 0 || (order == 0 && left < right);
    }

    // The names that mean @type, in their order
    int NextTypeKey(int at, ActiveContext context, int after)
    {
        var best = -1;
        for (var key = at + 1; key < tape.Next(at); key = tape.Next(key + 1))
        {
            if (!MeansType(tape.Text(key), context)) continue;
            if ((after < 0 || Precedes(after, key)) && (best < 0 || Precedes(key, best))) best = key;
        }

        return best;
    }

    static bool MeansType(ReadOnlySpan<byte> name, ActiveContext context)
    {
        foreach (var typeName in context.TypeNames)
            if (name.SequenceEqual(typeName)) return true;
        return false;
    }
}
