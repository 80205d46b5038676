namespace Ecusson.Credentials.JsonLd.Deserialization;

enum ReceiverKind : byte { Nothing, Property, Reverse, List }

/// <summary>Where a value goes once its RDF term is known: to a property, to the other end of a reverse property, into a list, or nowhere.</summary>
struct Receiver
{
    public ReceiverKind Kind;
    public int Subject;
    public int Predicate;
    public int Graph;

    /// <summary>What an index, id or type map adds to each of its values; null outside maps.</summary>
    public MapEntry? Entry;

    /// <summary>The list so far: its first and its last cell, or <see cref="NoTerm"/>.</summary>
    public int Head;
    public int Tail;

    /// <summary>Whether a list object that comes in alone is the list itself, not an item of it.</summary>
    public bool TakesListAsItself;

    /// <summary>How many values came in.</summary>
    public int Count;

    /// <summary>In the place of a term: there is none, a statement with it is left out. In the place of a graph: its statements are left out.</summary>
    public const int NoTerm = int.MinValue;

    public static Receiver Nothing(int graph) => new() { Kind = ReceiverKind.Nothing, Graph = graph };

    public static Receiver List(int graph, bool takesListAsItself) => new()
    {
        Kind = ReceiverKind.List, Graph = graph, Head = NoTerm, Tail = NoTerm, TakesListAsItself = takesListAsItself,
    };
}

/// <summary>What one entry of an index, id or type map says about its values (JSON-LD 1.1 API §5.1.2, step 13.8.3.7).</summary>
sealed class MapEntry
{
    /// <summary>The node's identifier where it has none of its own.</summary>
    public int Id { get; init; } = Receiver.NoTerm;

    /// <summary>Whether <see cref="Id"/> is to be used.</summary>
    public bool HasId { get; init; }

    /// <summary>One more type, or <see cref="Receiver.NoTerm"/>.</summary>
    public int Type { get; init; } = Receiver.NoTerm;

    /// <summary>Whether the key is the value of a property.</summary>
    public bool HasProperty { get; init; }

    public int Predicate { get; init; } = Receiver.NoTerm;

    public int Object { get; init; } = Receiver.NoTerm;
}

/// <summary>The kind of term that a value became, which some receivers must know.</summary>
enum Delivered : byte { Node, Literal, List }

/// <summary>What a value is the value of.</summary>
enum Place : byte
{
    /// <summary>A property.</summary>
    Property,

    /// <summary>Nothing: the top of the document or of a graph, where only nodes with properties say something.</summary>
    Free,

    /// <summary>A property whose values are graphs of their own.</summary>
    GraphContainer,

    /// <summary>An included block.</summary>
    Included,
}
