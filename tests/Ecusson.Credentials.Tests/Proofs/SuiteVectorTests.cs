using System.Text;
using System.Text.Json;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Tests.Dids;

namespace Ecusson.Credentials.Tests.Proofs;

/// <summary>The step-by-step vectors of VC DI EdDSA and VC DI ECDSA, and those that other programs made for the badges of this field.</summary>
public class SuiteVectorTests
{
    public static TheoryData<string, string> Suites => new()
    {
        { "w3c-vc-di-eddsa/TestVectors/eddsa-rdfc-2022", "DataInt" },
        { "w3c-vc-di-eddsa/TestVectors/Ed25519Signature2020", "EdSig" },
        { "w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p256", "ECDSAP256" },
        { "w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p384", "ECDSAP384" },
    };

    /// <summary>With the second example of each suite, whose documents use a context that is not published with them: their steps begin at hashing.</summary>
    public static TheoryData<string, string> FromHashing => new()
    {
        { "w3c-vc-di-eddsa/TestVectors/eddsa-rdfc-2022", "DataInt" },
        { "w3c-vc-di-eddsa/TestVectors/eddsa-rdfc-2022/employ", "DataInt" },
        { "w3c-vc-di-eddsa/TestVectors/Ed25519Signature2020", "EdSig" },
        { "w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p256", "ECDSAP256" },
        { "w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p256/employ", "ECDSAP256" },
        { "w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p384", "ECDSAP384" },
        { "w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p384/employ", "ECDSAP384" },
    };

