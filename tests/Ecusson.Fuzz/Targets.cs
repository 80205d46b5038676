using System.Buffers;
using Ecusson.Credentials;
using Ecusson.Credentials.Baking;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.JsonLd.Rdf;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Verification;

namespace Ecusson.Fuzz;

/// <summary>
/// Every parser that meets bytes from outside. A target returns for anything it is given; an exception, a hang or too much memory is a finding.
/// </summary>
static class Targets
{
    // Lazy, because instrumented code must not run before the fuzzer has set up its shared memory.
    static readonly Lazy<Canonicalizer> Loose = new(() => new Canonicalizer(new CanonicalizerOptions { InlineContexts = true, Safe = false }));

    static readonly Lazy<Verifier> Verifier = new(() => new Verifier(new VerifierOptions { Fetch = new Echo() }));

    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } = new SortedDictionary<string, Action<byte[]>>(StringComparer.Ordinal)
    {
        ["json"] = bytes => WithJson(bytes, _ => { }),
        ["canonize"] = bytes => WithJson(bytes, json => Canonicalizer.Pinned.Canonicalize(json)),
        ["canonize-inline"] = bytes => WithJson(bytes, json => Loose.Value.Canonicalize(json)),
        ["key"] = bytes => WithJson(bytes, json =>
        {
            VerificationKey.FromJwk(json);
            if (SigningKey.FromJwk(json) is SigningKeyReading.Read read) read.Key.Dispose();
        }),
        ["multibase"] = bytes => VerificationKey.FromMultibase(System.Text.Encoding.Latin1.GetString(bytes)),
        ["badge2"] = bytes => WithJson(bytes, json => Ecusson.Credentials.OpenBadges.V2.OpenBadge2.Read(json)),
        ["badge3"] = bytes => WithJson(bytes, json =>
        {
            Ecusson.Credentials.Vc.Credential.Read(json);
            Ecusson.Credentials.Vc.Presentation.Read(json);
            Ecusson.Credentials.OpenBadges.V3.OpenBadgeRules.Check(json);
            if (Ecusson.Credentials.OpenBadges.V3.OpenBadgeCredential.Read(json) is { } badge) Ecusson.Credentials.OpenBadges.V3.OpenBadgeWriter.Write(badge);
        }),
        ["did"] = bytes =>
        {
            var text = System.Text.Encoding.Latin1.GetString(bytes);
            Ecusson.Credentials.Dids.DidWeb.DocumentAddress("did:web:" + text);
            Ecusson.Credentials.Dids.DidJwk.Read("did:jwk:" + text);
            Ecusson.Credentials.Dids.DidKey.Read("did:key:" + text);
        },
        ["nquads"] = bytes => NQuadsReader.Read(bytes, new RdfDataset()),
        ["recipients"] = Fuzz.List.Read,
        ["status-list"] = bytes => Ecusson.Credentials.Status.BitstringStatusList.Decode(System.Text.Encoding.Latin1.GetString(bytes)),
        ["token"] = bytes =>
        {
            if (VcJwt.Read(System.Text.Encoding.Latin1.GetString(bytes)) is VcJwtReading.Read read) using (read.Token) read.Token.ClaimProblems();
        },
        ["verify"] = bytes => Verifier.Value.Verify(bytes, new VerificationRequest(DateTimeOffset.UnixEpoch) { Recipient = "a@school.example" }, CancellationToken.None).AsTask().GetAwaiter().GetResult(),
        ["png"] = bytes => Bake([0x89, .. "PNG\r\n\x1a\n"u8, .. bytes]),
        ["svg"] = bytes =>
        {
            Bake(bytes);
            SvgSanitizer.Sanitize(bytes);
        },
    };

    static void WithJson(byte[] bytes, Action<System.Text.Json.JsonElement> look)
    {
        if (JsonReading.Of(bytes) is not JsonReading.Read read) return;
        using (read.Document) look(read.Document.RootElement);
    }

    static void Bake(byte[] bytes)
    {
        Picture.Unbake(bytes);
        Picture.Bake(bytes, """{"id":"urn:uuid:1"}"""u8.ToArray(), BakedStandard.OpenBadges3, new ArrayBufferWriter<byte>());
    }
}
