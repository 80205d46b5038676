using System.Text.Json.Nodes;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Verification;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>Whoever issues writes any name into the badge: what the report lets a page say of it.</summary>
public sealed class KnownIssuerTests
{
    const string Did = "did:web:school.example:1";

    [Fact]
    public async Task A_key_that_calls_itself_a_school_is_a_key()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var issuer = (await SignedBadge.Judge(SignedBadge.Json(key.Public.DidKey, key, key.Public.DidKeyUrl), new Documents())).Issuer;
        Assert.IsType<KnownIssuer.KeyAlone>(issuer);
        Assert.Equal("une clé qui dit s’appeler « École »", Sentences.Of(issuer, "fr"));
        Assert.Equal("a key that calls itself “École”", Sentences.Of(issuer, "en"));
    }

    [Fact]
    public async Task A_key_without_a_name_is_called_by_its_ends()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var badge = SignedBadge.Unsigned(key.Public.DidKey);
        badge["issuer"]!.AsObject().Remove("name");
        var words = Sentences.Of((await SignedBadge.Judge(SignedBadge.Json(badge, key, key.Public.DidKeyUrl), new Documents())).Issuer, "en");
        Assert.StartsWith("a key that calls itself “did:key:z6Mk", words, StringComparison.Ordinal);
        Assert.True(words.Length < 60, words);
    }

    [Fact]
    public async Task A_domain_that_names_the_key_vouches_for_the_badge_and_is_named()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var document = $$"""{"id":"{{Did}}","assertionMethod":[{"id":"{{Did}}#k","publicKeyMultibase":"{{key.Public.Multibase}}"}]}""";
        var issuer = (await SignedBadge.Judge(SignedBadge.Json(Did, key, Did + "#k"), new Documents().With("https://school.example/1/did.json", document))).Issuer;
        Assert.Equal("school.example", Assert.IsType<KnownIssuer.Vouched>(issuer).Domain);
        Assert.Equal("« École », dont répond le domaine school.example", Sentences.Of(issuer, "fr"));
        Assert.Equal("“École”, for which the domain school.example vouches", Sentences.Of(issuer, "en"));
    }

    [Fact]
    public async Task A_page_for_which_no_domain_answers_is_a_page_and_no_key()
    {
        static string Plain(string text) => text.Replace("https://school.example", "http://school.example", StringComparison.Ordinal);
        var network = new Documents().With(Plain(School.AwardId), Plain(School.Assertion)).With(Plain(School.BadgeId), Plain(School.Badge)).With(Plain(School.IssuerId), Plain(School.Issuer));
        var report = await School.Judge(Plain(School.Assertion), network);
        Assert.Equal(Verdict.Authentic, report.Verdict);
        Assert.IsType<KnownIssuer.PageAlone>(report.Issuer);
        Assert.Equal("une page qui dit s’appeler « École »", Sentences.Of(report.Issuer, "fr"));
        Assert.Equal("a page that calls itself “École”", Sentences.Of(report.Issuer, "en"));
        Assert.Equal("http://school.example/i/1. This is not an https address: no domain vouches for the name written here.", Sentences.Of(School.One(report, CheckName.Issuer), "en"));
        // Where a domain answers, it is named.
        Assert.Equal("school.example", Assert.IsType<KnownIssuer.Vouched>((await School.Judge(School.Assertion, School.Network)).Issuer).Domain);
    }

    [Fact]
    public async Task What_does_not_hold_or_could_not_be_asked_confirms_nobody()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var forged = JsonNode.Parse(SignedBadge.Json(key.Public.DidKey, key, key.Public.DidKeyUrl))!.AsObject();
        forged["name"] = "Autre";
        string[] badges = [forged.ToJsonString(), SignedBadge.Json(Did, key, Did + "#k"), SignedBadge.Json(Did, key, key.Public.DidKeyUrl), SignedBadge.Unsigned(key.Public.DidKey).ToJsonString()];
        foreach (var badge in badges)
        {
            var issuer = (await SignedBadge.Judge(badge, new Documents())).Issuer;
            Assert.IsType<KnownIssuer.Unconfirmed>(issuer);
            Assert.Equal("someone who claims to be “École”", Sentences.Of(issuer, "en"));
        }
    }

    [Fact]
    public async Task A_name_made_to_look_like_a_sentence_stays_a_name()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var badge = SignedBadge.Unsigned(key.Public.DidKey);
        badge["issuer"]!["name"] = "École, dont répond le domaine {domain}" + new string('x', 10_000);
        var words = Sentences.Of((await SignedBadge.Judge(SignedBadge.Json(badge, key, key.Public.DidKeyUrl), new Documents())).Issuer, "fr");
        Assert.StartsWith("une clé qui dit s’appeler « École, dont répond le domaine {domain}xxx", words, StringComparison.Ordinal);
        Assert.True(words.Length < 400);
    }
}
