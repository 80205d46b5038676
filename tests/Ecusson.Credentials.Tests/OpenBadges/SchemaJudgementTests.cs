using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Ecusson.Credentials.OpenBadges.V3;

namespace Ecusson.Credentials.Tests.OpenBadges;

/// <summary>Our judgement against 1EdTech's official JSON Schema.</summary>
public class SchemaJudgementTests
{
    static readonly string[] Replacements =
    [
        "null", "true", "0", "1e400", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[]]", "[{}]", "\"ext:Foo\"", "\"my-ext:Foo\"", "\"ext:-\"", "\"Badge\"", "\"Completed\"",
        "\"2024-01-01T00:00:00Z\"", "\"2024-01-01\"", "\"2024-13-01T00:00:00Z\"", "\"fr\"", "\"fr-FR\"", "\"FR\"", "\"a.b.c\"", "[\"a..c\"]", "[\".b.c\"]",
        "[\"Achievement\"]", "[\"Profile\", \"x\"]", "\"VerifiableCredential\"", "[\"VerifiableCredential\",\"OpenBadgeCredential\"]",
        "[\"https://www.w3.org/ns/credentials/v2\"]", "[\"https://www.w3.org/ns/credentials/v2\",\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json\",{}]",
        "[\"https://purl.imsglobal.org/spec/ob/v3p0/context.json\",\"https://www.w3.org/ns/credentials/v2\"]",
        "[\"https://www.w3.org/ns/credentials/v2\",\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1-3.0.2.json\"]",
        "[\"https://www.w3.org/ns/credentials/v2\",\"https://purl.imsglobal.org/spec/ob/v3p0/context-4.0.1.json\",1]",
    ];

    [Fact]
    public void Mutated_badges_are_judged_as_the_official_schema_judges_them() =>
        Compare(Badges.Schema("schema", "achievementcredential.json"), Starts());

    [Fact]
    public void Mutated_endorsements_are_judged_as_the_official_schema_judges_them() =>
        Compare(Badges.Schema("schema", "endorsementcredential.json"), [File.ReadAllText(Standards.Path("generated-samples", "endorsement-didkey.json"))], json => json.TryGetProperty("type", out var type) && type.GetRawText().Contains("EndorsementCredential", StringComparison.Ordinal) && !type.GetRawText().Contains("OpenBadge", StringComparison.Ordinal));

    [Fact]
    public void Mutated_badges_of_the_VC_1_1_era_are_judged_as_the_schema_of_that_time_judges_them() =>
        Compare(Badges.Schema("schema-vc11", "achievementcredential.vc11.json"), Starts().Select(OfV1), json => json.TryGetProperty("@context", out var contexts) && contexts.GetRawText().Contains("/2018/credentials/v1\"", StringComparison.Ordinal));

    [Fact]
    public void Every_published_sample_satisfies_the_schema_and_us()
    {
        var (badge, endorsement) = (Badges.Schema("schema", "achievementcredential.json"), Badges.Schema("schema", "endorsementcredential.json"));
        foreach (var file in Badges.Published())
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            var schema = file.Contains("endorsement-", StringComparison.Ordinal) ? endorsement : badge;
            Assert.True(schema.Accepts(document.RootElement), file);
            Assert.True(OpenBadgeRules.Check(document.RootElement).All(problem => !problem.Breaks), file + Badges.Shown(document.RootElement));
            Assert.True(Badges.KeepsSchema(document.RootElement), file);
        }
    }

    [Fact]
    public void The_specifications_own_signed_example_has_its_proof_alone_which_is_a_warning()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Standards.Path("1edtech-openbadges-spec", "ob_v3p0", "impl", "test-vectors", "ob3-signed.json")));
        Assert.False(Badges.Schema("schema", "achievementcredential.json").Accepts(document.RootElement));
        var problem = Assert.Single(OpenBadgeRules.Check(document.RootElement));
        Assert.Equal((OpenBadgeProblems.NotAnArray, "/proof", false), (problem.Code, problem.Path, problem.Breaks));
    }

    [Fact]
    public void Whole_values_of_any_kind_are_judged_as_the_schema_judges_them()
    {
        var schema = Badges.Schema("schema", "achievementcredential.json");
        foreach (var text in Replacements)
        {
            using var document = JsonDocument.Parse(text);
            Assert.Equal(schema.Accepts(document.RootElement), Badges.KeepsSchema(document.RootElement));
        }
    }

    static IEnumerable<string> Starts() =>
    [
        Badges.Sample().ToJsonString(),
        File.ReadAllText(Standards.Path("generated-samples", "ob3-with-endorsement.json")),
        System.Text.Encoding.UTF8.GetString(OpenBadgeWriter.Unchecked(Badges.Complete()).Span),
    ];

    static string OfV1(string badge)
    {
        var json = JsonNode.Parse(badge)!.AsObject();
        foreach (var credential in json["endorsement"]?.AsArray().Append(json) ?? [json])
        {
            credential!["@context"]![0] = "https://www.w3.org/2018/credentials/v1";
            credential["issuanceDate"] = credential["validFrom"]!.DeepClone();
            credential.AsObject().Remove("validFrom");
            credential.AsObject().Remove("validUntil");
        }

        return json.ToJsonString();
    }

    // Every place in the document times every replacement and removal; then random pairs of changes.
    static void Compare(JsonSchema schema, IEnumerable<string> starts, Func<JsonElement, bool>? stays = null)
    {
        foreach (var start in starts)
        {
            Assert.True(schema.Accepts(Parse(start)), Badges.Shown(Parse(start)));
            Assert.True(Badges.KeepsSchema(Parse(start)), Badges.Shown(Parse(start)));
            var places = Mutations.Places(JsonNode.Parse(start)!).ToList();
            foreach (var place in places)
            {
                foreach (var change in Replacements.Append(null)) Same(schema, Mutations.Apply(start, (place, change)), stays);
            }

            var one = Gen.Select(Gen.Int[0, places.Count - 1], Gen.Int[0, Replacements.Length], (place, change) => (places[place], change == Replacements.Length ? null : Replacements[change]));
            Gen.Select(one, one).Sample(pair => Same(schema, Mutations.Apply(start, pair.Item1, pair.Item2), stays), iter: 2000);
        }
    }

    static void Same(JsonSchema schema, string text, Func<JsonElement, bool>? stays)
    {
        // Without what tells the edition or the kind, the document is one of another schema.
        var json = Parse(text);
        if (stays?.Invoke(json) is false) return;
        var expected = schema.Accepts(json);
        if (expected != Badges.KeepsSchema(json)) Assert.Fail($"The schema says {expected}. {Badges.Shown(json)}\n{text}");
    }

    static JsonElement Parse(string text) => JsonDocument.Parse(text).RootElement;
}
