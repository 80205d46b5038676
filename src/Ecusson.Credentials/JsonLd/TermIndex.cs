using System.Text.Json;

namespace Ecusson.Credentials.JsonLd;

/// <summary>
/// What the terms of some contexts can mean, wherever in them they are defined: more than any one place of a document allows, never less.
/// For asking whether a name could stand for something, not for reading a document.
/// </summary>
sealed class TermIndex
{
    const int LongestChain = 8;

    readonly Dictionary<string, HashSet<string>> _meanings = new(StringComparer.Ordinal);

    TermIndex() { }

    TermIndex(TermIndex from)
    {
        foreach (var (term, meanings) in from._meanings) _meanings[term] = [.. meanings];
    }

    /// <summary>The terms of the pinned contexts. Not to be added to.</summary>
    public static TermIndex Pinned { get; } = OfPinned();

    /// <summary>Each term with what it can mean: an address, or a keyword such as <c>@nest</c>.</summary>
    public IEnumerable<(string Term, string Meaning)> All => _meanings.SelectMany(entry => entry.Value.Select(meaning => (entry.Key, meaning)));

    /// <summary>This index with the terms of more contexts.</summary>
    public TermIndex With(IEnumerable<JsonElement> contexts, ContextCatalog catalog)
    {
        var index = new TermIndex(this);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var context in contexts) index.Add(context, catalog, seen);
        return index;
    }

    /// <summary>What a name can mean as a property or a type: itself where it is an address, and what terms and prefixes make of it.</summary>
    public IEnumerable<string> MeaningsOf(string name) => MeaningsOf(name, LongestChain);

    static TermIndex OfPinned()
    {
        var index = new TermIndex();
        foreach (var document in ContextCatalog.Pinned.Documents) index.Add(document.Context, ContextCatalog.Pinned, []);
        return index;
    }

    void Add(JsonElement context, ContextCatalog catalog, HashSet<string> seen)
    {
        switch (context.ValueKind)
        {
            case JsonValueKind.String when seen.Add(context.GetString()!) && catalog.Find(context.GetString()!) is { } document:
                Add(document.Context, catalog, seen);
                break;
            case JsonValueKind.Array:
                foreach (var one in context.EnumerateArray()) Add(one, catalog, seen);
                break;
            case JsonValueKind.Object:
                AddTerms(context, catalog, seen);
                break;
        }
    }

    void AddTerms(JsonElement context, ContextCatalog catalog, HashSet<string> seen)
    {
        var vocabulary = context.TryGetProperty("@vocab"u8, out var vocab) && vocab.ValueKind == JsonValueKind.String ? vocab.GetString() : null;
        if (context.TryGetProperty("@import"u8, out var import)) Add(import, catalog, seen);
        foreach (var term in context.EnumerateObject())
        {
            if (term.Name.StartsWith('@')) continue;
            if (!_meanings.TryGetValue(term.Name, out var meanings)) _meanings[term.Name] = meanings = new HashSet<string>(StringComparer.Ordinal);
            var id = term.Value.ValueKind == JsonValueKind.Object ? Text(term.Value, "@id") ?? Text(term.Value, "@reverse") : Text(term.Value);
            if (id is not null) meanings.Add(id);
            else if (vocabulary is not null) meanings.Add(vocabulary + term.Name);
            if (term.Value.ValueKind == JsonValueKind.Object && term.Value.TryGetProperty("@context"u8, out var scoped)) Add(scoped, catalog, seen);
        }
    }

    IEnumerable<string> MeaningsOf(string name, int left)
    {
        yield return name;
        if (left == 0) yield break;
        if (_meanings.TryGetValue(name, out var meanings))
        {
            foreach (var meaning in meanings.Where(meaning => meaning != name).SelectMany(meaning => MeaningsOf(meaning, left - 1))) yield return meaning;
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || name.AsSpan(colon + 1).StartsWith("//")) yield break;
        foreach (var prefix in MeaningsOf(name[..colon], left - 1).Where(prefix => prefix.Contains(':', StringComparison.Ordinal))) yield return prefix + name[(colon + 1)..];
    }

    static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static string? Text(JsonElement definition, string name) => definition.TryGetProperty(name, out var value) ? Text(value) : null;
}