    public static TheoryData<string> Programs => Standards.ArePresent
        ? [.. Directory.GetFiles(Standards.Path("generated-samples", "vectors"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : ["(the vectors are absent)"];

    [Theory]
    [MemberData(nameof(Suites))]
    public void The_document_and_the_configuration_have_the_published_canonical_form(string folder, string suffix)
    {
        var (signed, key) = Signed(folder, suffix);
        var canonicalizer = WithExamples();
        Assert.Equal(Text(folder, $"canonDoc{suffix}.txt"), Canonical(RdfcProof.Transform(signed, key.Type, canonicalizer)));
        Assert.Equal(Text(folder, $"proofCanon{suffix}.txt"), Canonical(RdfcProof.Configure(signed, signed.GetProperty("proof"), key.Type, canonicalizer)));
    }

    [Theory]
    [MemberData(nameof(FromHashing))]
    public void The_hashes_and_the_signature_are_the_published_ones(string folder, string suffix)
    {
        var (signed, key) = Signed(folder, suffix);
        var hashData = new byte[96];
        var length = RdfcProof.Hash(Bytes(folder, $"canonDoc{suffix}.txt"), Bytes(folder, $"proofCanon{suffix}.txt"), key.Type, hashData);
        Assert.Equal(Text(folder, $"proofHash{suffix}.txt") + Text(folder, $"docHash{suffix}.txt"), Convert.ToHexStringLower(hashData.AsSpan(0, length)));
        Assert.Equal(Text(folder, $"combinedHash{suffix}.txt"), Convert.ToHexStringLower(hashData.AsSpan(0, length)));
        var signature = Convert.FromHexString(Text(folder, $"sigHex{suffix}.txt"));
        Assert.Equal(Text(folder, $"sigBTC58{suffix}.txt"), "z" + Base58.Encode(signature));
        Assert.Equal(signed.GetProperty("proof").GetProperty("proofValue").GetString(), "z" + Base58.Encode(signature));
        Assert.True(key.Verify(hashData.AsSpan(0, length), signature));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void The_published_signed_document_verifies_and_no_other(string folder, string suffix)
    {
        var (signed, key) = Signed(folder, suffix);
        var proof = signed.GetProperty("proof");
        Assert.Equal(new ProofOutcome.Valid(), ProofSuites.Verify(signed, proof, key, WithExamples()));
        var changed = Json.Of(signed.GetRawText().Replace("The School of Examples", "The School of Example", StringComparison.Ordinal));
        Assert.Equal(new ProofOutcome.Invalid("signature-mismatch", ""), ProofSuites.Verify(changed, proof, key, WithExamples()));
        var redated = Json.Of(proof.GetRawText().Replace("2023-02-24T23:36:38Z", "2023-02-24T23:36:39Z", StringComparison.Ordinal));
        Assert.Equal(new ProofOutcome.Invalid("signature-mismatch", ""), ProofSuites.Verify(signed, redated, key, WithExamples()));
    }

    [Fact]
    public void Signing_with_the_published_key_gives_the_published_signature()
    {
        const string Folder = "w3c-vc-di-eddsa/TestVectors";
        var pair = Json.Of(Text(Folder, "keyPair.json").Replace("privateKeyMultibase", "secretKeyMultibase", StringComparison.Ordinal));
        using var key = Assert.IsType<SigningKeyReading.Read>(SigningKey.FromJwk(pair)).Key;
        var unsigned = Json.Of(Text(Folder, "unsigned.json"));
        var outcome = EddsaRdfc2022.Sign(unsigned, key, key.Public.DidKeyUrl, DateTimeOffset.Parse("2023-02-24T23:36:38Z", null), WithExamples());
        var signed = Json.Of(Encoding.UTF8.GetString(Assert.IsType<SigningOutcome.Signed>(outcome).Json.Span));
        Assert.Equal(Text(Folder, "eddsa-rdfc-2022/sigBTC58DataInt.txt"), signed.GetProperty("proof")[0].GetProperty("proofValue").GetString());
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_steps_that_other_programs_published_are_ours(string file)
    {
        var vector = Json.File(Standards.Path("generated-samples", "vectors", file));
        var hashData = new byte[96];
        var configuration = vector.GetProperty("canonicalProofConfig").GetString()!;
        var length = RdfcProof.Hash(Encoding.UTF8.GetBytes(vector.GetProperty("canonicalDocument").GetString()!), Encoding.UTF8.GetBytes(configuration), KeyType.Ed25519, hashData);
        Assert.Equal(vector.GetProperty("hashData").GetString(), Convert.ToHexStringLower(hashData.AsSpan(0, length)));
        var signature = Base58.Decode(vector.GetProperty("proofValue").GetString()!.AsSpan(1), 64)!;
        Assert.Equal(vector.GetProperty("proofValue").GetString(), "z" + Base58.Encode(signature));
        // Where the method carries its key, the signature is verified; one vector was made from a changed document.
        var start = configuration.IndexOf("#z6Mk", StringComparison.Ordinal);
        if (start < 0) return;
        var key = KeyTests.Read(VerificationKey.FromMultibase(configuration[(start + 1)..configuration.IndexOf('>', start)]));
        Assert.Equal(!file.Contains("tampered", StringComparison.Ordinal), key.Verify(hashData.AsSpan(0, length), signature));
    }

    [Fact]
    public async Task Each_proof_of_a_set_is_verified_and_a_chain_is_not_judged()
    {
        var set = Json.Of(Text("w3c-vc-di-eddsa/TestVectors", "proof-set-chain/signedProofSet2.json"));
        foreach (var proof in DataIntegrityProof.Of(set))
            Assert.IsType<ProofOutcome.Valid>(ProofSuites.Verify(set, proof, KeyOf(proof), WithExamples()));
        Assert.Equal(2, DataIntegrityProof.Of(set).Count);
        var chain = Json.Of(Text("w3c-vc-di-eddsa/TestVectors", "proof-set-chain/signedProofChain1.json"));
        var linked = DataIntegrityProof.Of(chain).Where(proof => proof.TryGetProperty("previousProof", out _)).ToList();
        Assert.NotEmpty(linked);
        Assert.All(linked, proof => Assert.Equal("previous-proof", Assert.IsType<ProofOutcome.Unsupported>(ProofSuites.Verify(chain, proof, KeyOf(proof), WithExamples())).Code));
        var judged = await ProofSet.Judge(set, "https://vc.example/issuers/5678", DateTimeOffset.UnixEpoch, new KeyFinder(new Web()), WithExamples(), TestContext.Current.CancellationToken);
        Assert.Equal(2, judged.Count);

        static VerificationKey KeyOf(JsonElement proof) => KeyTests.Read(DidKey.Read(proof.GetProperty("verificationMethod").GetString()!));
    }

    [Theory]
    [InlineData("w3c-vc-di-eddsa/TestVectors/eddsa-jcs-2022/signedJCS.json", "eddsa-jcs-2022")]
    [InlineData("w3c-vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p256/signedJCSECDSAP256.json", "ecdsa-jcs-2019")]
    [InlineData("w3c-vc-di-ecdsa/TestVectors/ecdsa-sd-2023/prc/addSignedSDBase.json", "ecdsa-sd-2023")]
    public void A_suite_that_is_not_known_here_is_named_and_not_judged(string file, string suite)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var signed = Json.File(Standards.Path(file.Split('/')));
        Assert.Equal(new ProofOutcome.Unsupported("cryptosuite", suite), ProofSuites.Verify(signed, DataIntegrityProof.Of(signed)[0], key.Public, WithExamples()));
    }

    internal static Canonicalizer WithExamples() => new(new CanonicalizerOptions
    {
        Contexts = ContextCatalog.Pinned.With("https://www.w3.org/ns/credentials/examples/v2", File.ReadAllBytes(Standards.Path("contexts-official-bytes", "w3-credentials-examples-v2.jsonld"))),
    });

    static (JsonElement Signed, VerificationKey Key) Signed(string folder, string suffix)
    {
        var signed = Json.Of(Text(folder, $"signed{suffix}.json"));
        var method = signed.GetProperty("proof").GetProperty("verificationMethod").GetString()!;
        return (signed, KeyTests.Read(VerificationKey.FromMultibase(method[(method.IndexOf('#', StringComparison.Ordinal) + 1)..])));
    }

    static string Canonical(CanonicalOutcome outcome) => outcome is CanonicalOutcome.Canonical canonical ? Encoding.UTF8.GetString(canonical.NQuads.Span) : outcome.ToString();

    static string Text(string folder, string file) => File.ReadAllText(Standards.Path([.. folder.Split('/'), .. file.Split('/')]));

    static byte[] Bytes(string folder, string file) => File.ReadAllBytes(Standards.Path([.. folder.Split('/'), file]));
}
