using System.Text;
using CsCheck;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Tests.Proofs;

namespace Ecusson.Credentials.Tests.Dids;

public class KeyFinderTests
{
    const string Did = "did:web:badges.esener.example:issuers:1";
    const string DidAddress = "https://badges.esener.example/issuers/1/did.json";
    const string Multibase = "z6MkwVDfCg9LbbY6xjH3EZk8YSFQZujV5Y4y1ZWeER9tDiN3";
    const string Issuer = "https://issuer.example/1";

    static readonly CancellationToken Stop = CancellationToken.None;

    [Theory]
    [InlineData("did-web-cid-context.json")]
    [InlineData("did-web-ed2020.json")]
    [InlineData("did-web-embedded.json")]
    [InlineData("did-web-multikey.json")]
    [InlineData("did-web-nocontext.json")]
    public async Task All_shapes_of_a_DID_document_are_read(string file)
    {
        var finder = new KeyFinder(new Web { [DidAddress] = File.ReadAllText(Standards.Path("generated-samples", file)) });
        var found = Assert.IsType<KeyOutcome.Found>(await finder.Find(Did + "#key-0", Did, Stop));
        Assert.Equal((Multibase, Did, true), (found.Key.Multibase, found.Controller, found.ControllerIsIssuer));
        Assert.False(Assert.IsType<KeyOutcome.Found>(await finder.Find(Did + "#key-0", Issuer, Stop)).ControllerIsIssuer);
        Assert.Equal("not-listed", Assert.IsType<KeyOutcome.NotFound>(await finder.Find(Did + "#key-1", Did, Stop)).Code);
    }

