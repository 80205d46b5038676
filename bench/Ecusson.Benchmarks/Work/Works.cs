using System.Buffers;
using System.Text.Json;
using Ecusson.Credentials.Baking;
using Ecusson.Credentials.JsonLd;
using NSec.Cryptography;

namespace Ecusson.Benchmarks.Work;

/// <summary>Each metric's work, one piece a call.</summary>
static class Works
{
    public static IReadOnlyDictionary<string, Action<int>> Of(Prepared prepared)
    {
        var works = new Dictionary<string, Action<int>>(StringComparer.Ordinal);
        AddSignaturesAlone(works);
        AddPictures(works, prepared);
        var issuing = new IssuingWorks(prepared);
        var verifying = new Verifying();
        works["issue_di_eddsa_rdfc_2022"] = n => issuing.Issue(n);
        works["issue_jwt_EdDSA"] = n => issuing.IssueJwt(n);
        works["issue_di_arbitrary"] = n => prepared.Sign(prepared.Credentials[n % prepared.Credentials.Count]);
        works["verify_di_eddsa_rdfc_2022"] = n => Must(verifying.Holds(prepared.Signed[n % prepared.Signed.Count]));
        works["verify_jwt_EdDSA"] = n => Must(verifying.Holds(prepared.Tokens[n % prepared.Tokens.Count]));
        works["canon_full"] = n =>
        {
            using var json = JsonDocument.Parse(prepared.Signed[n % prepared.Signed.Count]);
            Must(Canonicalizer.Pinned.Canonicalize(json.RootElement) is CanonicalOutcome.Canonical);
        };
        return works;
    }

    static void AddSignaturesAlone(Dictionary<string, Action<int>> works)
    {
        var algorithm = SignatureAlgorithm.Ed25519;
        var key = Key.Create(algorithm);
        var data = new byte[64];
        var signature = new byte[algorithm.SignatureSize];
        works["nsec_sign"] = n =>
        {
            BitConverter.TryWriteBytes(data, n);
            algorithm.Sign(key, data, signature);
        };
        works["nsec_verify"] = _ => Must(algorithm.Verify(key.PublicKey, data, signature));
    }

    static void AddPictures(Dictionary<string, Action<int>> works, Prepared prepared)
    {
        var picture = Picture100.Make();
        var output = new ArrayBufferWriter<byte>(256 * 1024);
        works["bake_png"] = n =>
        {
            output.ResetWrittenCount();
            Must(PngBaking.Bake(picture, prepared.Signed[n % prepared.Signed.Count], BakedStandard.OpenBadges3, output) is BakeOutcome.Baked);
        };
        var written = new ArrayBufferWriter<byte>(256 * 1024);
        Must(PngBaking.Bake(picture, prepared.Signed[0], BakedStandard.OpenBadges3, written) is BakeOutcome.Baked);
        works["unbake_png"] = _ => Must(PngBaking.Unbake(written.WrittenMemory) is UnbakeOutcome.Found);
    }

    static void Must(bool holds)
    {
        if (!holds) throw new InvalidOperationException("The work was not done.");
    }
}
