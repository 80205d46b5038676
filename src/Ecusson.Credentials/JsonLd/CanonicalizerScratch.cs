using System.Buffers;
using Ecusson.Credentials.JsonLd.Deserialization;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.JsonLd;

/// <summary>The memory that one canonicalisation works in, kept for the next.</summary>
sealed class CanonicalizerScratch
{
    readonly RdfDataset _data = new();
    readonly CanonicalizerOptions _options;
    ArrayBufferWriter<byte> _output = new(8192);
    Rdfc10? _sha256;
    Rdfc10? _sha384;

    public CanonicalizerScratch(CanonicalizerOptions options)
    {
        Reader = new GraphReader(options, _data);
        _options = options;
    }

    public GraphReader Reader { get; }

    /// <summary>Writes what was read in canonical form; says what is in the way, or null.</summary>
    public JsonLdProblem? Canonicalize(RdfcHash hash, IBufferWriter<byte> output) => Algorithm(hash).Canonicalize(_data, output) switch
    {
        RdfcOutcome.Canonical => null,
        RdfcOutcome.TooMuchWork => new JsonLdProblem("too much canonicalisation work", "", ""),
        _ => new JsonLdProblem("too-large", "", ""),
    };

    /// <summary>The same, into bytes of its own.</summary>
    public JsonLdProblem? Canonicalize(RdfcHash hash, out byte[] nquads)
    {
        const int KeptBytes = 1 << 20;
        _output.ResetWrittenCount();
        var problem = Canonicalize(hash, _output);
        nquads = problem is null ? _output.WrittenSpan.ToArray() : [];
        if (_output.Capacity > KeptBytes) _output = new ArrayBufferWriter<byte>(8192);
        return problem;
    }

    Rdfc10 Algorithm(RdfcHash hash) => hash == RdfcHash.Sha256
        ? _sha256 ??= new Rdfc10(_options.Canonicalization, hash)
        : _sha384 ??= new Rdfc10(_options.Canonicalization, hash);
}
