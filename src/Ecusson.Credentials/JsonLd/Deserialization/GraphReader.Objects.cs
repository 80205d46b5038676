using Ecusson.Credentials.JsonLd.Contexts;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <content>Expansion (JSON-LD 1.1 API §5.1.2) of a value, up to knowing what kind of object it is.</content>
sealed partial class GraphReader
{
    /// <summary>Reads a value and delivers each term that it amounts to.</summary>
    /// <param name="at">The value's token.</param>
    /// <param name="context">The active context.</param>
    /// <param name="property">Definition of the active property, where it is a term.</param>
    /// <param name="place">What the value is the value of.</param>
    /// <param name="to">Takes the terms.</param>
    /// <param name="fromMap">Whether it is the value of an index, id or type map's entry.</param>
    void ReadValue(int at, ActiveContext context, TermDefinition? property, Place place, ref Receiver to, bool fromMap)
    {
        switch (_tape.Kind(at))
        {
            // Step 1
            case JsonKind.Null:
                break;
            // Step 5
            case JsonKind.Array:
                for (var item = at + 1; item < _tape.Next(at); item = _tape.Next(item)) ReadValue(item, context, property, place, ref to, fromMap);
                break;
            case JsonKind.Object:
                ReadObject(at, context, property, place, ref to, fromMap);
                break;
            // Step 4
            default:
                if (place == Place.Included) throw new JsonLdRefusal("invalid @included value", "", at);
                if (place == Place.Free) _writer.Drop("free-floating scalar", at);
                else ReadScalar(at, context, property, place, ref to);
                break;
        }
    }

    void ReadObject(int at, ActiveContext context, TermDefinition? property, Place place, ref Receiver to, bool fromMap)
    {
        // Steps 7 to 11
        context = Entered(at, context, fromMap);
        if (property?.Scoped is not null) context = _contexts.Scoped(context, property, propagate: true);
        if (ContextOf(at) is var own and >= 0) context = Local(context, own);
        var typeContext = context;
        context = _typeScopes.Of(at, context);

        // Step 13, as far as the meaning of names
        var first = _memberCount;
        var seen = 0u;
        Classify(at, context, ref seen);
        var members = new Range(first, _memberCount);
        if (Has(seen, Keyword.Value)) ReadValueObject(at, members, context, typeContext, place, ref to);
        else if (Has(seen, Keyword.Set) || Has(seen, Keyword.List)) ReadSetOrList(at, members, context, property, place, ref to);
        else ReadNode(at, members, context, typeContext, seen, place, ref to);
        _memberCount = first;
    }

    // Step 7: what a type brought ends where another node object starts; a value or a reference is not one
    ActiveContext Entered(int at, ActiveContext context, bool fromMap)
    {
        if (context.Previous is not { } previous || fromMap) return context;
        var isSingle = at + 1 < _tape.Next(at) && _tape.Next(at + 2) == _tape.Next(at);
        for (var key = at + 1; key < _tape.Next(at); key = _tape.Next(key + 1))
        {
            var keyword = Meaning(key, context).Keyword;
            if (keyword == Keyword.Value || (keyword == Keyword.Id && isSingle)) return context;
        }

        return previous;
    }

    int ContextOf(int at)
    {
        for (var key = at + 1; key < _tape.Next(at); key = _tape.Next(key + 1))
            if (_tape.Text(key).SequenceEqual("@context"u8)) return key + 1;
        return -1;
    }

    // Steps 13.1 to 13.4.2 for each name
    void Classify(int at, ActiveContext context, ref uint seen)
    {
        for (var key = at + 1; key < _tape.Next(at); key = _tape.Next(key + 1))
        {
            var member = Meaning(key, context);
            if (member.Keyword == Keyword.Context && _tape.Text(key).SequenceEqual("@context"u8)) continue;
            if (member.IsDropped) _writer.Drop("invalid property", key);
            if (member.Keyword is not (Keyword.None or Keyword.Included or Keyword.Type or Keyword.Nest))
            {
                if (Has(seen, member.Keyword)) throw new JsonLdRefusal("colliding keywords", _tape.String(key), key);
            }

            seen |= 1u << (int)member.Keyword;
            if (_memberCount == _members.Length) Array.Resize(ref _members, _memberCount * 2);
            _members[_memberCount++] = member;
        }
    }

    // Steps 13.2 and 13.3
    Member Meaning(int key, ActiveContext context)
    {
        var name = _tape.Text(key);
        if (name.Length > 0 && name[0] == '@')
        {
            if (Keywords.Of(name) is var keyword and not Keyword.None) return new Member(key, null, keyword, false);
            if (Keywords.HasForm(name)) return new Member(key, null, Keyword.None, true);
        }

        if (context.Find(name) is { } term)
            return new Member(key, term, term.Keyword, term.Keyword == Keyword.None && (term.Iri is null || !term.Iri.AsSpan().Contains((byte)':')));
        var expanded = IriExpansion.Expand(context, name, vocab: true, relative: false, _scratch);
        return new Member(key, null, expanded.Keyword, expanded.IsNull || (expanded.Keyword == Keyword.None && !expanded.Text.Contains((byte)':')));
    }

    static bool Has(uint seen, Keyword keyword) => (seen & (1u << (int)keyword)) != 0;

    // Step 17
    void ReadSetOrList(int at, Range members, ActiveContext context, TermDefinition? property, Place place, ref Receiver to)
    {
        if (place == Place.Included) throw new JsonLdRefusal("invalid @included value", "", at);
        var (value, isSet) = (-1, false);
        foreach (var member in _members.AsSpan(members))
        {
            if (member.Keyword is Keyword.Set or Keyword.List)
            {
                if (value >= 0) throw new JsonLdRefusal("invalid set or list object", "", at);
                (value, isSet) = (member.Value, member.Keyword == Keyword.Set);
            }
            else if (member.Keyword != Keyword.Index && !IsNothing(member))
            {
                throw new JsonLdRefusal("invalid set or list object", "", at);
            }
        }

        // What the property means, now that its scoped context holds
        if (property is not null) property = context.Find(property.Name) ?? property;
        if (isSet)
        {
            ReadValue(value, context, property, place, ref to, fromMap: false);
        }
        else if (place == Place.Free)
        {
            _writer.Drop("object with only @list", at);
        }
        else
        {
            var list = Receiver.List(to.Graph, takesListAsItself: false);
            if (_tape.Kind(value) == JsonKind.Array) ReadListItems(value, context, property, ref list);
            else ReadValue(value, context, property, Place.Property, ref list, fromMap: false);
            Deliver(ref to, Close(ref list), Delivered.List, at);
        }
    }

    // Whether an entry leaves no trace in the expanded object
    bool IsNothing(Member member) => member.IsDropped || (member.Keyword == Keyword.None && _tape.Kind(member.Value) == JsonKind.Null);
}
