using System.Text;
using System.Text.Json;
using CsCheck;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Tests.Proofs;

public class VcJwtTests
{
    const string Credential = """
        {
          "@context": ["https://www.w3.org/ns/credentials/v2"],
          "id": "urn:uuid:1", "type": ["VerifiableCredential"], "issuer": {"id": "https://issuer.example/1"},
          "validFrom": "2024-01-01T00:00:00Z", "validUntil": "2034-01-01T00:00:00Z",
          "credentialSubject": {"id": "urn:uuid:2", "note": "é ✓"}
        }
        """;

    public static TheoryData<KeyType, string> Algorithms => new()
    {
        { KeyType.Ed25519, "EdDSA" }, { KeyType.P256, "ES256" }, { KeyType.P384, "ES384" }, { KeyType.Rsa, "RS256" },
    };

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void What_is_signed_is_read_and_verified(KeyType type, string algorithm)
    {
        using var key = SigningKey.Generate(type);
        using var token = Read(Sign(Credential, key, "https://issuer.example/key"));
        Assert.Equal(algorithm, token.Algorithm);
        Assert.Equal("https://issuer.example/key", token.KeyId);
        Assert.IsType<ProofOutcome.Valid>(token.Verify(key.Public));
        Assert.Empty(token.ClaimProblems());
        Assert.Equal("é ✓", token.Credential.GetProperty("credentialSubject").GetProperty("note").GetString());
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void The_header_holds_what_Open_Badges_allows_and_nothing_else(KeyType type, string algorithm)
    {
        using var key = SigningKey.Generate(type);
        using var named = Read(Sign(Credential, key, "https://issuer.example/key"));
        Assert.Equal($$"""{"alg":"{{algorithm}}","kid":"https://issuer.example/key","typ":"JWT"}""", named.Header.GetRawText());
        using var carried = Read(Sign(Credential, key, kid: null));
        Assert.Equal(["alg", "jwk", "typ"], carried.Header.EnumerateObject().Select(member => member.Name));
        Assert.Equal(key.Public, KeyTests.Read(carried.HeaderKey!));
    }

    [Fact]
    public void The_claims_repeat_the_credential()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        using var token = Read(Sign(Credential, key, "k:1"));
        Assert.Equal("https://issuer.example/1", token.Payload.GetProperty("iss").GetString());
        Assert.Equal("urn:uuid:1", token.Payload.GetProperty("jti").GetString());
        Assert.Equal("urn:uuid:2", token.Payload.GetProperty("sub").GetString());
        Assert.Equal(1704067200, token.Payload.GetProperty("nbf").GetInt64());
        Assert.Equal(2019686400, token.Payload.GetProperty("exp").GetInt64());
    }

    [Theory]
    [InlineData("\"id\": \"urn:uuid:1\", ", "", "missing", "id")]
    [InlineData("\"id\": \"urn:uuid:2\", ", "", "missing", "credentialSubject.id")]
    [InlineData("{\"id\": \"https://issuer.example/1\"}", "{}", "missing", "issuer.id")]
    [InlineData("\"validFrom\": \"2024-01-01T00:00:00Z\", ", "", "missing", "validFrom")]
    [InlineData("2024-01-01T00:00:00Z", "yesterday", "not-a-date", "validFrom")]
    [InlineData("2034-01-01T00:00:00Z", "2034-01-01", "not-a-date", "validUntil")]
    [InlineData("\"type\":", "\"nbf\": 1, \"type\":", "claim-taken", "nbf")]
    [InlineData("\"type\":", "\"proof\": {}, \"type\":", "already-signed", "proof")]
    public void A_credential_that_no_JWT_can_say_is_not_signed(string part, string replacement, string code, string detail)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        Assert.Equal(new VcJwtSigning.Refused(code, detail), VcJwt.Sign(Json.Of(Credential.Replace(part, replacement, StringComparison.Ordinal)), key, "k:1"));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_change_anywhere_is_refused(KeyType type, string algorithm)
    {
        Assert.NotEmpty(algorithm);
        using var key = SigningKey.Generate(type);
        var compact = Sign(Credential, key, "k:1");
        for (var i = 0; i < compact.Length; i++)
        {
            foreach (var letter in compact[i] == 'A' ? "B-." : "A_.")
            {
                if (letter == compact[i]) continue;
                var changed = compact[..i] + letter + compact[(i + 1)..];
                if (VcJwt.Read(changed) is not VcJwtReading.Read { Token: var token }) continue;
                using (token) Assert.IsNotType<ProofOutcome.Valid>(token.Verify(key.Public));
            }
        }
    }

