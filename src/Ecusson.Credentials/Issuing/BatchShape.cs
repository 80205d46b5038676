using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.JsonLd.Rdf;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Issuing;

/// <summary>What is the same for all recipients who fill the same holes: the text, its canonical form, and the hash of the proof's options.</summary>
internal sealed class BatchShape
{
    readonly Canonicalizer _canonicalizer;
    readonly CanonicalTemplate? _canonical;
    readonly byte[] _optionsHash;

    BatchShape(Canonicalizer canonicalizer, JsonTemplate json, CanonicalTemplate? canonical, byte[] optionsHash) =>
        (_canonicalizer, Json, _canonical, _optionsHash) = (canonicalizer, json, canonical, optionsHash);

    /// <summary>The unsecured credential.</summary>
    public JsonTemplate Json { get; }

    /// <summary>Whether the canonical form was compiled; where not, each credential is canonicalised in full.</summary>
    public bool IsCompiled => _canonical is not null;

    /// <summary>Prepares the credentials that fill these holes.</summary>
    public static (BatchShape? Shape, JsonLdProblem? Problem) Compile(AwardTerms terms, int columns, ReadOnlyMemory<byte> options, Canonicalizer canonicalizer)
    {
        var markers = Markers.Of(terms, columns);
        var text = new ArrayBufferWriter<byte>(4096);
        AwardDocument.Write(terms, markers, text);
        using var document = AwardDocument.Parse(text.WrittenMemory);
        using var proof = JsonDocument.Parse(options);
        switch (RdfcProof.Configure(document.RootElement, proof.RootElement, KeyType.Ed25519, canonicalizer), canonicalizer.Canonicalize(document.RootElement))
        {
            case (CanonicalOutcome.Canonical configuration, CanonicalOutcome.Canonical transformed):
                var json = new JsonTemplate(text.WrittenSpan, markers.Texts);
                var optionsHash = SHA256.HashData(configuration.NQuads.Span);
                var full = new BatchShape(canonicalizer, json, canonical: null, optionsHash);
                var fast = new BatchShape(canonicalizer, json, CanonicalTemplate.Compile(transformed.NQuads.Span, markers.Texts), optionsHash);
                return (fast.IsProvedBy(full, columns) ? fast : full, null);
            case (CanonicalOutcome.Refused refused, _):
                return (null, refused.Problem);
            case (_, CanonicalOutcome.Refused refused):
                return (null, refused.Problem);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>What a proof signs (VC DI EdDSA §3.2.4): the hash of the proof's options, then that of the canonical document.</summary>
    /// <param name="memory">Holds the recipient's values and the text that they give.</param>
    /// <param name="hashData">Receives 64 bytes.</param>
    /// <returns>Null, or why the document cannot be signed.</returns>
    public JsonLdProblem? Hash(BatchMemory memory, Span<byte> hashData)
    {
        _optionsHash.CopyTo(hashData);
        memory.Canonical.Clear();
        if (_canonical?.TryRender(memory.Values.Texts, memory.Rendering, memory.Canonical) is true)
        {
            SHA256.HashData(memory.Canonical.Written, hashData[SHA256.HashSizeInBytes..]);
            return null;
        }

        using var document = AwardDocument.Parse(memory.Json.Written.ToArray());
        switch (_canonicalizer.Canonicalize(document.RootElement))
        {
            case CanonicalOutcome.Canonical canonical:
                SHA256.HashData(canonical.NQuads.Span, hashData[SHA256.HashSizeInBytes..]);
                return null;
            case CanonicalOutcome.Refused refused:
                return refused.Problem;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // Before a template is trusted with a badge it must give what full canonicalisation gives, for two people who do not exist.
    bool IsProvedBy(BatchShape full, int columns)
    {
        if (_canonical is null) return false;
        var memory = new BatchMemory();
        Span<byte> mine = stackalloc byte[64];
        Span<byte> expected = stackalloc byte[64];
        foreach (var (address, text) in new[] { ("urn:uuid:00000000-0000-4000-8000-00000000000", ""), ("https://holder.example/?a=%20#", "\"\\\n\u007fé🌃") })
        {
            memory.Values.Clear();
            for (var hole = 0; hole < AwardValues.Count; hole++)
            {
                if ((columns & (1 << hole)) == 0) continue;
                var isAddress = (Hole)hole is Hole.CredentialId or Hole.SubjectId or Hole.EvidenceUrl or Hole.StatusId;
                memory.Values.Set((Hole)hole, System.Text.Encoding.UTF8.GetBytes($"{(isAddress ? address : text)}{hole:x}"));
            }

            memory.Json.Clear();
            Json.Write(memory.Values.Texts, memory.Json);
            if (full.Hash(memory, expected) is not null || Hash(memory, mine) is not null || !mine.SequenceEqual(expected)) return false;
        }

        return true;
    }
}

/// <summary>What issuing one credential at a time needs, used again and again.</summary>
internal sealed class BatchMemory
{
    /// <summary>The recipient.</summary>
    public AwardValues Values { get; } = new();

    /// <summary>The credential's text.</summary>
    public Utf8Buffer Json { get; } = new(8192);

    /// <summary>Its canonical form.</summary>
    public Utf8Buffer Canonical { get; } = new(16384);

    /// <summary>For rendering the canonical form.</summary>
    public RenderingMemory Rendering { get; } = new();
}
