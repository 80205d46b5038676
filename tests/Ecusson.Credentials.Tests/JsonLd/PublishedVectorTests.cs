using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Tests.JsonLd;

/// <summary>Step-by-step vectors of signed credentials, made with other people's libraries.</summary>
public class PublishedVectorTests
{
    static readonly string[] All =
    [
        "1edtech-bit_string_list_testlist", "1edtech-complete_json", "1edtech-endorsement_valid_json", "1edtech-simple_context_version_json",
        "1edtech-simple_json", "1edtech-simple_multiple_proofs_json", "dcc-v2DoubleSigWithValidStatus", "dcc-v2EddsaWithValidStatus", "dcc-v2OBv3SpecExample",
        "endorsement-didkey", "ob3-didkey-expired", "ob3-didkey-status-4", "ob3-didkey-status-5", "ob3-didkey-tampered", "ob3-didkey", "ob3-didweb",
        "ob3-with-endorsement", "statuslist",
    ];

    public static TheoryData<string> Vectors => [.. All];

    /// <summary>Those whose credential is published beside them. Of the others (1EdTech's, DCC's) only the canonical forms are.</summary>
    public static TheoryData<string> WithDocument => [.. All.Where(name => !name.StartsWith("1edtech", StringComparison.Ordinal) && !name.StartsWith("dcc", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(WithDocument))]
    public void The_document_without_its_proof_has_the_published_canonical_form(string name)
        => Assert.Equal(Vector(name, "canonicalDocument"), Canonicalizer.Pinned.Canonicalize(Documents.Sample(name + ".json"), without: "proof").NQuads());

    [Theory, MemberData(nameof(WithDocument))]
    public void The_proof_options_in_the_documents_context_have_the_published_canonical_form(string name)
    {
        var document = Documents.Sample(name + ".json");
        var proof = document.GetProperty("proof");
        if (proof.ValueKind == JsonValueKind.Array) proof = proof[0];
        Assert.Equal(Vector(name, "canonicalProofConfig"), Canonicalizer.Pinned.Canonicalize(proof, without: "proofValue", context: document.GetProperty("@context")).NQuads());
    }

    [Theory, MemberData(nameof(Vectors))]
    public void The_published_canonical_forms_are_canonical_and_have_the_published_hashes(string name)
    {
        foreach (var (form, hash) in new[] { ("canonicalDocument", "docHash"), ("canonicalProofConfig", "proofHash") })
        {
            var canonical = JsonLdSuite.Canonical(Encoding.UTF8.GetBytes(Vector(name, form)));
            Assert.Equal(Vector(name, form), canonical);
            Assert.Equal(Vector(name, hash), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        }
    }

    static string Vector(string name, string member) => Documents.Sample($"vectors/{name}.json").GetProperty(member).GetString()!;
}
