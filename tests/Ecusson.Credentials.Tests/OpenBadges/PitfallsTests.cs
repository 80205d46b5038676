using System.Text.Json.Nodes;

namespace Ecusson.Credentials.Tests.OpenBadges;

/// <summary>
/// The variants of <c>generated-samples/pitfalls-results.txt</c>, rebuilt from its baseline: what the official schema said of each
/// (ajv) is what we say.
/// </summary>
public class PitfallsTests
{
    const string Extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

    static readonly Dictionary<string, Action<JsonObject>> Variants = new(StringComparer.Ordinal)
    {
        ["baseline"] = _ => { },
        ["no extensions.json but credentialSchema 1EdTechJsonSchemaValidator2019"] = NoExtensions,
        ["no extensions.json, no credentialSchema"] = badge => { NoExtensions(badge); badge.Remove("credentialSchema"); },
        ["endorsementJwt on credential (DI-signed)"] = badge => badge["endorsementJwt"] = new JsonArray("a.b.c"),
        ["endorsementJwt on achievement"] = badge => Achievement(badge)["endorsementJwt"] = new JsonArray("a.b.c"),
        ["1EdTechRevocationList with extensions.json"] = badge => badge["credentialStatus"] = Typed("https://x.example/list", "1EdTechRevocationList"),
        ["1EdTechRevocationList without extensions.json"] = badge => { NoExtensions(badge); badge["credentialStatus"] = Typed("https://x.example/list", "1EdTechRevocationList"); },
        ["1EdTechCredentialRefresh without extensions.json"] = badge => { NoExtensions(badge); badge["refreshService"] = Typed("https://x.example/r", "1EdTechCredentialRefresh"); },
        ["BitstringStatusListEntry without id"] = badge => { badge["credentialStatus"] = Status(); badge["credentialStatus"]!.AsObject().Remove("id"); },
        ["credentialStatus as array"] = badge => badge["credentialStatus"] = new JsonArray(Status()),
        ["criteria with type Criteria"] = badge => Achievement(badge)["criteria"]!["type"] = "Criteria",
        ["type as string (compacted)"] = badge => badge["issuer"]!["type"] = "Profile",
        ["issuer.image as string"] = badge => badge["issuer"]!["image"] = "https://x.example/logo.png",
        ["achievement.image object"] = badge => Achievement(badge)["image"] = Typed("https://x.example/badge.png", "Image"),
        ["achievement.image data URI"] = badge => Achievement(badge)["image"] = Typed("data:image/png;base64,iVBORw0KGgo=", "Image"),
        ["credential.image object"] = badge => badge["image"] = Typed("https://x.example/badge.png", "Image"),
        ["unknown extra property"] = badge => badge["foo"] = "bar",
        ["alignment targetDescription null"] = badge => Achievement(badge)["alignment"]![0]!["targetDescription"] = null,
        ["validFrom without timezone"] = badge => badge["validFrom"] = "2024-01-01T00:00:00",
        ["validFrom with ms"] = badge => badge["validFrom"] = "2024-01-01T00:00:00.123Z",
        ["issuer as URI string"] = badge => badge["issuer"] = "https://x.example/issuer",
        ["achievement without criteria"] = badge => Achievement(badge).Remove("criteria"),
        ["criteria empty object"] = badge => Achievement(badge)["criteria"] = new JsonObject(),
        ["no subject id nor identifier"] = badge => badge["credentialSubject"]!.AsObject().Remove("identifier"),
        ["achievementType unknown"] = badge => Achievement(badge)["achievementType"] = "OpenBadge",
        ["achievementType ext:Foo"] = badge => Achievement(badge)["achievementType"] = "ext:Foo",
        ["identityType ext:name"] = badge => badge["credentialSubject"]!["identifier"]![0]!["identityType"] = "ext:name",
        ["related/version/humanCode/otherIdentifier"] = badge =>
        {
            Achievement(badge)["related"] = JsonNode.Parse("""[{"id":"https://x.example/a/2","type":["Related"],"inLanguage":"en","version":"1"}]""");
            Achievement(badge)["version"] = "2";
            Achievement(badge)["humanCode"] = "A1";
            Achievement(badge)["otherIdentifier"] = JsonNode.Parse("""[{"type":"IdentifierEntry","identifier":"1","identifierType":"sourcedId"}]""");
        },
        ["source/role/term/licenseNumber/creditsEarned"] = badge =>
        {
            var subject = badge["credentialSubject"]!;
            subject["source"] = JsonNode.Parse("""{"id":"https://x.example/s","type":["Profile"]}""");
            (subject["role"], subject["term"], subject["licenseNumber"], subject["creditsEarned"]) = ("r", "t", "l", 3.5);
        },
        ["termsOfUse array"] = badge => badge["termsOfUse"] = new JsonArray(Typed("https://x.example/t", "IssuerPolicy")),
        ["name as language map"] = badge => badge["name"] = new JsonObject { ["fr"] = "Nom" },
        ["name as VC2 language value"] = badge => badge["name"] = new JsonObject { ["@value"] = "Nom", ["@language"] = "fr" },
        ["profile address+geo+parentOrg+official+phone"] = badge =>
        {
            var issuer = badge["issuer"]!;
            issuer["address"] = JsonNode.Parse("""{"type":["Address"],"addressCountryCode":"FR","geo":{"type":"GeoCoordinates","latitude":48.5,"longitude":2}}""");
            issuer["parentOrg"] = JsonNode.Parse("""{"id":"https://x.example/p","type":["Profile"]}""");
            (issuer["official"], issuer["phone"]) = ("Mme Martin", "+33100000000");
        },
    };

    public static TheoryData<string, bool> Table()
    {
        var rows = new TheoryData<string, bool>();
        if (!Standards.ArePresent) return rows;
        foreach (var line in File.ReadLines(Standards.Path("generated-samples", "pitfalls-results.txt")).Where(line => line.Contains('|', StringComparison.Ordinal)))
        {
            var columns = line.Split('|', StringSplitOptions.TrimEntries);
            rows.Add(columns[0], columns[1] == "schema ok");
        }

        return rows;
    }

    [Fact]
    public void Every_variant_of_the_table_is_rebuilt_here()
    {
        _ = Standards.Path("generated-samples");
        Assert.Equal(Table().Select(row => row.Data.Item1).Order(StringComparer.Ordinal), Variants.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_variant_is_judged_as_the_official_schema_judged_it(string variant, bool accepted)
    {
        var badge = Badges.Sample();
        Variants[variant](badge);
        var json = Badges.Element(badge);
        Assert.True(Badges.KeepsSchema(json) == accepted, Badges.Shown(json));
        Assert.Equal(accepted, Badges.Schema("schema", "achievementcredential.json").Accepts(json));
    }

    static void NoExtensions(JsonObject badge)
    {
        var contexts = badge["@context"]!.AsArray();
        contexts.Remove(contexts.Single(context => context!.GetValue<string>() == Extensions));
    }

    static JsonObject Achievement(JsonObject badge) => badge["credentialSubject"]!["achievement"]!.AsObject();

    static JsonObject Typed(string id, string type) => new() { ["id"] = id, ["type"] = type };

    static JsonObject Status() => new()
    {
        ["id"] = "https://x.example/list#3", ["type"] = "BitstringStatusListEntry", ["statusPurpose"] = "revocation", ["statusListIndex"] = "3",
        ["statusListCredential"] = "https://x.example/list",
    };
}
