using System.Text.Json;
using CsCheck;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Tests.Dids;

public class DidWebTests
{
    [Theory]
    [InlineData("did:web:w3c-ccg.github.io", "https://w3c-ccg.github.io/.well-known/did.json")]
    [InlineData("did:web:w3c-ccg.github.io:user:alice", "https://w3c-ccg.github.io/user/alice/did.json")]
    [InlineData("did:web:example.com%3A3000:user:alice", "https://example.com:3000/user/alice/did.json")]
    [InlineData("did:web:example.com%3a3000", "https://example.com:3000/.well-known/did.json")]
    [InlineData("did:web:localhost%3A8443", "https://localhost:8443/.well-known/did.json")]
    [InlineData("did:web:xn--cole-9oa.example:a%20b", "https://xn--cole-9oa.example/a%20b/did.json")]
    [InlineData("did:web:example.com:_.~-", "https://example.com/_.~-/did.json")]
    public void A_did_web_stands_for_one_address(string did, string address) => Assert.Equal(address, DidWeb.DocumentAddress(did)?.AbsoluteUri);

    [Theory]
    [InlineData("did:web:")]
    [InlineData("did:key:example.com")]
    [InlineData("did:web:127.0.0.1")]
    [InlineData("did:web:127.1")]
    [InlineData("did:web:2130706433")]
    [InlineData("did:web:0x7f000001")]
    [InlineData("did:web:0x7f.0x1")]
    [InlineData("did:web:[::1]")]
    [InlineData("did:web:%5B%3A%3A1%5D")]
    [InlineData("did:web:user%40example.com")]
    [InlineData("did:web:user@example.com")]
    [InlineData("did:web:example.com/evil")]
    [InlineData("did:web:example.com\\evil")]
    [InlineData("did:web:example.com?x=1")]
    [InlineData("did:web:example.com#key-0")]
    [InlineData("did:web:example.com:..")]
    [InlineData("did:web:example.com:.")]
    [InlineData("did:web:example.com:a:..:b")]
    [InlineData("did:web:example.com:%2e%2E")]
    [InlineData("did:web:example.com:a%2Fb")]
    [InlineData("did:web:example.com:a%5Cb")]
    [InlineData("did:web:example.com:a%00b")]
    [InlineData("did:web:example.com:a%0Ab")]
    [InlineData("did:web:example.com:a%")]
    [InlineData("did:web:example.com:a%4")]
    [InlineData("did:web:example.com:")]
    [InlineData("did:web:example.com::a")]
    [InlineData("did:web:example.com%3A")]
    [InlineData("did:web:example.com%3A0")]
    [InlineData("did:web:example.com%3A99999")]
    [InlineData("did:web:example.com%3A80%3A80")]
    [InlineData("did:web:example..com")]
    [InlineData("did:web:-example.com")]
    [InlineData("did:web:exa mple.com")]
    [InlineData("did:web:école.example")]
    [InlineData("DID:web:example.com")]
    public void A_did_web_that_could_lead_elsewhere_is_refused(string did) => Assert.Null(DidWeb.DocumentAddress(did));

    [Theory]
    [InlineData("https://badges.example/organizations/7k2", "did:web:badges.example:organizations:7k2")]
    [InlineData("https://badges.example", "did:web:badges.example")]
    [InlineData("https://badges.example/", "did:web:badges.example")]
    [InlineData("https://badges.example:8443/a", "did:web:badges.example%3A8443:a")]
    [InlineData("http://badges.example/a", null)]
    [InlineData("https://127.0.0.1/a", null)]
    [InlineData("https://badges.example/a?b=c", null)]
    [InlineData("https://me@badges.example/a", null)]
    public void An_address_has_its_did_web(string address, string? did)
    {
        Assert.Equal(did, DidWeb.Of(new Uri(address)));
        if (did is not null) Assert.StartsWith(new Uri(address).AbsoluteUri.TrimEnd('/'), DidWeb.DocumentAddress(did)!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_an_https_address_with_a_name_or_is_refused() =>
        Gen.Char["abc.:%3A2eF/\\@#?0[]~_-é \n"].Array[0, 40].Sample(
            letters => DidWeb.DocumentAddress("did:web:" + new string(letters)) is not { } address
                || (address.Scheme == "https" && address.HostNameType == UriHostNameType.Dns && address.UserInfo.Length == 0 && address.AbsolutePath.EndsWith("/did.json", StringComparison.Ordinal)),
            iter: 50_000);

    [Fact]
    public void The_document_that_is_written_is_the_one_that_verifiers_read()
    {
        using var current = SigningKey.Generate(KeyType.Ed25519);
        using var retired = SigningKey.Generate(KeyType.Ed25519);
        using var revoked = SigningKey.Generate(KeyType.Ed25519);
        using var forJwt = SigningKey.Generate(KeyType.P256);
        const string Did = "did:web:badges.example:organizations:7k2";
        var json = Json.Of(System.Text.Encoding.UTF8.GetString(DidWebDocument.Write(
            Did,
            [
                new DidWebKey("key-2", current.Public),
                new DidWebKey("key-1", retired.Public),
                new DidWebKey("key-0", revoked.Public) { Revoked = DateTimeOffset.UnixEpoch },
                new DidWebKey("jwt-0", forJwt.Public, DidWebKeyFormat.JsonWebKey),
            ],
            ["https://badges.example/ob2/organizations/7k2"])));

        // The shape that the known verifiers accept: contexts, absolute ids, assertionMethod as texts.
        Assert.Equal("https://www.w3.org/ns/did/v1", json.GetProperty("@context")[0].GetString());
        Assert.Equal("https://w3id.org/security/multikey/v1", json.GetProperty("@context")[1].GetString());
        Assert.Equal([Did + "#key-2", Did + "#key-1", Did + "#jwt-0"], json.GetProperty("assertionMethod").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(4, json.GetProperty("verificationMethod").GetArrayLength());

        var document = new ControllerDocument(json);
        Assert.Equal(["https://badges.example/ob2/organizations/7k2"], document.AlsoKnownAs);
        var methods = document.Methods().ToDictionary(method => method.Id, StringComparer.Ordinal);
        Assert.True(methods[Did + "#key-1"].MayAssert);
        Assert.Equal(new VerificationKeyReading.Read(retired.Public), methods[Did + "#key-1"].Key);
        Assert.Equal(new VerificationKeyReading.Read(forJwt.Public), methods[Did + "#jwt-0"].Key);
        Assert.False(methods[Did + "#key-0"].MayAssert);
        Assert.Equal(DateTimeOffset.UnixEpoch, methods[Did + "#key-0"].Revoked);
    }

    [Fact]
    public void A_document_for_something_else_than_a_did_web_is_misuse()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        Assert.Throws<ArgumentException>(() => DidWebDocument.Write(key.Public.DidKey, []));
        Assert.Throws<ArgumentException>(() => DidWebDocument.Write("did:web:a.example", [new DidWebKey("k", key.Public), new DidWebKey("k", key.Public)]));
    }
}
