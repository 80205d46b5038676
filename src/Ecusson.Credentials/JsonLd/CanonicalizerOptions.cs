namespace Ecusson.Credentials.JsonLd;

/// <summary>What a <see cref="Canonicalizer"/> accepts and how much work it may do. Immutable.</summary>
public sealed record CanonicalizerOptions
{
    /// <summary>The contexts that a document may name. Nothing is ever fetched: any other address is refused.</summary>
    public ContextCatalog Contexts { get; init; } = ContextCatalog.Pinned;

    /// <summary>Whether a document may define terms itself, by an object in <c>@context</c>. False unless said otherwise:
    /// whoever defines terms decides what the signed statements mean.</summary>
    public bool InlineContexts { get; init; }

    /// <summary>Whether what would be lost silently is an error: undefined terms, relative references, values with no meaning. True unless said otherwise.</summary>
    public bool Safe { get; init; } = true;

    /// <summary>The address that relative references are resolved against (JSON-LD 1.1 API §9.3 <c>base</c>); null for none.</summary>
    public string? Base { get; init; }

    /// <summary>How a base direction is written in RDF (JSON-LD 1.1 API §9.3 <c>rdfDirection</c>); dropped unless said otherwise, which safe mode refuses.</summary>
    public RdfDirection Direction { get; init; }

    /// <summary>Levels of arrays and objects inside one another, 64 unless said otherwise; at most 512.</summary>
    public int MaximumDepth { get; init; } = 64;

    /// <summary>Bytes of JSON text, 10,485,760 unless said otherwise.</summary>
    public int MaximumBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Quads that a document may amount to, 100,000 unless said otherwise.</summary>
    public int MaximumQuads { get; init; } = 100_000;

    /// <summary>Contexts that one document may make us compile (not found in the cache), 500 unless said otherwise.</summary>
    public int MaximumContexts { get; init; } = 500;

    /// <summary>What RDFC-1.0 may cost.</summary>
    internal Rdf.RdfcLimits Canonicalization { get; init; } = Rdf.RdfcLimits.Default;

    /// <summary>JSON-LD 1.0's processing mode (API §9.3 <c>processingMode</c>), in which what 1.1 added is an error.</summary>
    internal bool IsVersion10 { get; init; }

    /// <summary>A context that holds before the document's own (API §9.3 <c>expandContext</c>), JSON; empty for none.</summary>
    internal ReadOnlyMemory<byte> ExpandContext { get; init; }
}

/// <summary>How a base direction is written in RDF (JSON-LD 1.1 §10.2.1).</summary>
public enum RdfDirection
{
    /// <summary>It is left out.</summary>
    None,

    /// <summary>As part of the datatype's address, <c>https://www.w3.org/ns/i18n#fr_ltr</c>.</summary>
    I18nDatatype,

    /// <summary>As a blank node with <c>rdf:value</c>, <c>rdf:language</c> and <c>rdf:direction</c>.</summary>
    CompoundLiteral,
}
