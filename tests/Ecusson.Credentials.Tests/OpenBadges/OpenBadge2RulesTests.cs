using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.OpenBadges.V2;

namespace Ecusson.Credentials.Tests.OpenBadges;

/// <summary>What 1EdTech's validator refuses in documents of 2.0, each from a right document.</summary>
public class OpenBadge2RulesTests
{
    const string Assertion = "2_0_basic_assertion", BadgeClass = "2_0_basic_badgeclass", Issuer = "2_0_basic_issuer";

    [Theory]
    [InlineData(Assertion, "@context"), InlineData(Assertion, "id"), InlineData(Assertion, "recipient"), InlineData(Assertion, "badge")]
    [InlineData(Assertion, "verification"), InlineData(Assertion, "issuedOn")]
    [InlineData(BadgeClass, "id"), InlineData(BadgeClass, "name"), InlineData(BadgeClass, "description"), InlineData(BadgeClass, "image"), InlineData(BadgeClass, "criteria"), InlineData(BadgeClass, "issuer")]
    [InlineData(Issuer, "id"), InlineData(Issuer, "name"), InlineData(Issuer, "url"), InlineData(Issuer, "email")]
    public void What_is_required_is_missed(string start, string property)
    {
        var json = Fixture(start);
        json.Remove(property);
        var reading = OpenBadge2.Read(JsonSerializer.SerializeToElement(json));
        Assert.Contains(reading.Problems, problem => problem is { Code: OpenBadge2Problems.Missing, Breaks: true } && problem.Detail == property);
    }

    [Theory]
    [InlineData(Assertion, "id", "\"mailto:a@b.c\"", OpenBadge2Problems.NotAnIri, "/id")]
    [InlineData(Assertion, "id", "\"urn:uuid:not-one\"", OpenBadge2Problems.NotAnIri, "/id")]
    [InlineData(Assertion, "badge", "5", OpenBadge2Problems.NotAnIri, "/badge")]
    [InlineData(Assertion, "badge", "{\"type\":\"BadgeClass\"}", OpenBadge2Problems.Missing, "/badge")]
    [InlineData(Assertion, "recipient", "\"a@b.c\"", OpenBadge2Problems.WrongType, "/recipient")]
    [InlineData(Assertion, "recipient", "{\"type\":\"email\",\"hashed\":true,\"identity\":\"a@b.c\"}", OpenBadge2Problems.HashedOrNot, "/recipient/identity")]
    [InlineData(Assertion, "recipient", "{\"type\":\"email\",\"hashed\":false,\"identity\":\"md5$4d186321c1a7f0f354b297e8914ab240\"}", OpenBadge2Problems.HashedOrNot, "/recipient/identity")]
    [InlineData(Assertion, "recipient", "{\"type\":\"pigeon\",\"hashed\":false,\"identity\":\"x\"}", OpenBadge2Problems.RecipientType, "/recipient/type")]
    [InlineData(Assertion, "recipient", "{\"type\":\"email\",\"hashed\":false,\"identity\":\"x\"}", OpenBadge2Problems.NotAnEmail, "/recipient/identity")]
    [InlineData(Assertion, "recipient", "{\"type\":\"telephone\",\"hashed\":false,\"identity\":\"0123\"}", OpenBadge2Problems.NotATelephone, "/recipient/identity")]
    [InlineData(Assertion, "recipient", "{\"type\":\"email\",\"hashed\":\"yes\",\"identity\":\"x\"}", OpenBadge2Problems.WrongType, "/recipient/hashed")]
    [InlineData(Assertion, "verification", "{\"type\":\"trust me\"}", OpenBadge2Problems.VerificationType, "/verification/type")]
    [InlineData(Assertion, "verification", "{}", OpenBadge2Problems.Missing, "/verification")]
    [InlineData(Assertion, "issuedOn", "\"2016-12-31T23:59:59\"", OpenBadge2Problems.NotADateTime, "/issuedOn")]
    [InlineData(Assertion, "issuedOn", "\"2016-12-31\"", OpenBadge2Problems.NotADateTime, "/issuedOn")]
    [InlineData(Assertion, "expires", "\"never\"", OpenBadge2Problems.NotADateTime, "/expires")]
    [InlineData(Assertion, "image", "\"data:image/png;base64,AA==\"", OpenBadge2Problems.ImageKind, "/image")]
    [InlineData(Assertion, "evidence", "[\"https://x.example\",\"y\"]", OpenBadge2Problems.NotAnIri, "/evidence/1")]
    [InlineData(BadgeClass, "image", "\"data:image/jpeg;base64,AA==\"", OpenBadge2Problems.ImageKind, "/image")]
    [InlineData(BadgeClass, "image", "{\"caption\":\"x\"}", OpenBadge2Problems.Missing, "/image")]
    [InlineData(BadgeClass, "tags", "[1]", OpenBadge2Problems.WrongType, "/tags/0")]
    [InlineData(BadgeClass, "@language", "\"not a language\"", OpenBadge2Problems.NotALanguage, "/@language")]
    [InlineData(BadgeClass, "alignment", "[{\"targetName\":\"x\"}]", OpenBadge2Problems.Missing, "/alignment/0")]
    [InlineData(Issuer, "url", "\"example.org\"", OpenBadge2Problems.NotAUrl, "/url")]
    [InlineData(Issuer, "email", "\"contact at example.org\"", OpenBadge2Problems.NotAnEmail, "/email")]
    [InlineData(Issuer, "telephone", "\"123\"", OpenBadge2Problems.NotATelephone, "/telephone")]
    [InlineData(Issuer, "verification", "{\"startsWith\":\"example.org\"}", OpenBadge2Problems.NotAUrl, "/verification/startsWith")]
    [InlineData(Issuer, "verification", "{\"allowedOrigins\":\"https://x/y\"}", OpenBadge2Problems.NotAHost, "/verification/allowedOrigins")]
    public void What_is_wrong_is_found_at_its_place(string start, string property, string value, string code, string path)
    {
        var json = Fixture(start);
        json[property] = JsonNode.Parse(value);
        var problems = OpenBadge2.Read(JsonSerializer.SerializeToElement(json)).Problems;
        Assert.Contains(problems, problem => problem.Code == code && problem.Path == path && problem.Breaks);
    }

