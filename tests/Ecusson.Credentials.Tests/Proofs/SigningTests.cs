using System.Text;
using System.Text.Json;
using CsCheck;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Tests.Dids;

namespace Ecusson.Credentials.Tests.Proofs;

public class SigningTests
{
    const string Document = """
        {
            "@context": ["https://www.w3.org/ns/credentials/v2"],
          "id": "urn:uuid:1",   "type": ["VerifiableCredential"],
          "issuer": "did:example:ISSUER", "name": "école ✓ \u00e9",
          "validFrom": "2024-01-01T00:00:00Z",
          "credentialSubject": {"id": "urn:uuid:2", "name": "a \"b\" / \/"}
        }
        """;

    static readonly DateTimeOffset Created = new(2024, 5, 6, 7, 8, 9, 500, TimeSpan.Zero);

    [Theory]
    [InlineData(KeyType.Ed25519, "eddsa-rdfc-2022")]
    [InlineData(KeyType.P256, "ecdsa-rdfc-2019")]
    [InlineData(KeyType.P384, "ecdsa-rdfc-2019")]
    public async Task What_is_signed_is_verified(KeyType type, string suite)
    {
        using var key = SigningKey.Generate(type);
        var signed = Json.Of(Sign(Document.Replace("did:example:ISSUER", key.Public.DidKey, StringComparison.Ordinal), key));
        var proof = signed.GetProperty("proof")[0];
        Assert.Equal(("DataIntegrityProof", suite, "2024-05-06T07:08:09Z"), (proof.GetProperty("type").GetString(), proof.GetProperty("cryptosuite").GetString(), proof.GetProperty("created").GetString()));
        var judged = Assert.Single(await Judge(signed, key.Public.DidKey));
        Assert.IsType<ProofOutcome.Valid>(judged.Outcome);
        Assert.True(Assert.IsType<KeyOutcome.Found>(judged.Key).ControllerIsIssuer);
        using var other = SigningKey.Generate(type);
        Assert.IsType<ProofOutcome.Invalid>(ProofSuites.Verify(signed, proof, other.Public, Canonicalizer.Pinned));
    }

    [Fact]
    public void The_documents_own_bytes_stay_as_they_were()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var signed = Sign(Document, key);
        var end = Document.LastIndexOf('}');
        var kept = Document[..end].TrimEnd();
        Assert.StartsWith(kept + ",\"proof\":[{\"type\":\"DataIntegrityProof\",", signed, StringComparison.Ordinal);
        Assert.EndsWith("\"}]" + Document[kept.Length..], signed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_proof_stands_beside_the_first()
    {
        using var first = SigningKey.Generate(KeyType.Ed25519);
        using var second = SigningKey.Generate(KeyType.P256);
        var once = Sign(Document, first);
        var twice = Sign(once, second);
        Assert.StartsWith(once[..once.LastIndexOf(']')], twice, StringComparison.Ordinal);
        var signed = Json.Of(twice);
        Assert.Equal(2, signed.GetProperty("proof").GetArrayLength());
        Assert.All(await Judge(signed, "https://issuer.example/1"), judged => Assert.IsType<ProofOutcome.Valid>(judged.Outcome));
        // A lone proof becomes the first of an array, an empty array is filled.
        var lone = Json.Of(once);
        var asObject = once.Replace("\"proof\":[" + lone.GetProperty("proof")[0].GetRawText() + "]", "\"proof\": " + lone.GetProperty("proof")[0].GetRawText(), StringComparison.Ordinal);
        Assert.Equal(2, Json.Of(Sign(asObject, second)).GetProperty("proof").GetArrayLength());
        Assert.Equal(1, Json.Of(Sign(Document.Replace("\"name\": \"é", "\"proof\": [ ], \"name\": \"é", StringComparison.Ordinal), second)).GetProperty("proof").GetArrayLength());
    }

    [Fact]
    public void What_would_be_lost_is_not_signed()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var unknown = Json.Of(Document.Replace("\"name\": \"a", "\"unheardOf\": \"a", StringComparison.Ordinal));
        Assert.IsType<SigningOutcome.Refused>(EddsaRdfc2022.Sign(unknown, key, key.Public.DidKeyUrl, Created, Canonicalizer.Pinned));
        foreach (var text in new[] { "{}", "[]", "5", "\"x\"", """{"id":"urn:1"}""" })
            Assert.IsType<SigningOutcome.Refused>(EddsaRdfc2022.Sign(Json.Of(text), key, key.Public.DidKeyUrl, Created, Canonicalizer.Pinned));
    }

