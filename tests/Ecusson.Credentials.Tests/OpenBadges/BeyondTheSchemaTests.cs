using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.OpenBadges.V3;

namespace Ecusson.Credentials.Tests.OpenBadges;

/// <summary>What the standard and known verifiers ask beyond the schema, each with its place and its weight.</summary>
public class BeyondTheSchemaTests
{
    const string Achievement = "/credentialSubject/achievement";

    [Fact]
    public void The_sample_badge_has_no_problem_at_all() => Assert.Empty(OpenBadgeRules.Check(Badges.Element(Badges.Sample())));

    [Fact]
    public void A_badge_for_nobody_breaks() =>
        Expect(badge => badge["credentialSubject"]!.AsObject().Remove("identifier"), OpenBadgeProblems.SubjectNotIdentified, "/credentialSubject", true);

    [Fact]
    public void An_empty_list_of_identifiers_is_nobody() =>
        Expect(badge => badge["credentialSubject"]!["identifier"] = new JsonArray(), OpenBadgeProblems.SubjectNotIdentified, "/credentialSubject", true);

    [Fact]
    public void Criteria_that_say_nothing_are_warned_of() =>
        Expect(badge => badge["credentialSubject"]!["achievement"]!["criteria"] = new JsonObject(), OpenBadgeProblems.CriteriaEmpty, Achievement + "/criteria", false);

    [Fact]
    public void An_issuer_that_is_an_address_alone_is_warned_of() =>
        Expect(badge => badge["issuer"] = "https://x.example", OpenBadgeProblems.IssuerNotAnObject, "/issuer", false);

    [Fact]
    public void An_own_word_that_only_contains_the_prefix_breaks() =>
        Expect(badge => badge["credentialSubject"]!["achievement"]!["achievementType"] = "my-ext:Foo", OpenBadgeProblems.ExtensionPrefix, Achievement + "/achievementType", true);

    [Fact]
    public void A_result_for_a_description_that_is_not_there_breaks() =>
        Expect(badge => badge["credentialSubject"]!["result"]![0]!["resultDescription"] = "urn:uuid:none", OpenBadgeProblems.ResultDescriptionUnknown, "/credentialSubject/result/0/resultDescription", true);

    [Fact]
    public void A_level_that_is_not_there_breaks() =>
        Expect(badge => badge["credentialSubject"]!["result"]![0]!["achievedLevel"] = "urn:uuid:none", OpenBadgeProblems.LevelUnknown, "/credentialSubject/result/0/achievedLevel", true);

    [Fact]
    public void A_required_level_that_is_not_there_breaks() =>
        Expect(badge => badge["credentialSubject"]!["achievement"]!["resultDescription"]![0]!["requiredLevel"] = "urn:uuid:none", OpenBadgeProblems.LevelUnknown, Achievement + "/resultDescription/0/requiredLevel", true);

    [Fact]
    public void A_status_result_without_its_status_breaks() =>
        Expect(badge => badge["credentialSubject"]!["achievement"]!["resultDescription"]![0]!["resultType"] = "Status", OpenBadgeProblems.StatusMissing, "/credentialSubject/result/0", true);

    [Fact]
    public void A_status_result_with_its_status_is_fine() =>
        ExpectNone(badge =>
        {
            badge["credentialSubject"]!["achievement"]!["resultDescription"]![0]!["resultType"] = "Status";
            badge["credentialSubject"]!["result"]![0]!["status"] = "Completed";
        });

    [Theory]
    [InlineData("data:image/jpeg;base64,AA==", true)]
    [InlineData("data:text/html,<script>", true)]
    [InlineData("data:,", true)]
    [InlineData("https://x.example/logo.JPG?size=2", false)]
    public void A_logo_that_is_neither_PNG_nor_SVG_is_found(string address, bool breaks) =>
        Expect(badge => badge["issuer"]!["image"] = new JsonObject { ["id"] = address, ["type"] = "Image" }, OpenBadgeProblems.ImageKind, "/issuer/image", breaks);

    [Theory]
    [InlineData("data:image/svg+xml;base64,AA==")]
    [InlineData("DATA:image/PNG;base64,AA==")]
    [InlineData("https://x.example/logo.png?v=1.jpg")]
    [InlineData("https://x.example/logo")]
    public void A_logo_that_may_be_PNG_or_SVG_is_fine(string address) =>
        ExpectNone(badge => badge["issuer"]!["image"] = new JsonObject { ["id"] = address, ["type"] = "Image" });

