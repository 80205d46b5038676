using System.Buffers;
using Ecusson.Credentials;
using Ecusson.Credentials.Baking;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Fuzz;

/// <summary>
/// Every parser that meets bytes from outside. A target returns for anything it is given; an exception, a hang or too much memory is a finding.
/// </summary>
static class Targets
{
    // Lazy, because instrumented code must not run before the fuzzer has set up its shared memory.
    static readonly Lazy<Canonicalizer> Loose = new(() => new Canonicalizer(new CanonicalizerOptions { InlineContexts = true, Safe = false }));

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
        ["png"] = bytes => Bake([0x89, .. "PNG\r\n\x1a\n"u8, .. bytes]),
        ["svg"] = Bake,
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
