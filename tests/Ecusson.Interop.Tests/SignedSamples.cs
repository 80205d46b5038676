using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;
using Ecusson.Interop.Tests;
using Ecusson.Interop.Tests.Samples;

[assembly: AssemblyFixture(typeof(SignedSamples))]

namespace Ecusson.Interop.Tests;

/// <summary>One credential that we issued, and the same with one byte changed.</summary>
/// <param name="Id">Says which seed and issuer made it.</param>
/// <param name="Text">JSON text, or compact JWS.</param>
/// <param name="Changed">The same with one byte changed.</param>
public sealed record SignedSample(string Id, string Text, string Changed);

/// <summary>The samples, issued by us: each once with Data Integrity and once as VC-JWT, by did:key and by did:web.</summary>
public sealed class SignedSamples : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    // half of the documents are written in ASCII with escapes, half as UTF-8
    static readonly JsonSerializerOptions[] Writings = [new(), new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }];

    readonly Issuer endorser = Issuer.OfKey(KeyType.Ed25519);
    readonly Issuer jwtEndorser = Issuer.OfKey(KeyType.P256);
    readonly Issuer[] dataIntegrity = [Issuer.OfKey(KeyType.Ed25519), Issuer.OfWeb(KeyType.Ed25519, "organizations:1")];
    readonly Issuer[] jwt =
    [
        Issuer.OfKey(KeyType.Ed25519), Issuer.OfKey(KeyType.P256), Issuer.OfWeb(KeyType.Rsa, "organizations:2"),
        Issuer.OfWeb(KeyType.Ed25519, "organizations:3"), Issuer.OfWeb(KeyType.P256, "organizations:4"), Issuer.OfWeb(KeyType.Rsa, "organizations:5"),
    ];

    public SignedSamples()
    {
        foreach (var issuer in dataIntegrity.Concat(jwt))
            if (issuer.Document() is { } document) Known[document.Address] = document.Document;
        foreach (var issuer in dataIntegrity)
            Known[ListOf(issuer)] = StatusLists.Signed(ListOf(issuer), issuer, revoked: []);
        DataIntegrity = [.. Enumerable.Range(0, SampleSet.Count).Select(SignWithDataIntegrity)];
        Jwt = [.. Enumerable.Range(0, SampleSet.Count).Select(SignAsJwt)];
        KnownTexts = Known.ToDictionary(known => known.Key, known => known.Value.ToJsonString(), StringComparer.Ordinal);
    }

    /// <summary>Documents by address that verifiers need: DID documents and status lists.</summary>
    public Dictionary<string, JsonObject> Known { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<SignedSample> DataIntegrity { get; }

    public IReadOnlyList<SignedSample> Jwt { get; }

    /// <summary>The same as JSON texts.</summary>
    public IReadOnlyDictionary<string, string> KnownTexts { get; }

    /// <summary>The line that makes them known to a Node program.</summary>
    public JsonObject KnownToAll() => new()
    {
        ["id"] = "known", ["known"] = new JsonObject(Known.Select(known => KeyValuePair.Create(known.Key, (JsonNode?)known.Value.DeepClone()))),
    };

    /// <summary>Signs a document with <c>eddsa-rdfc-2022</c>; a refusal fails the test with its words.</summary>
    public static string Sign(JsonObject document, Issuer issuer, JsonSerializerOptions? writing = null)
    {
        using var json = JsonDocument.Parse(document.ToJsonString(writing));
        return EddsaRdfc2022.Sign(json.RootElement, issuer.Key, issuer.Method, Now, Canonicalizer.Pinned) switch
        {
            SigningOutcome.Signed signed => Encoding.UTF8.GetString(signed.Json.Span),
            SigningOutcome.Refused refused => throw new InvalidOperationException($"{refused.Problem} in {document.ToJsonString()}"),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    public void Dispose()
    {
        foreach (var issuer in dataIntegrity.Concat(jwt).Append(endorser).Append(jwtEndorser)) issuer.Dispose();
    }

    static string ListOf(Issuer issuer) => $"https://badges.example/status/{(issuer.Document() is null ? "key" : "web")}";

    SignedSample SignWithDataIntegrity(int sample)
    {
        var chance = new Chance(SampleSet.Seed + sample);
        var issuer = dataIntegrity[sample % dataIntegrity.Length];
        var document = SampleCredential.Of(chance, issuer.Did, endorsed => Endorse(chance, endorsed), SampleSet.Status(chance, sample, ListOf(issuer)));
        var text = Sign(document, issuer, Writings[sample / 2 % 2]);
        return new SignedSample($"seed {SampleSet.Seed + sample}, {issuer.Method}", text, ChangedByte.In(text, chance));
    }

    SignedSample SignAsJwt(int sample)
    {
        var chance = new Chance(SampleSet.Seed + sample);
        var issuer = jwt[sample % jwt.Length];
        var document = SampleCredential.Of(chance, issuer.Did, endorsed => Endorse(chance, endorsed), status: null);
        // §1.10: only here may endorsements be JWTs
        if (chance.Half) document["endorsementJwt"] = new JsonArray(EndorseAsJwt(chance, (string)document["id"]!));
        // a key's address serves one bare JWK (Open Badges 3.0 §8.2.4), or is a DID URL
        var kid = issuer.Key.Type == KeyType.Rsa && chance.Half ? $"https://badges.example/keys/{sample}" : issuer.Method;
        if (kid != issuer.Method) Known[kid] = issuer.PublicJwk();
        var text = SignJwt(document, issuer, kid, Writings[sample / 2 % 2]);
        return new SignedSample($"seed {SampleSet.Seed + sample}, {kid}", text, ChangedByte.InCompact(text, chance));
    }

    static string SignJwt(JsonObject document, Issuer issuer, string kid, JsonSerializerOptions? writing)
    {
        using var json = JsonDocument.Parse(document.ToJsonString(writing));
        return VcJwt.Sign(json.RootElement, issuer.Key, kid) is VcJwtSigning.Signed signed
            ? signed.Compact
            : throw new InvalidOperationException($"{VcJwt.Sign(json.RootElement, issuer.Key, kid)}");
    }

    JsonObject Endorse(Chance chance, string endorsed) =>
        (JsonObject)JsonNode.Parse(Sign(SampleCredential.Endorsement(chance, endorser.Did, endorsed), endorser))!;

    string EndorseAsJwt(Chance chance, string endorsed) =>
        SignJwt(SampleCredential.Endorsement(chance, jwtEndorser.Did, endorsed), jwtEndorser, jwtEndorser.Method, writing: null);
}