    [Fact]
    public void A_hash_that_is_none_breaks() =>
        Expect(badge => badge["credentialSubject"]!["identifier"]![0]!["identityHash"] = "nobody@example.org", OpenBadgeProblems.IdentityHashMalformed, "/credentialSubject/identifier/0/identityHash", true);

    [Fact]
    public void A_hash_without_salt_is_warned_of() =>
        Expect(badge => badge["credentialSubject"]!["identifier"]![0]!.AsObject().Remove("salt"), OpenBadgeProblems.IdentityNotSalted, "/credentialSubject/identifier/0", false);

    [Theory]
    [InlineData("credentialSchema")]
    [InlineData("credentialStatus")]
    [InlineData("refreshService")]
    public void A_type_of_1EdTech_without_its_context_is_warned_of(string property) =>
        Expect(
            badge =>
            {
                badge.Remove("credentialSchema");
                badge["@context"]!.AsArray().RemoveAt(2);
                JsonNode entry = new JsonObject { ["id"] = "https://x.example", ["type"] = "1EdTechRevocationList" };
                badge[property] = property == "credentialSchema" ? new JsonArray(entry) : entry;
            },
            OpenBadgeProblems.ContextExtensions, "/@context", false);

    [Theory]
    [InlineData("/endorsementJwt")]
    [InlineData("/issuer/endorsementJwt")]
    [InlineData("/credentialSubject/achievement/endorsementJwt")]
    public void Endorsements_as_JWT_beside_an_embedded_proof_are_warned_of(string path) =>
        Expect(
            badge =>
            {
                badge["proof"] = new JsonArray(new JsonObject { ["type"] = "DataIntegrityProof" });
                var owner = path.Split('/')[1..^1].Aggregate((JsonNode)badge, (node, name) => node[name]!);
                owner["endorsementJwt"] = new JsonArray("a.b.c");
            },
            OpenBadgeProblems.JwtPropertyWithProof, path, false);

    [Fact]
    public void Endorsements_as_JWT_without_an_embedded_proof_are_fine() => ExpectNone(badge => badge["endorsementJwt"] = new JsonArray("a.b.c"));

    [Fact]
    public void Problems_inside_an_embedded_endorsement_are_found_at_their_place()
    {
        var badge = JsonNode.Parse(File.ReadAllText(Standards.Path("generated-samples", "ob3-with-endorsement.json")))!.AsObject();
        badge["endorsement"]![0]!.AsObject().Remove("name");
        var problem = Assert.Single(OpenBadgeRules.Check(Badges.Element(badge)));
        Assert.Equal((OpenBadgeProblems.Missing, "/endorsement/0", "name", true), (problem.Code, problem.Path, problem.Detail, problem.Breaks));
    }

    [Theory]
    [InlineData("issuer", "\"Profile\"", false)]
    [InlineData("type", "null", true)]
    public void What_1EdTech_lets_pass_with_a_word_does_not_break(string property, string value, bool breaks)
    {
        var badge = Badges.Sample();
        if (property == "issuer") badge["issuer"]!["type"] = JsonNode.Parse(value);
        else badge[property] = JsonNode.Parse(value);
        Assert.Equal(breaks, OpenBadgeRules.Check(Badges.Element(badge)).Any(problem => problem.Breaks));
    }

    [Fact]
    public void Null_for_what_may_be_absent_is_a_warning()
    {
        var badge = Badges.Sample();
        badge["validUntil"] = null;
        var problem = Assert.Single(OpenBadgeRules.Check(Badges.Element(badge)));
        Assert.Equal((OpenBadgeProblems.NullValue, "/validUntil", false), (problem.Code, problem.Path, problem.Breaks));
    }

    [Fact]
    public void A_name_with_a_slash_is_escaped_in_the_pointer()
    {
        var at = new Credentials.Vc.Pointer();
        Assert.True(at.Enter("a/b~c"));
        Assert.True(at.Enter(7));
        Assert.Equal("/a~1b~0c/7", at.ToString());
    }

    static void Expect(Action<JsonObject> change, string code, string path, bool breaks)
    {
        var badge = Badges.Sample();
        change(badge);
        var json = JsonSerializer.SerializeToElement(badge);
        var problem = Assert.Single(OpenBadgeRules.Check(json));
        Assert.Equal((code, path, breaks), (problem.Code, problem.Path, problem.Breaks));
    }

    static void ExpectNone(Action<JsonObject> change)
    {
        var badge = Badges.Sample();
        change(badge);
        Assert.Empty(OpenBadgeRules.Check(JsonSerializer.SerializeToElement(badge)));
    }
}
