using System.Text.Json;
using CsCheck;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Tests.OpenBadges;

public class TolerantReadingTests
{
    // The shapes that platforms issued over the years: VC 1.1 names, values alone, images as addresses, nulls.
    const string OfTheChangeOver = """
        {"@context":["https://www.w3.org/2018/credentials/v1","https://purl.imsglobal.org/spec/ob/v3p0/context.json","https://w3id.org/security/suites/ed25519-2020/v1"],
         "id":"urn:uuid:1","type":["VerifiableCredential","OpenBadgeCredential"],"name":"Badge","issuer":{"id":"did:key:z6Mk","type":"Profile","name":"DCC","image":"https://x.example/logo.png"},
         "issuanceDate":"2023-01-01T00:00:00Z","expirationDate":"2033-01-01T00:00:00Z","evidence":null,
         "credentialSubject":{"type":"AchievementSubject","identifier":{"type":"IdentityObject","identityHash":"Jane","hashed":false,"identityType":"name"},
           "achievement":{"id":"urn:uuid:2","type":"Achievement","name":"A","description":"D","criteria":{"narrative":"C"},"image":{"id":"https://x.example/b.png","type":"Image"},"tag":"one"}},
         "proof":{"type":"Ed25519Signature2020","created":"2023-01-01T00:00:00Z"}}
        """;

    [Fact]
    public void A_badge_of_the_VC_1_1_years_is_read()
    {
        using var json = JsonDocument.Parse(OfTheChangeOver);
        var read = Assert.IsType<CredentialReading.Read>(Credential.Read(json.RootElement));
        Assert.True(read.Keeps, string.Join("; ", read.Problems));
        Assert.Equal(DataModel.V1, read.Credential.Version);
        Assert.Equal(new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero), read.Credential.ValidFrom);
        Assert.Equal("did:key:z6Mk", read.Credential.IssuerId);
        Assert.Single(read.Credential.Proofs);

        var badge = OpenBadgeCredential.Read(json.RootElement)!;
        Assert.Equal(("DCC", "https://x.example/logo.png"), (badge.Issuer!.Name, badge.Issuer.Image!.Id));
        Assert.Equal("Jane", Assert.Single(badge.Subject!.Identifiers).IdentityHash);
        Assert.Equal("one", Assert.Single(badge.Subject.Achievement!.Tags));
        Assert.Equal("https://w3id.org/security/suites/ed25519-2020/v1", Assert.Single(badge.AdditionalContexts).GetString());
        Assert.Empty(badge.Evidence);

