using System.Security.Cryptography;
using System.Text.Json;
using CsCheck;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Tests.Proofs;

public class KeyTests
{
    public static TheoryData<KeyType> Types => [KeyType.Ed25519, KeyType.P256, KeyType.P384, KeyType.Rsa];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_signature_holds_for_what_was_signed_and_for_nothing_else(KeyType type)
    {
        using var key = SigningKey.Generate(type);
        var data = "a badge"u8.ToArray();
        var signature = new byte[key.SignatureSize];
        key.Sign(data, signature);
        Assert.True(key.Public.Verify(data, signature));
        Assert.False(key.Public.Verify("a badge "u8, signature));
        using var other = SigningKey.Generate(type);
        Assert.False(other.Public.Verify(data, signature));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_changed_byte_breaks_the_signature(KeyType type)
    {
        using var key = SigningKey.Generate(type);
        var signature = new byte[key.SignatureSize];
        key.Sign("a badge"u8, signature);
        for (var i = 0; i < signature.Length; i++)
        {
            signature[i] ^= 1;
            Assert.False(key.Public.Verify("a badge"u8, signature), $"byte {i}");
            signature[i] ^= 1;
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_signature_of_any_other_length_is_only_false(KeyType type)
    {
        using var key = SigningKey.Generate(type);
        foreach (var length in new[] { 0, 1, 63, 65, 70, 71, 72, 95, 97, 255, 257, 4096 }.Where(length => length != key.SignatureSize))
            Assert.False(key.Public.Verify("a badge"u8, new byte[length]));
        Assert.False(key.Public.Verify("a badge"u8, new byte[key.SignatureSize]));
        Assert.False(key.Public.Verify("a badge"u8, Enumerable.Repeat((byte)255, key.SignatureSize).ToArray()));
    }

    [Fact]
    public void A_signature_in_DER_is_refused()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var q = ecdsa.ExportParameters(false).Q;
        var key = Read(VerificationKey.FromJwk(Json.Of($$"""{"kty":"EC","crv":"P-256","x":"{{Base64UrlText.Encode(q.X)}}","y":"{{Base64UrlText.Encode(q.Y)}}"}""")));
        var der = ecdsa.SignData("a badge"u8.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        Assert.False(key.Verify("a badge"u8, der));
        Assert.True(key.Verify("a badge"u8, ecdsa.SignData("a badge"u8.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)));
    }

    [Fact]
    public void An_Ed25519_signature_whose_scalar_is_not_reduced_is_refused()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var signature = new byte[64];
        key.Sign("a badge"u8, signature);
        // RFC 8032 §5.1.7: S + L would verify where S is not held below the group's order L.
        var order = Convert.FromHexString("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        var carry = 0;
        for (var i = 0; i < 32; i++)
        {
            carry += signature[32 + i] + order[i];
            signature[32 + i] = (byte)carry;
            carry >>= 8;
        }

        Assert.False(key.Public.Verify("a badge"u8, signature));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_private_key_survives_its_file(KeyType type)
    {
        using var key = SigningKey.Generate(type);
        using var json = JsonDocument.Parse(key.ToJwk());
        using var again = Assert.IsType<SigningKeyReading.Read>(SigningKey.FromJwk(json.RootElement)).Key;
        Assert.Equal(key.Public, again.Public);
        var signature = new byte[again.SignatureSize];
        again.Sign("a badge"u8, signature);
        Assert.True(key.Public.Verify("a badge"u8, signature));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_public_key_survives_as_multibase_and_as_JWK(KeyType type)
    {
        using var key = SigningKey.Generate(type);
        Assert.Equal(key.Public, Read(VerificationKey.FromMultibase(key.Public.Multibase)));
        Assert.Equal(key.Public, Read(VerificationKey.FromJwk(Json.Of(PublicJwk(key.Public)))));
        Assert.Equal($"did:key:{key.Public.Multibase}#{key.Public.Multibase}", key.Public.DidKeyUrl);
    }

    [Fact]
    public void P256_keys_survive_compression() => Gen.Int[0, 1].Sample(
        _ =>
        {
            using var key = SigningKey.Generate(KeyType.P256);
            Assert.Equal(PublicJwk(key.Public), PublicJwk(Read(VerificationKey.FromMultibase(key.Public.Multibase))));
        },
        iter: 100);

    [Theory]
    [MemberData(nameof(Types))]
    public void One_public_key_serves_many_threads_at_once(KeyType type)
    {
        using var key = SigningKey.Generate(type);
        var signature = new byte[key.SignatureSize];
        key.Sign("a badge"u8, signature);
        var failures = 0;
        Parallel.For(0, 400, i =>
        {
            var right = i % 2 == 0;
            if (key.Public.Verify(right ? "a badge"u8 : "another"u8, signature) != right) Interlocked.Increment(ref failures);
        });
        Assert.Equal(0, failures);
    }

    [Fact]
    public void Signing_into_a_buffer_of_the_wrong_length_is_misuse()
    {
        foreach (var type in Enum.GetValues<KeyType>())
        {
            using var key = SigningKey.Generate(type);
            Assert.ThrowsAny<ArgumentException>(() => key.Sign("a badge"u8, new byte[key.SignatureSize + 1]));
        }
    }

    internal static VerificationKey Read(VerificationKeyReading reading) => Assert.IsType<VerificationKeyReading.Read>(reading).Key;

    internal static string PublicJwk(VerificationKey key)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) key.WriteJwk(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