    [Fact]
    public void Signing_with_a_key_of_another_kind_is_misuse()
    {
        using var rsa = SigningKey.Generate(KeyType.Rsa);
        using var p256 = SigningKey.Generate(KeyType.P256);
        Assert.Equal(new SigningOutcome.NoSuite(KeyType.Rsa), ProofSuites.Sign(Json.Of(Document), rsa, "x", Created, Canonicalizer.Pinned));
        Assert.Throws<ArgumentException>(() => EddsaRdfc2022.Sign(Json.Of(Document), p256, "x", Created, Canonicalizer.Pinned));
    }

    [Fact]
    public void A_changed_letter_anywhere_in_what_is_signed_is_refused()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var signed = Sign(Document, key);
        Gen.Select(Gen.Int[0, signed.Length - 1], Gen.Char['a', 'z']).Sample((at, letter) =>
        {
            var text = signed[..at] + letter + signed[(at + 1)..];
            if (text == signed || JsonReading.Of(Encoding.UTF8.GetBytes(text)) is not JsonReading.Read { Document: var document }) return;
            using (document)
            {
                if (DataIntegrityProof.Of(document.RootElement) is not [var proof]) return;
                // The one change that leaves the graph as it is: the escape é written in another way.
                if (ProofSuites.Verify(document.RootElement, proof, key.Public, Canonicalizer.Pinned) is ProofOutcome.Valid) Assert.True(SameValues(document.RootElement, Json.Of(signed)), text);
            }
        });

