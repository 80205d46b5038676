using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Ecusson.Credentials.JsonLd.Rdf;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Issuing;

/// <summary>
/// One badge for many people as VC-JWT (Open Badges 3.0 §8.2.4): header and what is the same in all payloads are written once. Each token says what
/// <see cref="VcJwt.Sign"/> makes of the same <see cref="AwardDocument"/>. Safe for use by many threads with an Ed25519 key;
/// with other keys by one at a time, as the key itself.
/// </summary>
public sealed class JwtBatch
{
    readonly AwardTerms _terms;
    readonly SigningKey _key;
    readonly byte[] _head;
    readonly ConcurrentDictionary<int, JsonTemplate> _shapes = new();
    readonly ConcurrentBag<BatchMemory> _memories = [];

    JwtBatch(AwardTerms terms, SigningKey key, byte[] head) => (_terms, _key, _head) = (terms, key, head);

    /// <summary>Prepares a badge.</summary>
    /// <param name="terms">What all recipients have in common.</param>
    /// <param name="key">A key of the issuer; the caller keeps it alive as long as the batch, and disposes it.</param>
    /// <param name="kid">Address of the key, as for <see cref="VcJwt.Sign"/>; null to put the public key itself into the header.</param>
    public static JwtBatchOutcome Compile(AwardTerms terms, SigningKey key, string? kid)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(key);
        if (terms.Missing() is { } missing) return new JwtBatchOutcome.Refused("missing", missing);
        var kept = terms.Kept();

        // Signed once for nobody: what speaks against it speaks against all, and its header is the header of all.
        var nobody = new ArrayBufferWriter<byte>();
        AwardDocument.Write(kept, new Recipient { Email = "", Salt = "", CredentialId = "urn:uuid:0", SubjectId = "urn:uuid:1" }, nobody);
        using var document = AwardDocument.Parse(nobody.WrittenMemory);
        return VcJwt.Sign(document.RootElement, key, kid) switch
        {
            VcJwtSigning.Signed signed => new JwtBatchOutcome.Compiled(new JwtBatch(
                kept, key, System.Text.Encoding.ASCII.GetBytes(signed.Compact[..(signed.Compact.IndexOf('.', StringComparison.Ordinal) + 1)]))),
            VcJwtSigning.Refused refused => new JwtBatchOutcome.Refused(refused.Code, refused.Detail),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Issues the badge to one person.</summary>
    /// <param name="recipient">The person, with new random ids and salt.</param>
    /// <param name="compact">Takes the compact JWS, in ASCII.</param>
    /// <exception cref="ArgumentException">The recipient has a place in a status list and the terms name none.</exception>
    public void Issue(Recipient recipient, IBufferWriter<byte> compact)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        ArgumentNullException.ThrowIfNull(compact);
        var memory = _memories.TryTake(out var kept) ? kept : new BatchMemory();
        memory.Values.Read(recipient, _terms.Status);
        memory.Json.Clear();
        ShapeOf(memory.Values.Columns).Write(memory.Values.Texts, memory.Json);
        Sign(memory.Json, compact);
        _memories.Add(memory);
    }

    void Sign(Utf8Buffer payload, IBufferWriter<byte> compact)
    {
        var payloadLength = Base64Url.GetEncodedLength(payload.Length);
        var signatureLength = Base64Url.GetEncodedLength(_key.SignatureSize);
        var length = _head.Length + payloadLength + 1 + signatureLength;
        var to = compact.GetSpan(length);
        _head.CopyTo(to);
        Base64Url.EncodeToUtf8(payload.Written, to[_head.Length..]);
        var signed = _head.Length + payloadLength;
        Span<byte> signature = stackalloc byte[_key.SignatureSize];
        _key.Sign(to[..signed], signature);
        to[signed] = (byte)'.';
        Base64Url.EncodeToUtf8(signature, to[(signed + 1)..]);
        compact.Advance(length);
    }

    JsonTemplate ShapeOf(int columns) => _shapes.TryGetValue(columns, out var shape) ? shape : _shapes.GetOrAdd(columns, CompileShape(columns));

    JsonTemplate CompileShape(int columns)
    {
        var markers = Markers.Of(_terms, columns);
        var text = new ArrayBufferWriter<byte>(4096);
        AwardDocument.Write(_terms, markers, text);

        // The claims follow the credential's last property, in the place of the closing brace.
        var payload = new Utf8Buffer();
        payload.Append(text.WrittenSpan[..^1]);
        payload.Append(",\"iss\":"u8);
        payload.Append(JsonSerializer.SerializeToUtf8Bytes(_terms.Issuer.GetProperty("id"u8).GetString()));
        payload.Append(",\"jti\":\""u8);
        payload.Append(markers[Hole.CredentialId]);
        payload.Append("\",\"sub\":\""u8);
        payload.Append(markers[Hole.SubjectId]);
        payload.Append("\",\"nbf\":"u8);
        payload.Append(System.Text.Encoding.ASCII.GetBytes(_terms.ValidFrom.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        if (markers.Has(Hole.Expiry))
        {
            payload.Append(",\"exp\":"u8);
            payload.Append(markers[Hole.Expiry]);
        }

        payload.Append((byte)'}');
        return new JsonTemplate(payload.Written, markers.Texts);
    }
}

/// <summary>What came of preparing a badge for many people as VC-JWT.</summary>
public abstract record JwtBatchOutcome
{
    private JwtBatchOutcome() { }

    /// <summary>The badge is ready.</summary>
    public sealed record Compiled(JwtBatch Batch) : JwtBatchOutcome;

    /// <summary>The credential would lack what a JWT badge must say; see <see cref="VcJwtSigning.Refused"/>.</summary>
    /// <param name="Code">A stable word, as there.</param>
    /// <param name="Detail">The property concerned.</param>
    public sealed record Refused(string Code, string Detail) : JwtBatchOutcome;
}
