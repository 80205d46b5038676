using System.Collections.Concurrent;

namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>
/// An active context (JSON-LD 1.1 API §4.1): what the terms of a document mean at one place. Not changed once it is made, so that it is
/// compiled once and shared by all documents and threads; what is derived from it hangs from it.
/// </summary>
sealed class ActiveContext
{
    readonly ContextCache _cache;
    ConcurrentDictionary<(object Source, bool Propagates), ActiveContext>? _derived;
    byte[][]? _typeNames;

    /// <summary>An initial context: no terms.</summary>
    /// <param name="originalBase">The document's address, or null.</param>
    /// <param name="cache">Counts what hangs from this root.</param>
    public ActiveContext(string? originalBase, ContextCache cache) => (OriginalBase, Base, Terms, _cache) = (originalBase, originalBase, new TermTable(), cache);

    ActiveContext(ActiveContext from)
    {
        (_cache, Terms, OriginalBase, Base, Vocabulary) = (from._cache, from.Terms.Copy(), from.OriginalBase, from.Base, from.Vocabulary);
        (Language, Direction, Previous, HasProtected) = (from.Language, from.Direction, from.Previous, from.HasProtected);
    }

    public bool IsCacheFull => _cache.IsFull;

    public TermTable Terms { get; }

    public string? OriginalBase { get; }

    public string? Base { get; set; }

    public byte[]? Vocabulary { get; set; }

    /// <summary>Default language, lower case.</summary>
    public byte[]? Language { get; set; }

    public TextDirection Direction { get; set; }

    /// <summary>The context to go back to when a node object is entered, where this one comes from a type.</summary>
    public ActiveContext? Previous { get; set; }

    public bool HasProtected { get; set; }

    /// <summary>Every name that means <c>@type</c> here.</summary>
    public byte[][] TypeNames => _typeNames ??=
        [.. Terms.All().Where(term => term.Keyword == Keyword.Type).Select(term => term.Name).Append("@type"u8.ToArray()).DistinctBy(System.Text.Encoding.UTF8.GetString)];

    public TermDefinition? Find(ReadOnlySpan<byte> name) => Terms.Find(name);

    /// <summary>A copy to change before anybody else sees it.</summary>
    public ActiveContext Copy() => new(this);

    /// <summary>A context without terms, as <c>null</c> asks for.</summary>
    public ActiveContext Emptied(ActiveContext? previous) => new(OriginalBase, _cache) { Previous = previous };

    /// <summary>What was derived before by the same source (a context document, or the term with the scoped context); null if nothing was.</summary>
    public ActiveContext? Derived(object source, bool propagates)
        => _derived is { } derived && derived.TryGetValue((source, propagates), out var found) ? found : null;

    /// <summary>Keeps what was derived, while there is room.</summary>
    public void Keep(object source, bool propagates, ActiveContext derived)
    {
        if (!_cache.TakePlace()) return;
        if (_derived is null) Interlocked.CompareExchange(ref _derived, new(), null);
        _derived.TryAdd((source, propagates), derived);
    }
}

/// <summary>Counts the contexts that hang from one root, so that hostile documents cannot fill the memory with combinations of types.</summary>
sealed class ContextCache(int places)
{
    int _taken;

    /// <summary>True when every place is taken: time to start again from a new root.</summary>
    public bool IsFull => Volatile.Read(ref _taken) >= places;

    public bool TakePlace() => Interlocked.Increment(ref _taken) <= places;
}
