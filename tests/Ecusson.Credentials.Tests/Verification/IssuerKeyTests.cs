using System.Text;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Tests.Proofs;
using Ecusson.Credentials.Verification;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>Whose key it is: on one host there may be many, and each may write only in its own place.</summary>
public sealed class IssuerKeyTests
{
    const string Alice = "https://campus.example/~alice";
    const string AliceDid = "did:web:campus.example:~alice";
    const string AliceDidAddress = "https://campus.example/~alice/did.json";
    const string Bobs = "https://campus.example/~bob/key.json";
    const string KeySet = "https://campus.example/.well-known/jwks.json";

    static readonly Fetched Nothing = new Fetched.Missing(default, false);

    static Documents Campus => new Documents().With(Alice, $$"""{"id":"{{Alice}}","type":"Profile","name":"Alice"}""").With(KeySet, Nothing);

    static string Multikey(SigningKey key, string controller) =>
        $$"""{"type":"Multikey","controller":"{{controller}}","publicKeyMultibase":"{{key.Public.Multibase}}"}""";

    static string Profile(string members) => $$"""{"id":"{{Alice}}","type":"Profile",{{members}}}""";

    static async Task Tells(Outcome outcome, string code, string badge, Documents network)
    {
        var report = await SignedBadge.Judge(badge, network);
        Assert.True((outcome, code) == (report.One(CheckName.Issuer).Outcome, report.One(CheckName.Issuer).Code), report.Told());
        Assert.Equal(Codes.ProofValid, report.One(CheckName.Proof).Code);
    }

