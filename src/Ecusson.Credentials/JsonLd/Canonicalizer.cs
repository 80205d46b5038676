using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Ecusson.Credentials.JsonLd.Contexts;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.JsonLd;

/// <summary>
/// Reads JSON-LD 1.1 as an RDF dataset and writes it in RDFC-1.0 canonical form. Safe for use by many threads; cheap to keep:
/// compiled contexts and buffers are used again.
/// </summary>
public sealed class Canonicalizer
{
    const int CachedContexts = 2000;
    readonly CanonicalizerOptions _options;
    readonly ConcurrentBag<CanonicalizerScratch> _idle = [];
    volatile ActiveContext _initial;

    /// <summary>A canonicaliser of its own.</summary>
    /// <param name="options">What is accepted, and how much work may be done.</param>
    public Canonicalizer(CanonicalizerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _initial = Initial(options);
    }

    /// <summary>For credentials: pinned contexts alone, no inline contexts, safe mode.</summary>
    public static Canonicalizer Pinned { get; } = new(new CanonicalizerOptions());

    /// <summary>The contexts that documents may name.</summary>
    internal ContextCatalog Contexts => _options.Contexts;

    /// <summary>The canonical form of a document.</summary>
    /// <param name="document">The JSON-LD document, an object or an array.</param>
    /// <param name="without">A property of the top-level object to leave out (<c>proof</c>, <c>proofValue</c>); null for none.</param>
    /// <param name="context">The value to use as the document's <c>@context</c> in place of its own; null to use its own.</param>
    public CanonicalOutcome Canonicalize(JsonElement document, string? without = null, JsonElement? context = null)
        => Canonicalize(document, RdfcHash.Sha256, without, context);

    /// <summary>The same with the hash that RDFC-1.0 works with (RDF-CANON §4.1): <c>ecdsa-rdfc-2019</c> on P-384 asks for SHA-384.</summary>
    internal CanonicalOutcome Canonicalize(JsonElement document, RdfcHash hash, string? without = null, JsonElement? context = null)
    {
        var other = context is { } given ? JsonMarshal.GetRawUtf8Value(given) : default;
        return Run(JsonMarshal.GetRawUtf8Value(document), hash, without, other, null, out var nquads) is { } problem
            ? new CanonicalOutcome.Refused(problem)
            : new CanonicalOutcome.Canonical(nquads);
    }

    /// <summary>Writes the canonical form of a document given as UTF-8; says what is in the way, or null.</summary>
    internal JsonLdProblem? Canonicalize(ReadOnlySpan<byte> json, RdfcHash hash, string? without, ReadOnlySpan<byte> context, IBufferWriter<byte> output)
        => Run(json, hash, without, context, output, out _);

    // Without an output of the caller's, the canonical form comes as bytes of their own.
    JsonLdProblem? Run(ReadOnlySpan<byte> json, RdfcHash hash, string? without, ReadOnlySpan<byte> context, IBufferWriter<byte>? output, out byte[] nquads)
    {
        nquads = [];
        if (!_idle.TryTake(out var scratch)) scratch = new CanonicalizerScratch(_options);
        try
        {
            scratch.Reader.Read(json, InitialContext(), without is null ? default : Encoding.UTF8.GetBytes(without), context);
            return output is null ? scratch.Canonicalize(hash, out nquads) : scratch.Canonicalize(hash, output);
        }
        catch (JsonLdRefusal refusal)
        {
            return new JsonLdProblem(refusal.Code, refusal.Detail, refusal.Token < 0 ? "" : scratch.Reader.PointerTo(refusal.Token));
        }
        finally
        {
            _idle.Add(scratch);
        }
    }

    // When hostile documents have filled the cache with combinations of their own, all start again: those in true use come back at once.
    ActiveContext InitialContext()
    {
        if (_initial.IsCacheFull) _initial = Initial(_options);
        return _initial;
    }

    static ActiveContext Initial(CanonicalizerOptions options)
    {
        var context = new ActiveContext(options.Base, new ContextCache(CachedContexts));
        if (options.ExpandContext.IsEmpty) return context;
        return new ContextProcessor(options).Process(context, JsonElement.Parse(options.ExpandContext.Span), new ContextUse(options.Base, []));
    }
}
