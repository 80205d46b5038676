using System.Text;
using System.Text.Json;
using CsCheck;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Tests.Proofs;

public class KeyReadingTests
{
    // RFC 8037 A.1, A.2
    const string Ed25519 = """{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";

    // RFC 7517 A.1
    const string P256 = """{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}""";

    [Fact]
    public void The_keys_of_the_RFCs_are_read()
    {
        using var key = Assert.IsType<SigningKeyReading.Read>(SigningKey.FromJwk(Json.Of(Ed25519))).Key;
        Assert.Equal(KeyType.Ed25519, key.Type);
        // RFC 8037 A.4
        var signature = new byte[64];
        key.Sign("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"u8, signature);
        Assert.Equal("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg", Base64UrlText.Encode(signature));
        Assert.Equal(KeyType.P256, KeyTests.Read(VerificationKey.FromJwk(Json.Of(P256))).Type);
    }

    [Theory]
    [InlineData("{}", "not-a-key")]
    [InlineData("[]", "not-a-key")]
    [InlineData("null", "not-a-key")]
    [InlineData("""{"kty":7}""", "not-a-key")]
    [InlineData("""{"kty":"\ud800"}""", "not-a-key")]
    [InlineData("""{"\ud800":1}""", "not-a-key")]
    [InlineData("""{"kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", "encoding")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519"}""", "encoding")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"AAAA"}""", "length")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="}""", "encoding")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"}""", "not-on-curve")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""", "not-on-curve")]
    [InlineData("""{"kty":"EC","crv":"P-384","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}""", "length")]
    [InlineData("""{"kty":"RSA","n":"AQAB"}""", "encoding")]
    public void What_is_no_key_is_named(string json, string code) =>
        Assert.Equal(code, Assert.IsType<VerificationKeyReading.Malformed>(VerificationKey.FromJwk(Json.Of(json))).Code);

    [Theory]
    [InlineData("""{"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", "key-type", "X25519")]
    [InlineData("""{"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"}""", "key-type", "secp256k1")]
    [InlineData("""{"kty":"AKP","alg":"ML-DSA-44"}""", "key-type", "AKP")]
    [InlineData("""{"kty":"RSA","n":"AQABAQABAQABAQABAQABAQABAQAB","e":"AQAB"}""", "key-size", "RSA, 168 bits")]
    public void Another_kind_of_key_is_named(string json, string code, string detail) =>
        Assert.Equal(new VerificationKeyReading.Unsupported(code, detail), VerificationKey.FromJwk(Json.Of(json)));

    [Fact]
    public void A_key_for_something_else_than_signing_is_not_used()
    {
        Assert.IsType<VerificationKeyReading.Unsupported>(VerificationKey.FromJwk(Json.Of(P256.Replace("{", """{"use":"enc",""", StringComparison.Ordinal))));
        Assert.IsType<VerificationKeyReading.Unsupported>(VerificationKey.FromJwk(Json.Of(P256.Replace("{", """{"key_ops":["deriveKey"],""", StringComparison.Ordinal))));
        Assert.IsType<VerificationKeyReading.Read>(VerificationKey.FromJwk(Json.Of(P256.Replace("{", """{"use":"sig","key_ops":["verify"],""", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_private_key_is_never_taken_for_a_public_one()
    {
        Assert.Equal("private-key", Assert.IsType<VerificationKeyReading.Malformed>(VerificationKey.FromJwk(Json.Of(Ed25519))).Code);
        Assert.Equal("private-key", Assert.IsType<VerificationKeyReading.Malformed>(VerificationKey.FromMultibase("z42twTcNeSYcnqg1FLuSFs2bsGH3ZqbRHFmvS9XMsYhjxvHN")).Code);
    }

    [Theory]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", "public-key")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"}""", "key-mismatch")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","d":"nWGx","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", "length")]
    [InlineData("""{"kty":"EC","crv":"P-256","d":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}""", "out-of-range")]
    [InlineData("""{"kty":"EC","crv":"P-256","d":"____________________________________________","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}""", "length")]
    [InlineData("""{"kty":"EC","crv":"P-256","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}""", "key-mismatch")]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"}""", "encoding")]
    [InlineData("""{"publicKeyMultibase":"z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2","secretKeyMultibase":"z42twTcNeSYcnqg1FLuSFs2bsGH3ZqbRHFmvS9XMsYhjxvHN"}""", "key-mismatch")]
    [InlineData("""{"secretKeyMultibase":"z42twTcNeSYcnqg1FLuSFs2bsGH3ZqbRHFmvS9XMsYhjxvHN"}""", "encoding")]
    [InlineData("""{"secretKeyMultibase":5}""", "encoding")]
    [InlineData("\"key\"", "not-a-key")]
    public void A_broken_private_key_is_named(string json, string code) =>
        Assert.Equal(code, Assert.IsType<SigningKeyReading.Malformed>(SigningKey.FromJwk(Json.Of(json))).Code);

    [Fact]
    public void RSA_members_that_do_not_belong_together_are_refused()
    {
        using var one = SigningKey.Generate(KeyType.Rsa);
        using var two = SigningKey.Generate(KeyType.Rsa);
        var (first, second) = (Members(one), Members(two));
        foreach (var member in new[] { "n", "d", "p", "q" })
        {
            var mixed = new Dictionary<string, string>(first, StringComparer.Ordinal) { [member] = second[member] };
            Assert.IsType<SigningKeyReading.Malformed>(SigningKey.FromJwk(Json.Of(JsonSerializer.Serialize(mixed))));
        }

        static Dictionary<string, string> Members(SigningKey key) => JsonSerializer.Deserialize<Dictionary<string, string>>(key.ToJwk())!;
    }

    [Theory]
    [InlineData("")]
    [InlineData("z")]
    [InlineData("z1")]
    [InlineData("m6Mkr")]
    [InlineData("u7QEA")]
    [InlineData("Z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")]
    [InlineData("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ")]
    [InlineData("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ22")]
    [InlineData("zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVQ")]
    public void A_broken_multikey_is_no_key(string multibase) => Assert.IsNotType<VerificationKeyReading.Read>(VerificationKey.FromMultibase(multibase));

    [Fact]
    public void Any_text_is_a_key_or_is_refused()
    {
        Gen.String[0, 120].Sample(text => VerificationKey.FromMultibase("z" + text) is not null);
        // Right prefixes, random rest: points on and off the curve
        Gen.Select(Gen.Int[0, 5].Select(i => new[] { "ed01", "8024", "8124", "8524", "e701", "ffff" }[i]), Gen.Byte.Array[0, 60])
            .Sample((prefix, rest) => VerificationKey.FromMultibase("z" + Base58.Encode([.. Convert.FromHexString(prefix), .. rest])) is not null, iter: 2000);
    }

    [Fact]
    public void Any_change_of_a_JWK_is_a_key_or_is_refused()
    {
        using var rsa = SigningKey.Generate(KeyType.Rsa);
        foreach (var json in new[] { Ed25519, P256, Encoding.UTF8.GetString(rsa.ToJwk()) })
        {
            Gen.Select(Gen.Int[0, json.Length - 1], Gen.Char[' ', '~']).Sample(
                (at, letter) =>
                {
                    var changed = json[..at] + letter + json[(at + 1)..];
                    if (JsonReading.Of(Encoding.UTF8.GetBytes(changed)) is not JsonReading.Read { Document: var document }) return;
                    using (document)
                    {
                        Assert.NotNull(VerificationKey.FromJwk(document.RootElement));
                        if (SigningKey.FromJwk(document.RootElement) is SigningKeyReading.Read { Key: var key }) key.Dispose();
                    }
                },
                iter: 500);
        }
    }
}