    [Fact]
    public async Task A_did_key_speaks_for_itself_and_for_nobody_else()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var finder = new KeyFinder(new Web());
        var own = Assert.IsType<KeyOutcome.Found>(await finder.Find(key.Public.DidKeyUrl, key.Public.DidKey, Stop));
        Assert.Equal((key.Public, true), (own.Key, own.ControllerIsIssuer));
        Assert.Same(own.Key, Assert.IsType<KeyOutcome.Found>(await finder.Find(key.Public.DidKeyUrl, key.Public.DidKey, Stop)).Key);
        Assert.False(Assert.IsType<KeyOutcome.Found>(await finder.Find(key.Public.DidKeyUrl, Did, Stop)).ControllerIsIssuer);
        Assert.IsType<KeyOutcome.Malformed>(await finder.Find(key.Public.DidKey + "#" + Multibase, key.Public.DidKey, Stop));
    }

    [Fact]
    public async Task A_did_jwk_speaks_for_itself()
    {
        using var key = SigningKey.Generate(KeyType.P256);
        var did = "did:jwk:" + Base64UrlText.Encode(Encoding.UTF8.GetBytes(KeyTests.PublicJwk(key.Public)));
        var finder = new KeyFinder(new Web());
        var found = Assert.IsType<KeyOutcome.Found>(await finder.Find(did + "#0", did, Stop));
        Assert.Equal((key.Public, true), (found.Key, found.ControllerIsIssuer));
        Assert.IsType<KeyOutcome.Malformed>(await finder.Find(did + "#1", did, Stop));
        Assert.IsType<KeyOutcome.Malformed>(await finder.Find("did:jwk:e30", did, Stop));
    }

    [Fact]
    public async Task What_cannot_be_reached_is_neither_found_nor_missing()
    {
        var finder = new KeyFinder(new Web { Otherwise = new Fetched.Unreachable("timeout") });
        var unreachable = Assert.IsType<KeyOutcome.Unreachable>(await finder.Find(Did + "#key-0", Did, Stop));
        Assert.Equal((DidAddress, new Fetched.Unreachable("timeout")), (unreachable.Address.AbsoluteUri, unreachable.Why));
        Assert.IsType<KeyOutcome.Unreachable>(await finder.Find("https://issuer.example/key", Issuer, Stop));
        var refusing = new KeyFinder(new Web { Otherwise = new Fetched.Refused("private-network") });
        Assert.IsType<KeyOutcome.Unreachable>(await refusing.Find(Did + "#key-0", Did, Stop));
        var missing = new KeyFinder(new Web());
        Assert.Equal("no-document", Assert.IsType<KeyOutcome.NotFound>(await missing.Find(Did + "#key-0", Did, Stop)).Code);
    }

    [Theory]
    [InlineData("""{"id":"did:web:other.example","assertionMethod":[]}""", "wrong-document")]
    [InlineData("""{"assertionMethod":[]}""", "wrong-document")]
    [InlineData("""{"id":"did:web:badges.esener.example:issuers:1"}""", "not-listed")]
    [InlineData("""[]""", "wrong-document")]
    public async Task A_document_without_the_key_says_so(string document, string code)
    {
        var finder = new KeyFinder(new Web { [DidAddress] = document });
        Assert.Equal(code, Assert.IsType<KeyOutcome.NotFound>(await finder.Find(Did + "#key-0", Did, Stop)).Code);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("")]
    public async Task A_document_that_is_no_JSON_is_malformed(string document)
    {
        var finder = new KeyFinder(new Web { [DidAddress] = document });
        Assert.Equal("document", Assert.IsType<KeyOutcome.Malformed>(await finder.Find(Did + "#key-0", Did, Stop)).Code);
    }

    [Fact]
    public async Task A_key_that_is_not_for_assertions_is_not_authorised()
    {
        var method = $$"""{"id":"{{Did}}#key-0","type":"Multikey","controller":"{{Did}}","publicKeyMultibase":"{{Multibase}}"}""";
        var finder = new KeyFinder(new Web { [DidAddress] = $$"""{"id":"{{Did}}","verificationMethod":[{{method}}],"authentication":["{{Did}}#key-0"]}""" });
        Assert.IsType<KeyOutcome.NotAuthorised>(await finder.Find(Did + "#key-0", Did, Stop));
    }

    [Fact]
    public async Task A_relative_name_a_Multikey_name_and_dates_are_understood()
    {
        var method = $$"""{"id":"#key-0","type":"Multikey","publicKeyMultibase":"{{Multibase}}","revoked":"2024-01-01T00:00:00Z","expires":"2025-01-01T00:00:00Z"}""";
        var finder = new KeyFinder(new Web { [DidAddress] = $$"""{"id":"{{Did}}","verificationMethod":{{method}},"assertionMethod":"#key-0"}""" });
        var found = Assert.IsType<KeyOutcome.Found>(await finder.Find(Did + "#" + Multibase, Did, Stop));
        Assert.True(found.ControllerIsIssuer);
        Assert.Equal((2024, 2025), (found.Revoked!.Value.Year, found.Expires!.Value.Year));
    }

    [Fact]
    public async Task A_document_of_a_hundred_thousand_keys_costs_no_more_than_a_thousand()
    {
        const string P256 = "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP";
        var methods = string.Join(',', Enumerable.Range(0, 90_000).Select(i => $$"""{"id":"#{{i}}","publicKeyMultibase":"{{P256}}"}"""));
        var finder = new KeyFinder(new Web { [DidAddress] = $$"""{"id":"{{Did}}","assertionMethod":[{{methods}}]}""" });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.IsType<KeyOutcome.Found>(await finder.Find(Did + "#999", Did, Stop));
        Assert.IsType<KeyOutcome.NotFound>(await finder.Find(Did + "#1000", Did, Stop));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_key_that_names_another_controller_is_not_the_issuers()
    {
        var method = $$"""{"id":"{{Did}}#key-0","type":"Multikey","controller":"{{Issuer}}","publicKeyMultibase":"{{Multibase}}"}""";
        var finder = new KeyFinder(new Web { [DidAddress] = $$"""{"id":"{{Did}}","assertionMethod":[{{method}}]}""" });
        Assert.False(Assert.IsType<KeyOutcome.Found>(await finder.Find(Did + "#key-0", Issuer, Stop)).ControllerIsIssuer);
        Assert.False(Assert.IsType<KeyOutcome.Found>(await finder.Find(Did + "#key-0", Did, Stop)).ControllerIsIssuer);
    }

    [Fact]
    public async Task A_Multikey_in_an_address_is_the_issuers_only_where_the_issuer_lists_it()
    {
        var url = $"{Issuer}#{Multibase}";
        var listed = $$"""{"id":"{{Issuer}}","verificationMethod":[{"id":"{{url}}","type":"Multikey","controller":"{{Issuer}}","publicKeyMultibase":"{{Multibase}}"}],"assertionMethod":["{{url}}"]}""";
        Assert.True(Assert.IsType<KeyOutcome.Found>(await new KeyFinder(new Web { [Issuer] = listed }).Find(url, Issuer, Stop)).ControllerIsIssuer);
        // Anyone can write a key of their own behind the issuer's address.
        Assert.False(Assert.IsType<KeyOutcome.Found>(await new KeyFinder(new Web { [Issuer] = """{"type":"Profile"}""" }).Find(url, Issuer, Stop)).ControllerIsIssuer);
        Assert.False(Assert.IsType<KeyOutcome.Found>(await new KeyFinder(new Web()).Find(url, Issuer, Stop)).ControllerIsIssuer);
        var unknown = Assert.IsType<KeyOutcome.Found>(await new KeyFinder(new Web { Otherwise = new Fetched.Unreachable("dns") }).Find(url, Issuer, Stop));
        Assert.False(unknown.ControllerIsIssuer);
        Assert.NotNull(unknown.LinkUnknown);
    }

    [Fact]
    public async Task A_key_document_needs_its_controllers_word()
    {
        string Document(string controller) => $$"""{"type":"Multikey","controller":"{{controller}}","publicKeyMultibase":"{{Multibase}}"}""";
        var same = new KeyFinder(new Web { ["https://issuer.example/key"] = Document(Issuer) });
        Assert.False(Assert.IsType<KeyOutcome.Found>(await same.Find("https://issuer.example/key", Issuer, Stop)).ControllerIsIssuer);
        var foreign = new Web { ["https://evil.example/key"] = Document(Issuer) };
        Assert.False(Assert.IsType<KeyOutcome.Found>(await new KeyFinder(foreign).Find("https://evil.example/key", Issuer, Stop)).ControllerIsIssuer);
        var listing = new Web
        {
            ["https://keys.example/key"] = Document(Did),
            [DidAddress] = $$"""{"id":"{{Did}}","assertionMethod":[{"id":"{{Did}}#a","type":"Multikey","publicKeyMultibase":"{{Multibase}}"}]}""",
        };
        Assert.True(Assert.IsType<KeyOutcome.Found>(await new KeyFinder(listing).Find("https://keys.example/key", Did, Stop)).ControllerIsIssuer);
    }

    [Fact]
    public async Task A_JWT_names_its_key_by_kid_before_jwk()
    {
        using var key = SigningKey.Generate(KeyType.P256);
        using var other = SigningKey.Generate(KeyType.P256);
        var jwk = KeyTests.PublicJwk(key.Public);
        var web = new Web { ["https://issuer.example/key"] = jwk, [Issuer] = $$"""{"id":"{{Issuer}}","publicKey":"https://issuer.example/key"}""" };
        using var both = VcJwtTests.Read(VcJwtTests.SignRaw($$"""{"alg":"ES256","kid":"https://issuer.example/key","jwk":{{KeyTests.PublicJwk(other.Public)}}}""", "{}", key));
        var found = Assert.IsType<KeyOutcome.Found>(await new KeyFinder(web).Find(both, Issuer, Stop));
        Assert.Equal((key.Public, true), (found.Key, found.ControllerIsIssuer));
        Assert.IsType<ProofOutcome.Valid>(both.Verify(found.Key));
        var elsewhere = new Web { ["https://issuer.example/key"] = jwk };
        Assert.False(Assert.IsType<KeyOutcome.Found>(await new KeyFinder(elsewhere).Find(both, "https://another.example/1", Stop)).ControllerIsIssuer);
    }

    [Fact]
    public async Task A_key_in_a_header_is_the_issuers_only_where_the_issuer_publishes_it()
    {
        using var key = SigningKey.Generate(KeyType.P256);
        var jwk = KeyTests.PublicJwk(key.Public);
        using var token = VcJwtTests.Read(VcJwtTests.SignRaw($$"""{"alg":"ES256","jwk":{{jwk}}}""", "{}", key));
        const string Set = "https://issuer.example/.well-known/jwks.json";
        Assert.True(await IsIssuers(new Web { [Set] = $$"""{"keys":[{{jwk}}]}""" }));
        Assert.True(await IsIssuers(new Web { [Set] = $$"""{"keys":[{{jwk.Replace("{", $$"""{"iss":"{{Issuer}}",""", StringComparison.Ordinal)}}]}""" }));
        Assert.False(await IsIssuers(new Web { [Set] = $$"""{"keys":[{{jwk.Replace("{", """{"iss":"https://issuer.example/2",""", StringComparison.Ordinal)}}]}""" }));
        Assert.False(await IsIssuers(new Web { [Set] = """{"keys":[]}""" }));
        Assert.False(await IsIssuers(new Web()));
        Assert.NotNull(Assert.IsType<KeyOutcome.Found>(await new KeyFinder(new Web { Otherwise = new Fetched.Unreachable("dns") }).Find(token, Issuer, Stop)).LinkUnknown);
        Assert.True(Assert.IsType<KeyOutcome.Found>(await new KeyFinder(new Web()).Find(token, key.Public.DidKey, Stop)).ControllerIsIssuer);

        async Task<bool> IsIssuers(Web web) => Assert.IsType<KeyOutcome.Found>(await new KeyFinder(web).Find(token, Issuer, Stop)).ControllerIsIssuer;
    }

    [Theory]
    [InlineData("did:example:123#key", "did-method")]
    [InlineData("did:ion:abc#key", "did-method")]
    [InlineData("did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme#zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme", "key-type")]
    public async Task What_is_not_known_here_is_unsupported(string method, string code) =>
        Assert.Equal(code, Assert.IsType<KeyOutcome.Unsupported>(await new KeyFinder(new Web()).Find(method, Did, Stop)).Code);

    [Theory]
    [InlineData("")]
    [InlineData("key-0")]
    [InlineData("http://issuer.example/key")]
    [InlineData("https://me@issuer.example/key")]
    [InlineData("file:///etc/passwd")]
    [InlineData("did:web:127.0.0.1#key-0")]
    [InlineData("did:web:badges.esener.example:..:issuers#key-0")]
    [InlineData("did:web:badges.esener.example")]
    [InlineData("did:key:z")]
    [InlineData("did:key:")]
    public async Task What_is_no_address_of_a_key_is_malformed(string method) => Assert.IsType<KeyOutcome.Malformed>(await new KeyFinder(new Web()).Find(method, Did, Stop));

    [Fact]
    public void Any_address_and_any_document_has_an_outcome()
    {
        var method = $$"""{"id":"{{Did}}#key-0","type":"Multikey","controller":"{{Did}}","publicKeyMultibase":"{{Multibase}}","publicKeyJwk":{"kty":"OKP"},"revoked":"x"}""";
        var document = $$"""{"id":"{{Did}}","verificationMethod":[{{method}}],"assertionMethod":["{{Did}}#key-0",{{method}},5,null]}""";
        Gen.Select(Gen.Char["{}[]\":,0#\\udn "].Array[0, 6], Gen.Int[0, document.Length - 1]).Sample((letters, at) =>
        {
            var changed = document[..at] + new string(letters) + document[Math.Min(document.Length, at + 3)..];
            Assert.NotNull(Outcome(new Web { [DidAddress] = changed }, Did + "#key-0"));
        });
        Gen.Select(Gen.Int[0, 3], Gen.String[0, 40]).Sample((scheme, rest) =>
            Outcome(new Web(), new[] { "did:key:z", "did:web:", "did:jwk:", "https://" }[scheme] + rest) is not null);

        static KeyOutcome Outcome(Web web, string method) => new KeyFinder(web).Find(method, Did, Stop).AsTask().GetAwaiter().GetResult();
    }
}
