using System.Text;
using System.Text.Json;

namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>What a term's <c>@type</c> makes of its values.</summary>
enum Coercion : byte { None, Id, Vocab, Json, NoCoercion, Datatype }

/// <summary>A term's container mapping: how its values are kept.</summary>
[Flags]
enum Container : byte { None = 0, List = 1, Set = 2, Language = 4, Index = 8, Id = 16, Type = 32, Graph = 64 }

/// <summary>Base direction of text. <see cref="None"/> is no direction.</summary>
enum TextDirection : byte { None, LeftToRight, RightToLeft }

/// <summary>A term definition (JSON-LD 1.1 API §4.1.1). Not changed once it stands in a context.</summary>
sealed class TermDefinition(string name)
{
    /// <summary>Stands in a table where a term was taken out.</summary>
    public bool IsAbsent { get; init; }

    public byte[] Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>IRI mapping; null for a keyword and for a term that is set to null.</summary>
    public byte[]? Iri { get; set; }

    public Keyword Keyword { get; set; }

    public bool IsPrefix { get; set; }

    public bool IsProtected { get; set; }

    public bool IsReverse { get; set; }

    public Coercion Coercion { get; set; }

    /// <summary>Datatype IRI when <see cref="Coercion"/> is Datatype.</summary>
    public byte[]? Datatype { get; set; }

    public Container Container { get; set; }

    /// <summary>Whether the definition says something about language: else the context's default holds.</summary>
    public bool HasLanguage { get; set; }

    public byte[]? Language { get; set; }

    /// <summary>Whether the definition says something about direction: else the context's default holds.</summary>
    public bool HasDirection { get; set; }

    public TextDirection Direction { get; set; }

    /// <summary>Index mapping: the property that an index map's keys are values of; null for <c>@index</c>.</summary>
    public string? Index { get; set; }

    public string? Nest { get; set; }

    /// <summary>The scoped context.</summary>
    public JsonElement? Scoped { get; set; }

    /// <summary>What relative addresses in the scoped context are resolved against.</summary>
    public string? ScopedBase { get; set; }

    /// <summary>Equal but for protection (Create Term Definition, step 27.1).</summary>
    public bool IsSameAs(TermDefinition other)
        => Same(Iri, other.Iri) && Keyword == other.Keyword && IsPrefix == other.IsPrefix && IsReverse == other.IsReverse
           && Coercion == other.Coercion && Same(Datatype, other.Datatype) && Container == other.Container
           && HasLanguage == other.HasLanguage && Same(Language, other.Language) && HasDirection == other.HasDirection
           && Direction == other.Direction && Index == other.Index && Nest == other.Nest && SameScope(other);

    static bool Same(byte[]? left, byte[]? right) => left is null ? right is null : right is not null && left.AsSpan().SequenceEqual(right);

    bool SameScope(TermDefinition other)
        => Scoped is { } scope ? other.Scoped is { } otherScope && JsonElement.DeepEquals(scope, otherScope) : other.Scoped is null;
}
