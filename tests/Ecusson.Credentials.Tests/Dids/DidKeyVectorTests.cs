using System.Text.Json;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Tests.Proofs;

namespace Ecusson.Credentials.Tests.Dids;

/// <summary>The test vectors of the did:key method (w3c-ccg/did-method-key).</summary>
public class DidKeyVectorTests
{
    [Theory]
    [InlineData("ed25519-x25519.json", KeyType.Ed25519, 5)]
    [InlineData("nist-curves.json", KeyType.P256, 3)]
    [InlineData("nist-curves.json", KeyType.P384, 2)]
    [InlineData("rsa.json", KeyType.Rsa, 2)]
    public void Each_published_key_of_a_kind_that_is_used_here_is_read(string file, KeyType type, int count)
    {
        var read = 0;
        foreach (var vector in Vectors(file))
        {
            if (DidKey.Read(vector.Name) is not VerificationKeyReading.Read { Key: var key } || key.Type != type) continue;
            read++;
            Assert.Equal(vector.Name, key.DidKey);
            var method = vector.Value.GetProperty("didDocument").GetProperty("verificationMethod")[0];
            Assert.Equal(key, KeyTests.Read(DidKey.Read(method.GetProperty("id").GetString()!)));
            if (method.TryGetProperty("publicKeyJwk", out var jwk)) Assert.Equal(key, KeyTests.Read(VerificationKey.FromJwk(jwk)));
            if (type == KeyType.Ed25519) Assert.Equal(key, KeyTests.Read(VerificationMethod.KeyOf(method)));
        }

        Assert.Equal(count, read);
    }

    [Theory]
    [InlineData("secp256k1.json", "secp256k1", 6)]
    [InlineData("bls12381.json", "BLS12-381", 6)]
    [InlineData("nist-curves.json", "P-521", 2)]
    [InlineData("x25519.json", "X25519", 4)]
    public void Each_published_key_of_another_kind_is_named(string file, string kind, int count) =>
        Assert.Equal(count, Vectors(file).Count(vector => DidKey.Read(vector.Name) is VerificationKeyReading.Unsupported { Code: "key-type" } other && other.Detail == kind));

    [Fact]
    public void The_published_RSA_key_belongs_to_its_name()
    {
        var (first, second) = (Vectors("rsa.json").First(), Vectors("rsa.json").Last());
        using var key = Assert.IsType<SigningKeyReading.Read>(SigningKey.FromJwk(first.Value.GetProperty("privateKeyJwk"))).Key;
        Assert.Equal(first.Name, key.Public.DidKey);
        // The second one's private members are padded with "=", which RFC 7515 §2 does not allow.
        Assert.EndsWith("=", second.Value.GetProperty("privateKeyJwk").GetProperty("d").GetString(), StringComparison.Ordinal);
        Assert.Equal("encoding", Assert.IsType<SigningKeyReading.Malformed>(SigningKey.FromJwk(second.Value.GetProperty("privateKeyJwk"))).Code);
    }

    [Fact]
    public void The_key_pairs_of_the_ECDSA_vectors_are_read_as_key_files()
    {
        foreach (var (file, type) in new[] { ("p256KeyPair.json", KeyType.P256), ("p384KeyPair.json", KeyType.P384) })
        {
            var pair = Json.File(Standards.Path("w3c-vc-di-ecdsa", "TestVectors", file));
            using var key = Assert.IsType<SigningKeyReading.Read>(SigningKey.FromJwk(pair)).Key;
            Assert.Equal(type, key.Type);
            Assert.Equal(pair.GetProperty("publicKeyMultibase").GetString(), key.Public.Multibase);
        }
    }

    static JsonElement.ObjectEnumerator Vectors(string file)
    {
        var json = Json.File(Standards.Path("w3c-ccg-did-key", "test-vectors", file));
        // One file has its vectors below "didDocument".
        return json.TryGetProperty("didDocument", out var below) ? below.EnumerateObject() : json.EnumerateObject();
    }
}