        static bool SameValues(JsonElement one, JsonElement two) => JsonElement.DeepEquals(one, two);
    }

    [Theory]
    [InlineData("\"proofPurpose\":\"assertionMethod\"", "\"proofPurpose\":\"authentication\"", "proof-purpose")]
    [InlineData("\"proofPurpose\":\"assertionMethod\"", "\"other\":\"assertionMethod\"", "malformed")]
    [InlineData("\"type\":\"DataIntegrityProof\"", "\"type\":5", "malformed")]
    [InlineData("\"type\":\"DataIntegrityProof\"", "\"type\":[]", "malformed")]
    [InlineData("\"cryptosuite\":\"eddsa-rdfc-2022\"", "\"cryptosuite\":null", "malformed")]
    [InlineData("2024-05-06T07:08:09Z", "2024-05-06", "created")]
    [InlineData("2024-05-06T07:08:09Z", "2024-13-06T07:08:09Z", "created")]
    [InlineData("\"created\"", "\"expires\":\"soon\",\"created\"", "created")]
    [InlineData("\"proofValue\":\"z", "\"proofValue\":\"u", "proof-value")]
    [InlineData("\"proofValue\":\"z", "\"proofValue\":\"z0", "proof-value")]
    [InlineData("\"proofValue\":\"z", "\"proofValue\":\"zz", "proof-value")]
    [InlineData("\"cryptosuite\":\"eddsa-rdfc-2022\"", "\"cryptosuite\":\"ecdsa-rdfc-2019\"", "key-type")]
    [InlineData("\"cryptosuite\":\"eddsa-rdfc-2022\"", "\"cryptosuite\":\"eddsa-2022\"", "signature-mismatch")]
    public void A_proof_that_is_not_one_is_named(string part, string replacement, string code)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var signed = Json.Of(Sign(Document, key).Replace(part, replacement, StringComparison.Ordinal));
        Assert.Equal(code, Assert.IsType<ProofOutcome.Invalid>(ProofSuites.Verify(signed, DataIntegrityProof.Of(signed)[0], key.Public, Canonicalizer.Pinned)).Code);
    }

    [Fact]
    public void A_proof_does_not_bring_its_own_context()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var without = Json.Of(Sign(Document, key).Replace("\"@context\": [\"https://www.w3.org/ns/credentials/v2\"],", "", StringComparison.Ordinal));
        Assert.IsType<ProofOutcome.Refused>(ProofSuites.Verify(without, without.GetProperty("proof")[0], key.Public, Canonicalizer.Pinned));
    }

    [Fact]
    public async Task Unknown_proofs_are_passed_over_and_one_that_holds_is_enough()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var issuer = key.Public.DidKey;
        var signed = Sign(Document.Replace("did:example:ISSUER", issuer, StringComparison.Ordinal), key);
        const string Unknown = """{"type":"DataIntegrityProof","cryptosuite":"ecdsa-sd-2023","verificationMethod":"did:web:a.example#k","proofPurpose":"assertionMethod","proofValue":"u2V0AhV"}""";
        var set = Json.Of(signed.Replace("\"proof\":[", $"\"proof\":[5,{Unknown},", StringComparison.Ordinal));
        var judged = await Judge(set, issuer);
        Assert.Equal(3, judged.Count);
        Assert.IsType<ProofOutcome.Invalid>(judged[0].Outcome);
        Assert.Equal(new ProofOutcome.Unsupported("cryptosuite", "ecdsa-sd-2023"), judged[1].Outcome);
        Assert.Same(judged[2], ProofSet.Decisive(judged));
        Assert.Null(ProofSet.Decisive(await Judge(Json.Of(Document), issuer)));
    }

    [Fact]
    public async Task A_proof_ends_when_it_says()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var document = Json.Of(Document);
        using var options = JsonDocument.Parse($$"""{"type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","expires":"2025-01-01T00:00:00Z","verificationMethod":"{{key.Public.DidKeyUrl}}","proofPurpose":"assertionMethod"}""");
        var outcome = RdfcProof.Sign(document, Encoding.UTF8.GetBytes(options.RootElement.GetRawText()), key, Canonicalizer.Pinned);
        var signed = Json.Of(Encoding.UTF8.GetString(Assert.IsType<SigningOutcome.Signed>(outcome).Json.Span));
        Assert.IsType<ProofOutcome.Valid>(Assert.Single(await Judge(signed, "", new DateTimeOffset(2024, 12, 31, 0, 0, 0, TimeSpan.Zero))).Outcome);
        Assert.Equal(new ProofOutcome.Invalid("expired", "2025-01-01T00:00:00Z"), Assert.Single(await Judge(signed, "", new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero))).Outcome);
    }

    [Theory]
    [InlineData("ob3-didkey.json", true)]
    [InlineData("ob3-didkey-expired.json", true)]
    [InlineData("ob3-didkey-status-4.json", true)]
    [InlineData("ob3-didkey-status-5.json", true)]
    [InlineData("ob3-didkey-tampered.json", false)]
    [InlineData("ob3-didweb.json", true)]
    [InlineData("ob3-with-endorsement.json", true)]
    [InlineData("endorsement-didkey.json", true)]
    [InlineData("statuslist.json", true)]
    public async Task The_published_badges_hold_or_not_as_their_names_say(string file, bool valid)
    {
        var signed = Json.File(Standards.Path("generated-samples", file));
        var web = new Web { ["https://badges.esener.example/issuers/1/did.json"] = File.ReadAllText(Standards.Path("generated-samples", "did-web-multikey.json")) };
        var judged = ProofSet.Decisive(await Judge(signed, JwtClaims.IssuerId(signed)!, web: web))!;
        Assert.Equal(valid ? new ProofOutcome.Valid() : new ProofOutcome.Invalid("signature-mismatch", ""), judged.Outcome);
        Assert.True(Assert.IsType<KeyOutcome.Found>(judged.Key).ControllerIsIssuer);
    }

    [Fact]
    public async Task The_signed_badge_of_the_Open_Badges_implementation_guide_holds()
    {
        var folder = Standards.Path("1edtech-openbadges-spec", "ob_v3p0", "impl", "test-vectors");
        var signed = Json.File(Path.Combine(folder, "ob3-signed.json"));
        var issuer = JwtClaims.IssuerId(signed)!;
        var judged = ProofSet.Decisive(await Judge(signed, issuer, web: new Web { [issuer] = File.ReadAllText(Path.Combine(folder, "ob3-controller-document.json")) }))!;
        Assert.Equal(new ProofOutcome.Valid(), judged.Outcome);
    }

    [Fact]
    public void Any_proof_has_an_outcome()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var document = Json.Of(Document);
        var proof = Json.Of(Sign(Document, key)).GetProperty("proof")[0].GetRawText();
        Gen.Select(Gen.Char["{}[]\":,0z\\u-"].Array[0, 5], Gen.Int[0, proof.Length - 1]).Sample(
            (letters, at) =>
            {
                var changed = proof[..at] + new string(letters) + proof[Math.Min(proof.Length, at + 3)..];
                if (JsonReading.Of(Encoding.UTF8.GetBytes(changed)) is not JsonReading.Read { Document: var json }) return;
                using (json)
                {
                    if (changed != proof && ProofSuites.Verify(document, json.RootElement, key.Public, Canonicalizer.Pinned) is ProofOutcome.Valid)
                        Assert.True(JsonElement.DeepEquals(json.RootElement, Json.Of(proof)), changed);
                }
            },
            iter: 2000);
    }

    static string Sign(string document, SigningKey key) =>
        Encoding.UTF8.GetString(Assert.IsType<SigningOutcome.Signed>(ProofSuites.Sign(Json.Of(document), key, key.Public.DidKeyUrl, Created, Canonicalizer.Pinned)).Json.Span);

    static ValueTask<IReadOnlyList<JudgedProof>> Judge(JsonElement document, string issuer, DateTimeOffset? at = null, Web? web = null) =>
        ProofSet.Judge(document, issuer, at ?? Created, new KeyFinder(web ?? new Web()), Canonicalizer.Pinned, CancellationToken.None);
}