    [Theory]
    [InlineData(Assertion, "id", "\"urn:uuid:5b1f0a44-93ec-4d7c-9a5e-3f1f8a0c1d01\"")]
    [InlineData(Assertion, "id", "\"_:b0\"")]
    [InlineData(Assertion, "verification", "{\"type\":\"SignedBadge\",\"creator\":\"https://example.org/key\"}")]
    [InlineData(Assertion, "verification", "{\"type\":[\"signed\"]}")]
    [InlineData(Assertion, "recipient", "{\"type\":\"telephone\",\"hashed\":false,\"identity\":\"+33123456789;ext=12\"}")]
    [InlineData(Assertion, "issuedOn", "\"2016-12-31T23:59:59.5+0100\"")]
    [InlineData(Assertion, "image", "{\"id\":\"https://x.example/i.png\"}")]
    [InlineData(BadgeClass, "image", "\"data:image/svg+xml;base64,AA==\"")]
    [InlineData(BadgeClass, "criteria", "{\"narrative\":\"do it\"}")]
    [InlineData(BadgeClass, "@language", "\"fr-CA\"")]
    [InlineData(Issuer, "verification", "{\"allowedOrigins\":[\"example.org\",\"localhost:5080\"]}")]
    public void What_is_right_is_let_through(string start, string property, string value)
    {
        var json = Fixture(start);
        json[property] = JsonNode.Parse(value);
        var reading = OpenBadge2.Read(JsonSerializer.SerializeToElement(json));
        Assert.True(reading.Keeps, string.Join("; ", reading.Problems));
    }

    [Fact]
    public void An_issuer_that_is_no_web_address_and_a_document_from_elsewhere_are_warned_of()
    {
        var json = Fixture(Issuer);
        json["id"] = "urn:uuid:5b1f0a44-93ec-4d7c-9a5e-3f1f8a0c1d01";
        var reading = OpenBadge2.Read(JsonSerializer.SerializeToElement(json), "https://example.org/organization.json");
        Assert.True(reading.Keeps);
        Assert.Equal([OpenBadge2Problems.FetchedElsewhere, OpenBadge2Problems.IssuerNotHttp], reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_revoked_body_need_say_no_more()
    {
        using var json = JsonDocument.Parse("""{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://x.example/1","revoked":true,"revocationReason":"mistake"}""");
        var reading = Assert.IsType<OpenBadge2Reading.OfAssertion>(OpenBadge2.Read(json.RootElement));
        Assert.Empty(reading.Problems);
        Assert.Equal((true, "mistake"), (reading.Assertion.Revoked, reading.Assertion.RevocationReason));
        using var bare = JsonDocument.Parse("""{"revoked":true,"id":"https://x.example/1"}""");
        Assert.True(Assert.IsType<OpenBadge2Reading.OfAssertion>(OpenBadge2.Read(bare.RootElement)).Assertion.Revoked);
    }

    [Theory]
    [InlineData("{}", "https://example.org/a/1", true)]
    [InlineData("{}", "https://example.org:8443/a/1", false)]
    [InlineData("{}", "https://evil.org/a/1", false)]
    [InlineData("{}", "https://example.org@evil.org/a/1", false)]
    [InlineData("{}", "not an address", false)]
    [InlineData("{}", "javascript:alert(1)", false)]
    [InlineData("""{"startsWith":"https://badges.example.org/a/"}""", "https://badges.example.org/a/1", true)]
    [InlineData("""{"startsWith":["https://x.example/","https://badges.example.org/a/"]}""", "https://badges.example.org/a/1", true)]
    [InlineData("""{"startsWith":"https://badges.example.org/a/"}""", "https://badges.example.org/b/1", false)]
    [InlineData("""{"startsWith":"https://badges.example.org"}""", "https://badges.example.org.evil.org/1", false)]
    [InlineData("""{"startsWith":"https://badges.example.org"}""", "https://badges.example.org@evil.org/1", false)]
    [InlineData("""{"allowedOrigins":"badges.example.org"}""", "https://badges.example.org/1", true)]
    [InlineData("""{"allowedOrigins":["localhost:5080"]}""", "http://localhost:5080/1", true)]
    [InlineData("""{"allowedOrigins":["localhost"]}""", "http://localhost:5080/1", false)]
    [InlineData("""{"allowedOrigins":"badges.example.org"}""", "https://example.org/1", false)]
    [InlineData("""{"allowedOrigins":"badges.example.org","startsWith":"https://badges.example.org/a"}""", "https://badges.example.org/b", false)]
    public void Where_a_hosted_badge_may_lie_is_the_issuers_to_say(string verification, string address, bool allowed)
    {
        var json = Fixture(Issuer);
        json["verification"] = JsonNode.Parse(verification);
        var issuer = Assert.IsType<OpenBadge2Reading.OfIssuer>(OpenBadge2.Read(JsonSerializer.SerializeToElement(json))).Issuer;
        Assert.Equal(allowed, HostedScope.Allows(issuer, address));
    }

    static JsonObject Fixture(string name) => JsonNode.Parse(OpenBadge2FixturesTests.Fixture(name).GetRawText())!.AsObject();
}
