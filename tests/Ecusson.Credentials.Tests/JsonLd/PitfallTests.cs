using System.Text.Json.Nodes;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Tests.JsonLd;

/// <summary>Variants of one badge, and whether npm jsonld's safe mode takes them (<c>pitfalls-results.txt</c>, last column).</summary>
public class PitfallTests
{
    static readonly Dictionary<string, Action<JsonObject>> Changes = new(StringComparer.Ordinal)
    {
        ["baseline"] = _ => { },
        ["no extensions.json but credentialSchema 1EdTechJsonSchemaValidator2019"] = WithoutExtensions,
        ["no extensions.json, no credentialSchema"] = badge => { WithoutExtensions(badge); badge.Remove("credentialSchema"); },
        ["endorsementJwt on credential (DI-signed)"] = badge => badge["endorsementJwt"] = new JsonArray("a.b.c"),
        ["endorsementJwt on achievement"] = badge => Achievement(badge)["endorsementJwt"] = new JsonArray("a.b.c"),
        ["1EdTechRevocationList with extensions.json"] = badge => badge["credentialStatus"] = Typed("1EdTechRevocationList"),
        ["1EdTechRevocationList without extensions.json"] = badge => { WithoutExtensions(badge); badge.Remove("credentialSchema"); badge["credentialStatus"] = Typed("1EdTechRevocationList"); },
        ["1EdTechCredentialRefresh without extensions.json"] = badge => { WithoutExtensions(badge); badge.Remove("credentialSchema"); badge["refreshService"] = Typed("1EdTechCredentialRefresh"); },
        ["BitstringStatusListEntry without id"] = badge => badge["credentialStatus"] = Status(),
        ["credentialStatus as array"] = badge => badge["credentialStatus"] = new JsonArray(Status()),
        ["criteria with type Criteria"] = badge => Achievement(badge)["criteria"]!["type"] = "Criteria",
        ["type as string (compacted)"] = badge => badge["issuer"]!["type"] = "Profile",
        ["issuer.image as string"] = badge => badge["issuer"]!["image"] = "https://images.example/logo.png",
        ["achievement.image object"] = badge => Achievement(badge)["image"] = Image("https://images.example/badge.png"),
        ["achievement.image data URI"] = badge => Achievement(badge)["image"] = Image("data:image/png;base64,iVBORw0KGgo="),
        ["credential.image object"] = badge => badge["image"] = Image("https://images.example/badge.png"),
        ["unknown extra property"] = badge => badge["foo"] = "bar",
        ["alignment targetDescription null"] = badge => Achievement(badge)["alignment"]![0]!["targetDescription"] = null,
        ["validFrom without timezone"] = badge => badge["validFrom"] = "2024-01-01T00:00:00",
        ["validFrom with ms"] = badge => badge["validFrom"] = "2024-01-01T00:00:00.123Z",
        ["issuer as URI string"] = badge => badge["issuer"] = "https://issuer.example/",
        ["achievement without criteria"] = badge => Achievement(badge).Remove("criteria"),
        ["criteria empty object"] = badge => Achievement(badge)["criteria"] = new JsonObject(),
        ["no subject id nor identifier"] = badge => badge["credentialSubject"]!.AsObject().Remove("identifier"),
        ["achievementType unknown"] = badge => Achievement(badge)["achievementType"] = "Foo",
        ["achievementType ext:Foo"] = badge => Achievement(badge)["achievementType"] = "ext:Foo",
        ["identityType ext:name"] = badge => badge["credentialSubject"]!["identifier"]![0]!["identityType"] = "ext:name",
        ["related/version/humanCode/otherIdentifier"] = Related,
        ["source/role/term/licenseNumber/creditsEarned"] = Subject,
        ["termsOfUse array"] = badge => badge["termsOfUse"] = new JsonArray(Typed("IssuerPolicy")),
        ["name as language map"] = badge => badge["name"] = new JsonObject { ["fr"] = "Accompagnement" },
        ["name as VC2 language value"] = badge => badge["name"] = new JsonObject { ["@value"] = "Accompagnement", ["@language"] = "fr" },
        ["profile address+geo+parentOrg+official+phone"] = Profile,
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Safe_mode_takes_and_refuses_what_the_reference_implementation_does(string name)
    {
        var row = File.ReadLines(Standards.Path("generated-samples", "pitfalls-results.txt")).Single(line => line.Split('|')[0].Trim() == name);
        var badge = JsonNode.Parse(Documents.Sample("ob3-didkey.json").GetRawText())!.AsObject();
        badge.Remove("proof");
        Changes[name](badge);
        var outcome = Canonicalizer.Pinned.Canonicalize(badge);
        if (row.EndsWith("safe-mode ok", StringComparison.Ordinal))
        {
            Assert.NotEmpty(outcome.NQuads());
            return;
        }

        // The code is the reference implementation's, and the detail names the same property or type
        var problem = outcome.Problem();
        Assert.Contains("safe-mode FAIL " + problem.Code, row, StringComparison.Ordinal);
        Assert.Contains($"\"{problem.Detail}\"", row, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Path);
    }

    [Fact]
    public void Every_row_of_the_table_is_tried()
        => Assert.Equal(Changes.Keys.Order(StringComparer.Ordinal), File.ReadLines(Standards.Path("generated-samples", "pitfalls-results.txt")).Where(line => line.Length > 0).Select(line => line.Split('|')[0].Trim()).Order(StringComparer.Ordinal));

    static JsonObject Achievement(JsonObject badge) => badge["credentialSubject"]!["achievement"]!.AsObject();

    static void WithoutExtensions(JsonObject badge) => badge["@context"]!.AsArray().RemoveAt(2);

    static JsonObject Typed(string type) => new() { ["id"] = "https://service.example/1", ["type"] = type };

    static JsonObject Image(string id) => new() { ["id"] = id, ["type"] = "Image", ["caption"] = "Un badge" };

    static JsonObject Status() => new()
    {
        ["type"] = "BitstringStatusListEntry", ["statusPurpose"] = "revocation", ["statusListIndex"] = "4", ["statusListCredential"] = "https://status.example/1",
    };

    static void Related(JsonObject badge)
    {
        var achievement = Achievement(badge);
        achievement["related"] = new JsonArray(new JsonObject { ["id"] = "urn:uuid:0c6a7c52-6d3c-4d6e-8a77-0a4d8a0e0009", ["type"] = new JsonArray("Related"), ["inLanguage"] = "en", ["version"] = "2" });
        achievement["version"] = "1.0";
        achievement["humanCode"] = "A-1";
        achievement["otherIdentifier"] = new JsonArray(new JsonObject { ["type"] = "IdentifierEntry", ["identifier"] = "x", ["identifierType"] = "systemId" });
    }

    static void Subject(JsonObject badge)
    {
        var subject = badge["credentialSubject"]!.AsObject();
        subject["source"] = new JsonObject { ["id"] = "https://source.example/", ["type"] = new JsonArray("Profile"), ["name"] = "Source" };
        subject["role"] = "tuteur";
        subject["term"] = "2024";
        subject["licenseNumber"] = "12";
        subject["creditsEarned"] = 3.5;
    }

    static void Profile(JsonObject badge)
    {
        var issuer = badge["issuer"]!.AsObject();
        issuer["address"] = new JsonObject
        {
            ["type"] = new JsonArray("Address"), ["addressCountry"] = "France", ["addressLocality"] = "Évreux", ["postalCode"] = "27000",
            ["geo"] = new JsonObject { ["type"] = "GeoCoordinates", ["latitude"] = 49.02, ["longitude"] = 1 },
        };
        issuer["parentOrg"] = new JsonObject { ["id"] = "https://parent.example/", ["type"] = new JsonArray("Profile"), ["name"] = "Parent" };
        issuer["official"] = "A. B.";
        issuer["phone"] = "+33200000000";
    }
}