    [Theory]
    [InlineData("""{"alg":"none"}""", "alg-none")]
    [InlineData("""{"alg":"NonE"}""", "alg-none")]
    [InlineData("""{"alg":"HS256"}""", "alg-symmetric")]
    [InlineData("""{"alg":"EdDSA","crit":["exp"],"exp":1}""", "crit")]
    [InlineData("""{"alg":"EdDSA","b64":false}""", "crit")]
    [InlineData("""{"kid":"k:1"}""", "malformed")]
    [InlineData("""{"alg":5}""", "malformed")]
    [InlineData("""{"alg":"EdDSA","kid":5}""", "malformed")]
    [InlineData("""{"alg":"ES256"}""", "key-type")]
    [InlineData("""{"alg":"RS256"}""", "key-type")]
    [InlineData("""{"alg":"EdDSA","jwk":{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}""", "private-key")]
    public void A_header_that_must_not_be_is_refused_even_where_its_signature_is_right(string header, string code)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        using var token = Read(SignRaw(header, "{}", key));
        Assert.Equal(code, Assert.IsType<ProofOutcome.Invalid>(token.Verify(key.Public)).Code);
    }

    [Theory]
    [InlineData("PS256")]
    [InlineData("ES256K")]
    [InlineData("ML-DSA-44")]
    public void An_algorithm_of_another_house_is_not_judged(string algorithm)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        using var token = Read(SignRaw($$"""{"alg":"{{algorithm}}"}""", "{}", key));
        Assert.Equal(new ProofOutcome.Unsupported("alg", algorithm), token.Verify(key.Public));
    }

    [Theory]
    [InlineData("iss", "\"https://issuer.example/1\"", "\"https://other.example/1\"", "different")]
    [InlineData("jti", "\"jti\":\"urn:uuid:1\"", "\"jti\":\"urn:uuid:9\"", "different")]
    [InlineData("jti", "\"jti\":\"urn:uuid:1\"", "\"jti\":null", "different")]
    [InlineData("sub", "\"sub\":\"urn:uuid:2\",", "", "missing")]
    [InlineData("nbf", "\"nbf\":1704067200", "\"nbf\":1704067201", "different")]
    [InlineData("nbf", "\"nbf\":1704067200", "\"nbf\":\"1704067200\"", "not-a-number")]
    [InlineData("nbf", "\"nbf\":1704067200", "\"nbf\":1e300", "not-a-number")]
    [InlineData("exp", "\"exp\":2019686400", "\"exp\":2119686400", "different")]
    public void A_claim_that_says_something_else_is_named(string claim, string part, string replacement, string code)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        using var token = Read(Sign(Credential, key, "k:1"));
        var payload = token.Payload.GetRawText();
        // The claim itself stands last, after the credential's own members.
        var at = payload.LastIndexOf(part, StringComparison.Ordinal);
        using var changed = Read(SignRaw("""{"alg":"EdDSA"}""", payload[..at] + replacement + payload[(at + part.Length)..], key));
        Assert.IsType<ProofOutcome.Valid>(changed.Verify(key.Public));
        var problem = Assert.Single(changed.ClaimProblems());
        Assert.Equal((claim, code), (problem.Claim, problem.Code));
    }

    [Fact]
    public void The_older_form_with_a_vc_claim_is_read()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        const string Payload = """
            {"iss":"https://issuer.example/1","jti":"urn:uuid:1","sub":"urn:uuid:2","nbf":1704067200,"exp":2019686400.5,
             "vc":{"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential"],"credentialSubject":{"name":"é"}}}
            """;
        using var token = Read(SignRaw("""{"alg":"EdDSA","typ":"JWT"}""", Payload, key));
        Assert.True(token.HasVcClaim);
        Assert.Empty(token.ClaimProblems());
        Assert.Equal("urn:uuid:1", token.Credential.GetProperty("id").GetString());
        Assert.Equal("https://issuer.example/1", token.Credential.GetProperty("issuer").GetString());
        Assert.Equal("2024-01-01T00:00:00Z", token.Credential.GetProperty("issuanceDate").GetString());
        Assert.Equal("2034-01-01T00:00:00Z", token.Credential.GetProperty("expirationDate").GetString());
        Assert.Equal("urn:uuid:2", token.Credential.GetProperty("credentialSubject").GetProperty("id").GetString());
        using var contradicting = Read(SignRaw("""{"alg":"EdDSA"}""", Payload.Replace("\"@context\"", "\"id\":\"urn:uuid:9\",\"@context\"", StringComparison.Ordinal), key));
        Assert.Equal("jti", Assert.Single(contradicting.ClaimProblems()).Claim);
    }

    [Fact]
    public void The_published_RS256_badge_verifies_with_the_key_in_its_header()
    {
        var compact = File.ReadAllText(Standards.Path("generated-samples", "ob3-rs256.jwt")).Trim();
        using var token = Read(compact);
        Assert.Null(token.KeyId);
        Assert.IsType<ProofOutcome.Valid>(token.Verify(KeyTests.Read(token.HeaderKey!)));
        Assert.Equal([], token.ClaimProblems().Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("e30.e30")]
    [InlineData("e30.e30.AA.AA")]
    [InlineData("e30=.e30.AA")]
    [InlineData("e30.e30.A A")]
    [InlineData("W10.e30.AA")]
    [InlineData("e30.W10.AA")]
    [InlineData(".e30.AA")]
    [InlineData("eyJhIjoxLCJhIjoyfQ.e30.AA")]
    [InlineData("e30.eyJhIjoxLCJhIjoyfQ.AA")]
    [InlineData("e30.e3.AA")]
    [InlineData("e30.=.AA")]
    public void What_is_no_token_is_refused(string compact) => Assert.IsType<VcJwtReading.Refused>(VcJwt.Read(compact));

    [Fact]
    public void Any_text_is_a_token_or_is_refused()
    {
        Gen.Char["eyJ0IiOlLMnAB.-_="].Array[0, 60].Sample(letters => VcJwt.Read(letters) is not null, iter: 20_000);
        using var key = SigningKey.Generate(KeyType.Ed25519);
        // Any JSON in place of header and payload: nothing escapes, and nothing but what was signed is valid.
        var json = Gen.Select(Gen.Char["{}[]\":,0123abcdeux\\"].Array[0, 12], Gen.Int[0, 200]);
        Gen.Select(json, json).Sample((header, payload) =>
        {
            var compact = SignRaw(Mutate("""{"alg":"EdDSA","kid":"k:1","jwk":{"kty":"OKP"}}""", header), Mutate("""{"iss":"a","nbf":1,"vc":{"credentialSubject":{"id":"b"},"issuer":{"id":"a"}}}""", payload), key);
            if (VcJwt.Read(compact) is not VcJwtReading.Read { Token: var token }) return;
            using (token)
            {
                Assert.NotNull(token.Verify(key.Public));
                Assert.NotNull(token.ClaimProblems());
            }
        });
    }

    internal static string Sign(string credential, SigningKey key, string? kid) => Assert.IsType<VcJwtSigning.Signed>(VcJwt.Sign(Json.Of(credential), key, kid)).Compact;

    internal static VcJwt Read(string compact) => Assert.IsType<VcJwtReading.Read>(VcJwt.Read(compact)).Token;

    internal static string SignRaw(string header, string payload, SigningKey key)
    {
        var input = Base64UrlText.Encode(Encoding.UTF8.GetBytes(header)) + "." + Base64UrlText.Encode(Encoding.UTF8.GetBytes(payload));
        var signature = new byte[key.SignatureSize];
        key.Sign(Encoding.ASCII.GetBytes(input), signature);
        return input + "." + Base64UrlText.Encode(signature);
    }

    static string Mutate(string json, (char[] Letters, int At) change)
    {
        var at = change.At % json.Length;
        return json[..at] + new string(change.Letters) + json[Math.Min(json.Length, at + (change.Letters.Length / 2))..];
    }
}
