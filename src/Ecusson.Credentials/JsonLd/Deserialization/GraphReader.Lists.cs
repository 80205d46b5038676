using Ecusson.Credentials.JsonLd.Contexts;

namespace Ecusson.Credentials.JsonLd.Deserialization;

/// <content>Lists (JSON-LD 1.1 API §8.3): chains of blank nodes.</content>
sealed partial class GraphReader
{
    /// <summary>The value of a term whose container is a list (§5.1.2 step 13.11).</summary>
    void ReadListContainer(int value, ActiveContext context, TermDefinition term, ref Receiver to)
    {
        var isArray = _tape.Kind(value) == JsonKind.Array;
        var list = Receiver.List(to.Graph, takesListAsItself: !isArray);
        if (isArray) ReadListItems(value, context, term, ref list);
        else ReadValue(value, context, term, Place.Property, ref list, fromMap: false);
        if (isArray || list.Count > 0 || IsSet(value, context)) Deliver(ref to, Close(ref list), Delivered.List, value);
    }

    /// <summary>The items of an array inside a list: an array among them is a list of its own (step 5.2.2).</summary>
    void ReadListItems(int array, ActiveContext context, TermDefinition? term, ref Receiver list)
    {
        for (var item = array + 1; item < _tape.Next(array); item = _tape.Next(item))
        {
            if (_tape.Kind(item) == JsonKind.Array)
            {
                var inner = Receiver.List(list.Graph, takesListAsItself: false);
                ReadListItems(item, context, term, ref inner);
                Deliver(ref list, Close(ref inner), Delivered.List, item);
            }
            else
            {
                ReadValue(item, context, term, Place.Property, ref list, fromMap: false);
            }
        }
    }

    void Append(ref Receiver list, int item)
    {
        var cell = _data.NewBlank();
        if (list.Head == Receiver.NoTerm) list.Head = cell;
        else _writer.Add(list.Tail, Rest(), cell, list.Graph);
        _writer.Add(cell, _data.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#first"u8), item, list.Graph);
        list.Tail = cell;
    }

    int Close(ref Receiver list)
    {
        var nil = _data.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"u8);
        if (list.Head == Receiver.NoTerm) return nil;
        _writer.Add(list.Tail, Rest(), nil, list.Graph);
        return list.Head;
    }

    int Rest() => _data.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"u8);

    bool IsSet(int value, ActiveContext context)
    {
        if (_tape.Kind(value) != JsonKind.Object) return false;
        for (var key = value + 1; key < _tape.Next(value); key = _tape.Next(key + 1))
            if (Meaning(key, context).Keyword == Keyword.Set) return true;
        return false;
    }
}