    [Fact]
    public async Task A_neighbours_key_document_that_names_the_issuer_does_not_make_the_key_the_issuers()
    {
        using var bob = SigningKey.Generate(KeyType.Ed25519);
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Json(Alice, bob, Bobs), Campus.With(Bobs, Multikey(bob, Alice)));
    }

    [Fact]
    public async Task A_neighbours_key_with_the_issuer_as_iss_does_not_make_the_key_the_issuers()
    {
        using var bob = SigningKey.Generate(KeyType.P256);
        var jwk = KeyTests.PublicJwk(bob.Public);
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(Alice, bob, Bobs), Campus.With(Bobs, jwk));
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(Alice, bob, Bobs), Campus.With(Bobs, jwk.Replace("{", $$"""{"iss":"{{Alice}}",""", StringComparison.Ordinal)));
        await Tells(Outcome.Failed, Codes.IssuerNotController, SignedBadge.Token(Alice, bob, Bobs), Campus.With(Bobs, jwk.Replace("{", """{"iss":"https://campus.example/~bob",""", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_neighbours_document_that_lists_a_key_in_the_issuers_name_does_not_make_the_key_the_issuers()
    {
        using var bob = SigningKey.Generate(KeyType.Ed25519);
        const string Method = Bobs + "#k";
        var document = $$"""{"id":"{{Bobs}}","assertionMethod":[{"id":"{{Method}}","type":"Multikey","controller":"{{Alice}}","publicKeyMultibase":"{{bob.Public.Multibase}}"}]}""";
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Json(Alice, bob, Method), Campus.With(Bobs, document));
    }

    [Fact]
    public async Task A_neighbours_key_set_does_not_make_its_keys_the_issuers()
    {
        using var bob = SigningKey.Generate(KeyType.P256);
        var set = $$"""{"keys":[{{KeyTests.PublicJwk(bob.Public).Replace("{", """{"kid":"k",""", StringComparison.Ordinal)}}]}""";
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(Alice, bob, Bobs + "#k"), Campus.With(Bobs, set));
    }

    [Fact]
    public async Task A_neighbours_key_does_not_speak_for_a_did_web_on_the_same_host()
    {
        using var alice = SigningKey.Generate(KeyType.Ed25519);
        using var bob = SigningKey.Generate(KeyType.P256);
        var network = Campus.With(AliceDidAddress, $$"""{"id":"{{AliceDid}}","assertionMethod":[{"id":"#k","publicKeyMultibase":"{{alice.Public.Multibase}}"}]}""");
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(AliceDid, bob, Bobs), network.With(Bobs, KeyTests.PublicJwk(bob.Public)));
        await Tells(Outcome.Passed, Codes.IssuerDomainProven, SignedBadge.Json(AliceDid, alice, Bobs), network.With(Bobs, Multikey(alice, AliceDid)));
    }

    [Theory]
    [InlineData("https://campus.example")]
    [InlineData("https://campus.example/")]
    [InlineData("https://campus.example/~al")]
    [InlineData("https://campus.example/~alice?page=1")]
    [InlineData("https://campus.example:8443/~alice")]
    [InlineData("https://campus.example.evil.example/~alice")]
    public async Task Only_what_lies_below_the_issuers_own_path_is_in_its_own_place(string issuer)
    {
        using var key = SigningKey.Generate(KeyType.P256);
        const string Below = Alice + "/keys/1";
        var network = Campus.With(new Uri(issuer).AbsoluteUri, $$"""{"id":"{{issuer}}"}""").With(Below, KeyTests.PublicJwk(key.Public))
            .With($"{new Uri(issuer).GetLeftPart(UriPartial.Authority)}/.well-known/jwks.json", Nothing);
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(issuer, key, Below), network);
        await Tells(Outcome.Passed, Codes.IssuerDomainProven, SignedBadge.Token(Alice, key, Below), network);
    }

    [Theory]
    [InlineData("https://campus.example/~alice/..%2f~bob/key")]
    [InlineData("https://campus.example/~alice/%2e%2e%2F~bob/key")]
    [InlineData("https://campus.example/~alice/%2e%2e/~bob/key")]
    [InlineData("https://campus.example/~alice/../~bob/key")]
    [InlineData("https://campus.example/~alice/..%5c~bob/key")]
    [InlineData("https://campus.example/~alice/x/..;/..;/~bob/key")]
    public async Task A_path_that_some_servers_read_as_leading_upwards_lies_below_nobody(string kid)
    {
        using var bob = SigningKey.Generate(KeyType.P256);
        var asked = new Uri(kid).GetLeftPart(UriPartial.Query);
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(Alice, bob, kid), Campus.With(asked, KeyTests.PublicJwk(bob.Public)));
    }

    /// <summary>Who publishes keys has said which are its own.</summary>
    [Fact]
    public async Task An_issuer_that_names_keys_does_not_speak_through_others_below_its_path()
    {
        using var own = SigningKey.Generate(KeyType.Ed25519);
        using var guest = SigningKey.Generate(KeyType.P256);
        const string Below = Alice + "/guests/key.json";
        var inProfile = Campus.With(Alice, Profile($$""" "assertionMethod":[{"id":"{{Alice}}#k","type":"Multikey","controller":"{{Alice}}","publicKeyMultibase":"{{own.Public.Multibase}}"}]"""));
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(Alice, guest, Below), inProfile.With(Below, KeyTests.PublicJwk(guest.Public)));
        var inSet = Campus.With(KeySet, $$"""{"keys":[{{KeyTests.PublicJwk(own.Public)}}]}""");
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(Alice, guest, Below), inSet.With(Below, KeyTests.PublicJwk(guest.Public)));
    }

    [Theory]
    [InlineData("\"publicKey\":\"https://keys.example/1\"")]
    [InlineData("\"publicKey\":[{\"id\":\"https://keys.example/1\",\"type\":\"CryptographicKey\"}]")]
    [InlineData("\"assertionMethod\":[\"https://keys.example/1\"]")]
    public async Task An_issuer_that_names_the_keys_address_stands_behind_it_wherever_it_lies(string members)
    {
        using var key = SigningKey.Generate(KeyType.P256);
        var network = Campus.With(Alice, Profile(members)).With("https://keys.example/1", KeyTests.PublicJwk(key.Public));
        await Tells(Outcome.Passed, Codes.IssuerDomainProven, SignedBadge.Token(Alice, key, "https://keys.example/1"), network);
    }

    [Theory]
    [InlineData("\"authentication\":[\"https://keys.example/1\"]")]
    [InlineData("\"verificationMethod\":[\"https://keys.example/1\"]")]
    [InlineData("\"publicKey\":\"https://keys.example/2\"")]
    public async Task An_address_that_is_named_for_something_else_is_not_named(string members)
    {
        using var key = SigningKey.Generate(KeyType.P256);
        var network = Campus.With(Alice, Profile(members)).With("https://keys.example/1", KeyTests.PublicJwk(key.Public));
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(Alice, key, "https://keys.example/1"), network);
    }

    [Fact]
    public async Task A_page_at_the_issuers_address_that_is_somebody_elses_names_no_keys_of_the_issuers()
    {
        using var key = SigningKey.Generate(KeyType.P256);
        var network = Campus.With(Alice, """{"id":"https://campus.example/~bob","publicKey":"https://keys.example/1"}""").With("https://keys.example/1", KeyTests.PublicJwk(key.Public));
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(Alice, key, "https://keys.example/1"), network);
    }

    [Fact]
    public async Task A_kid_that_leads_into_a_key_set_finds_its_key_and_the_hosts_own_set_names_the_issuer()
    {
        using var key = SigningKey.Generate(KeyType.Rsa);
        using var other = SigningKey.Generate(KeyType.Rsa);
        string Jwk(SigningKey of, string kid) => KeyTests.PublicJwk(of.Public).Replace("{", $$"""{"kid":"{{kid}}",""", StringComparison.Ordinal);
        var set = $$"""{"keys":[{{Jwk(other, "key-0")}},{{Jwk(key, "key-1")}}]}""";
        await Tells(Outcome.Passed, Codes.IssuerDomainProven, SignedBadge.Token(Alice, key, KeySet + "#key-1"), Campus.With(KeySet, set));
        // The specification's own example: https://example.edu/keys#key-1, with the set published where it recommends as well.
        await Tells(Outcome.Passed, Codes.IssuerDomainProven, SignedBadge.Token(Alice, key, "https://campus.example/keys#key-1"), Campus.With(KeySet, set).With("https://campus.example/keys", set));
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotNamed, SignedBadge.Token(Alice, key, "https://campus.example/keys#key-1"), Campus.With("https://campus.example/keys", set));
        await Tells(Outcome.Passed, Codes.IssuerDomainProven, SignedBadge.Token(Alice, key, KeySet), Campus.With(KeySet, $$"""{"keys":[{{KeyTests.PublicJwk(key.Public)}}]}"""));
        Assert.Equal(Codes.KeyNotFound, (await SignedBadge.Judge(SignedBadge.Token(Alice, key, KeySet), Campus.With(KeySet, set))).One(CheckName.Key).Code);
        Assert.Equal(Codes.KeyNotFound, (await SignedBadge.Judge(SignedBadge.Token(Alice, key, KeySet + "#key-2"), Campus.With(KeySet, set))).One(CheckName.Key).Code);
    }

    [Fact]
    public async Task A_key_of_the_hosts_set_for_another_issuer_is_not_this_issuers()
    {
        using var bob = SigningKey.Generate(KeyType.P256);
        var set = $$"""{"keys":[{{KeyTests.PublicJwk(bob.Public).Replace("{", """{"kid":"k","iss":"https://campus.example/~bob",""", StringComparison.Ordinal)}}]}""";
        await Tells(Outcome.Failed, Codes.IssuerNotController, SignedBadge.Token(Alice, bob, KeySet + "#k"), Campus.With(KeySet, set));
        await Tells(Outcome.Unknown, Codes.IssuerKeyNotLinked, SignedBadge.Token(Alice, bob, kid: null), Campus.With(KeySet, set));
    }

    [Fact]
    public async Task What_the_issuer_says_is_unknown_while_its_page_or_its_hosts_set_does_not_answer()
    {
        using var key = SigningKey.Generate(KeyType.P256);
        var badge = SignedBadge.Token(Alice, key, Alice + "/keys/1");
        var away = new Fetched.Unreachable("timeout");
        await Tells(Outcome.Unknown, Codes.IssuerUnreachable, badge, Campus.With(Alice + "/keys/1", KeyTests.PublicJwk(key.Public)).With(Alice, away));
        await Tells(Outcome.Unknown, Codes.IssuerUnreachable, badge, Campus.With(Alice + "/keys/1", KeyTests.PublicJwk(key.Public)).With(KeySet, away));
    }

    [Fact]
    public async Task A_key_that_the_issuer_lists_as_withdrawn_counts_no_more_wherever_else_it_lies()
    {
        using var key = SigningKey.Generate(KeyType.P256);
        var network = Campus.With("https://keys.example/1", KeyTests.PublicJwk(key.Public))
            .With(Alice, Profile($$""" "assertionMethod":[{"id":"#k","publicKeyMultibase":"{{key.Public.Multibase}}","revoked":"2026-06-01T00:00:00Z"}]"""));
        Assert.Equal(Codes.KeyNotAuthorised, (await SignedBadge.Judge(SignedBadge.Token(Alice, key, "https://keys.example/1"), network)).One(CheckName.Key).Code);
    }

    [Theory]
    [InlineData("https://evil.example/did.json", false)]
    [InlineData("https://www.campus.example/~alice/did.json", false)]
    [InlineData("https://campus.example:8443/~alice/did.json", false)]
    [InlineData("https://campus.example/people/alice/did.json", true)]
    public async Task A_did_web_document_counts_only_from_its_own_domain(string at, bool counts)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var document = $$"""{"id":"{{AliceDid}}","assertionMethod":[{"id":"{{AliceDid}}#k","publicKeyMultibase":"{{key.Public.Multibase}}"}]}""";
        var network = new Documents().With(AliceDidAddress, new Fetched.Document(Encoding.UTF8.GetBytes(document), null, new Uri(at)));
        var report = await SignedBadge.Judge(SignedBadge.Json(AliceDid, key, AliceDid + "#k"), network);
        Assert.True(report.Outcome == (counts ? Outcome.Passed : Outcome.Unknown), report.Told());
        Assert.Equal(counts ? Codes.KeyFound : Codes.KeyRedirected, report.One(CheckName.Key).Code);
    }

    [Theory]
    [InlineData(Alice)]
    [InlineData(KeySet)]
    public async Task An_issuers_page_and_a_hosts_key_set_count_only_from_their_own_host(string address)
    {
        using var key = SigningKey.Generate(KeyType.P256);
        var page = $$"""{"id":"{{Alice}}","keys":[{{KeyTests.PublicJwk(key.Public)}}],"assertionMethod":[{"id":"#k","publicKeyMultibase":"{{key.Public.Multibase}}"}]}""";
        var badge = SignedBadge.Token(Alice, key, kid: null);
        await Tells(Outcome.Passed, Codes.IssuerDomainProven, badge, Campus.With(address, page));
        await Tells(Outcome.Unknown, Codes.IssuerUnreachable, badge, Campus.With(address, new Fetched.Document(Encoding.UTF8.GetBytes(page), null, new Uri("https://evil.example/page"))));
    }

    [Fact]
    public async Task A_key_document_that_leads_to_another_host_is_not_read()
    {
        using var key = SigningKey.Generate(KeyType.P256);
        var away = new Fetched.Document(Encoding.UTF8.GetBytes(KeyTests.PublicJwk(key.Public)), null, new Uri("https://evil.example/key"));
        var report = await SignedBadge.Judge(SignedBadge.Token(Alice, key, Alice + "/keys/1"), Campus.With(Alice + "/keys/1", away));
        Assert.Equal((Outcome.Unknown, Codes.KeyRedirected), (report.One(CheckName.Key).Outcome, report.One(CheckName.Key).Code));
    }
}