        // Only the picture's form is against the schema of that time.
        Assert.Equal(["/issuer/image"], OpenBadgeRules.Check(json.RootElement).Where(problem => problem.Breaks).Select(problem => problem.Path));
    }

    [Fact]
    public void The_specifications_example_is_read()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Standards.Path("1edtech-openbadges-spec", "ob_v3p0", "impl", "test-vectors", "ob3-signed.json")));
        var read = Assert.IsType<CredentialReading.Read>(Credential.Read(json.RootElement));
        Assert.Empty(read.Problems);
        Assert.Equal(("https://example.edu/issuers/565049", "http://example.com/credentials/3527"), (read.Credential.IssuerId, read.Credential.Id));
        Assert.Equal("Teamwork", OpenBadgeCredential.Read(json.RootElement)!.Subject!.Achievement!.Name);
    }

    [Fact]
    public void Editions_of_one_credential_are_told_by_issuer_and_id_decoded_and_trimmed()
    {
        var older = View("""{"id":" https://x.example/a%20b","issuer":{"id":"https://i.example"},"validFrom":"2024-01-01T00:00:00Z"}""");
        var newer = View("""{"id":"https://x.example/a b","issuer":"https://i.example ","validFrom":"2024-01-02T00:00:00Z"}""");
        var other = View("""{"id":"https://x.example/a b","issuer":"https://j.example","validFrom":"2024-01-03T00:00:00Z"}""");
        Assert.Equal(CredentialIdentity.Of(older), CredentialIdentity.Of(newer));
        Assert.True(CredentialIdentity.Replaces(newer, older));
        Assert.False(CredentialIdentity.Replaces(older, newer));
        Assert.False(CredentialIdentity.Replaces(other, older));
        Assert.Null(CredentialIdentity.Of(View("""{"issuer":"https://i.example"}""")));

        static Credential View(string body) =>
            Assert.IsType<CredentialReading.Read>(Credential.Read(JsonDocument.Parse(body.Insert(1, "\"type\":\"VerifiableCredential\",")).RootElement)).Credential;
    }

    [Fact]
    public void Random_JSON_never_throws()
    {
        Json(4).Sample(text =>
        {
            using var json = JsonDocument.Parse(text);
            Everything(json.RootElement);
        });
    }

    [Fact]
    public void Mutated_badges_never_throw()
    {
        var starts = new[] { OfTheChangeOver, System.Text.Encoding.UTF8.GetString(OpenBadgeWriter.Unchecked(Badges.Complete()).Span) };
        foreach (var start in starts)
        {
            var places = Mutations.Places(System.Text.Json.Nodes.JsonNode.Parse(start)!).ToList();
            Gen.Select(Gen.Int[0, places.Count - 1], Json(2)).Array[1, 4].Sample(changes =>
            {
                // Half a character cannot pass through JsonNode; it has its own test below.
                var text = Mutations.Apply(start, [.. changes.Select(change => (places[change.Item1], (string?)change.Item2.Replace("\\ud83d", "half", StringComparison.Ordinal)))]);
                using var json = JsonDocument.Parse(text);
                Everything(json.RootElement);
            });
        }
    }

    [Fact]
    public void Half_a_character_a_huge_text_and_a_huge_number_are_answered()
    {
        foreach (var value in (string[])["\"\\ud800\"", "\"" + new string('x', 1_000_000) + "\"", "1e400", "-1E+999999", "\"\\u0000\""])
        {
            foreach (var name in (string[])["id", "issuer", "type", "validFrom", "credentialSubject", "@context", "name", "\\ud800", "\\u0069d"])
            {
                using var json = JsonDocument.Parse($$"""{ "{{name}}": {{value}}, "@context": ["https://www.w3.org/ns/credentials/v2"], "credentialSubject": { "achievement": { "creditsAvailable": {{value}}, "name": {{value}} } } }""");
                Everything(json.RootElement);
            }
        }
    }

    [Fact]
    public void An_escaped_name_is_the_name()
    {
        using var json = JsonDocument.Parse("""{"\u0074ype":"VerifiableCredential","\u0069d":"urn:x:1"}""");
        Assert.Equal("urn:x:1", Assert.IsType<CredentialReading.Read>(Credential.Read(json.RootElement)).Credential.Id);
    }

    [Fact]
    public void Nesting_deeper_than_any_badge_is_refused_and_not_followed()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"id":"https://x.example","type":["Profile"],"parentOrg":""", 5000)) + "{}" + new string('}', 5000);
        using var json = JsonDocument.Parse($$"""{"@context":[],"type":["VerifiableCredential"],"issuer":{{deep}}}""", new JsonDocumentOptions { MaxDepth = 20_000 });
        Everything(json.RootElement);
        Assert.Contains(OpenBadgeRules.Check(json.RootElement), problem => problem is { Code: OpenBadgeProblems.TooDeep, Breaks: true });
    }

    static void Everything(JsonElement json)
    {
        _ = Credential.Read(json);
        _ = Presentation.Read(json);
        _ = OpenBadgeRules.Check(json);
        if (OpenBadgeCredential.Read(json) is { } badge) _ = OpenBadgeWriter.Write(badge);
        if (EndorsementCredential.Read(json) is { } endorsement) _ = OpenBadgeWriter.Write(endorsement);
    }

    static Gen<string>[] Words(params string[] words) => [.. words.Select(word => Gen.Const(word))];

    static Gen<string> Json(int depth)
    {
        var name = Gen.OneOf(Words(
            "@context", "id", "type", "issuer", "validFrom", "validUntil", "issuanceDate", "credentialSubject", "achievement", "identifier", "result", "resultDescription",
            "image", "proof", "endorsement", "credentialStatus", "relatedResource", "name", "description", "criteria", "parentOrg", "verifiableCredential", "holder", "x"));
        var leaf = Gen.OneOf(Words(
            "null", "true", "0", "-1e400", "1.5", "\"\"", "\"\\ud83d\"", "\"VerifiableCredential\"", "\"https://x.example\"", "\"2024-01-01T00:00:00Z\"", "\"data:\"",
            "\"https://www.w3.org/ns/credentials/v2\"", "\"https://www.w3.org/2018/credentials/v1\"", "\"EndorsementCredential\"", "[]", "{}", "\"ext:\""));
        if (depth == 0) return leaf;
        var inner = Json(depth - 1);
        var list = inner.Array[0, 4].Select(items => "[" + string.Join(',', items) + "]");
        var map = Gen.Select(name, inner).Array[0, 8].Select(pairs => "{" + string.Join(',', pairs.DistinctBy(pair => pair.Item1).Select(pair => $"\"{pair.Item1}\":{pair.Item2}")) + "}");
        return Gen.Frequency((1, leaf), (2, list), (5, map));
    }
}
