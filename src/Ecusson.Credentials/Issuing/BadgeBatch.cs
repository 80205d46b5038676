using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Issuing;

/// <summary>
/// One badge for many people, signed with <c>eddsa-rdfc-2022</c>: what is the same for all of them is read, canonicalised and
/// hashed once. Each credential is, byte for byte, what <see cref="AwardDocument"/> and <see cref="EddsaRdfc2022"/> make of
/// the same values. Safe for use by many threads.
/// </summary>
public sealed class BadgeBatch
{
    readonly AwardTerms _terms;
    readonly SigningKey _key;
    readonly ReadOnlyMemory<byte> _options;
    readonly Canonicalizer _canonicalizer;
    readonly ConcurrentDictionary<int, (BatchShape? Shape, JsonLdProblem? Problem)> _shapes = new();
    readonly ConcurrentBag<BatchMemory> _memories = [];

    BadgeBatch(AwardTerms terms, SigningKey key, ReadOnlyMemory<byte> options, Canonicalizer canonicalizer)
    {
        _terms = terms;
        _key = key;
        _options = options;
        _canonicalizer = canonicalizer;
    }

    /// <summary>Prepares a badge.</summary>
    /// <param name="terms">What all recipients have in common.</param>
    /// <param name="key">An Ed25519 key of the issuer; the caller keeps it alive as long as the batch, and disposes it.</param>
    /// <param name="verificationMethod">Address of the key's public half, e.g. <see cref="VerificationKey.DidKeyUrl"/>.</param>
    /// <param name="created">When the proofs are made; kept to the second.</param>
    /// <param name="canonicalizer">Knows the contexts of Open Badges 3.0.</param>
    /// <exception cref="ArgumentException">The key is not an Ed25519 key.</exception>
    public static BadgeBatchOutcome Compile(
        AwardTerms terms, SigningKey key, string verificationMethod, DateTimeOffset created, Canonicalizer canonicalizer)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(canonicalizer);
        if (key.Type != KeyType.Ed25519) throw new ArgumentException($"{EddsaRdfc2022.Name} signs with Ed25519.", nameof(key));
        if (terms.Missing() is { } missing) return new BadgeBatchOutcome.Refused(new JsonLdProblem("missing", missing, ""));

        // Recipients who fill other holes are prepared for later, perhaps after the caller has disposed the documents.
        var batch = new BadgeBatch(terms.Kept(), key, ProofText.Options(EddsaRdfc2022.Name, verificationMethod, created), canonicalizer);
        var least = (1 << (int)Hole.CredentialId) | (1 << (int)Hole.SubjectId) | (1 << (int)Hole.IdentityHash) | (1 << (int)Hole.Salt);
        return batch.ShapeOf(least).Problem is { } problem ? new BadgeBatchOutcome.Refused(problem) : new BadgeBatchOutcome.Compiled(batch);
    }

    /// <summary>Issues the badge to one person.</summary>
    /// <param name="recipient">The person, with new random ids and salt.</param>
    /// <param name="json">Takes the signed credential, UTF-8, without white space.</param>
    /// <exception cref="ArgumentException">The recipient has a place in a status list and the terms name none.</exception>
    public IssuingOutcome Issue(Recipient recipient, IBufferWriter<byte> json)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        ArgumentNullException.ThrowIfNull(json);
        var memory = _memories.TryTake(out var kept) ? kept : new BatchMemory();
        memory.Values.Read(recipient, _terms.Status);
        var outcome = Issue(memory, json);
        _memories.Add(memory);
        return outcome;
    }

    /// <summary>Whether credentials that fill these holes are made from the compiled canonical form.</summary>
    internal bool IsCompiledFor(int columns) => ShapeOf(columns).Shape is { IsCompiled: true };

    IssuingOutcome Issue(BatchMemory memory, IBufferWriter<byte> json)
    {
        var (shape, problem) = ShapeOf(memory.Values.Columns);
        if (shape is null) return new IssuingOutcome.Refused(problem!);
        memory.Json.Clear();
        shape.Json.Write(memory.Values.Texts, memory.Json);
        Span<byte> hashData = stackalloc byte[64];
        if (shape.Hash(memory, hashData) is { } refused) return new IssuingOutcome.Refused(refused);
        Span<byte> signature = stackalloc byte[64];
        _key.Sign(hashData, signature);

        // The proof is the last property: in the place of the closing brace.
        memory.Json.Truncate(memory.Json.Length - 1);
        memory.Json.Append(",\"proof\":["u8);
        memory.Json.Append(_options.Span[..^1]);
        memory.Json.Append(",\"proofValue\":\"z"u8);
        memory.Json.AppendAscii(Base58.Encode(signature));
        memory.Json.Append("\"}]}"u8);
        json.Write(memory.Json.Written);
        return IssuingOutcome.Done;
    }

    (BatchShape? Shape, JsonLdProblem? Problem) ShapeOf(int columns) =>
        _shapes.TryGetValue(columns, out var shape) ? shape : _shapes.GetOrAdd(columns, BatchShape.Compile(_terms, columns, _options, _canonicalizer));
}
