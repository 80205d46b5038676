using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Tests;
using Ecusson.Interop.Tests.Samples;

namespace Ecusson.Interop.Tests;

/// <summary>What the samples are worth: between them they use everything that the official schema knows.</summary>
public class SamplesTests
{
    // Properties that no sample has, and why
    static readonly Dictionary<string, string> NeverThere = new(StringComparer.Ordinal)
    {
        ["AchievementCredential.proof"] = "these are the documents before they are signed",
        ["EndorsementCredential.proof"] = "these are the documents before they are signed",
        ["EndorsementCredential.credentialStatus"] = "the status of an endorsement is that of any credential",
        ["AchievementCredential.endorsementJwt"] = "no context defines it: only the VC-JWT samples have it",
        ["Achievement.endorsementJwt"] = "no context defines it: only the VC-JWT samples have it",
        ["Profile.endorsementJwt"] = "no context defines it: only the VC-JWT samples have it",
    };

    // Optional by the schema, and always there for a reason
    static readonly Dictionary<string, string> AlwaysThere = new(StringComparer.Ordinal)
    {
        ["AchievementSubject.id"] = "VC-JWT needs it for `sub`",
    };

    [Fact]
    public void Every_property_of_the_official_schema_is_in_some_samples_and_absent_from_others()
    {
        var file = Standards.Path("1edtech-openbadges-spec", "ob_v3p0", "schema", "achievementcredential.json");
        using var schema = JsonDocument.Parse(File.ReadAllText(file));
        var coverage = new SchemaCoverage(schema.RootElement);
        for (var seed = 0; seed < SampleSet.Count; seed++) coverage.Add(Unsigned(seed));

        Assert.True(coverage.Counts.Count > 100);
        Assert.Empty(coverage.Counts.Where(count => count.Value.Present == 0 && !NeverThere.ContainsKey(count.Key)).Select(count => count.Key));
        Assert.Empty(coverage.Counts
            .Where(count => count.Value.Absent == 0 && !coverage.Required.Contains(count.Key) && !AlwaysThere.ContainsKey(count.Key))
            .Select(count => count.Key));
    }

    [Fact]
    public void The_same_seed_gives_the_same_sample() =>
        Assert.Equal(Unsigned(7).ToJsonString(), Unsigned(7).ToJsonString());

    static JsonObject Unsigned(int seed)
    {
        var chance = new Chance(SampleSet.Seed + seed);
        return SampleCredential.Of(
            chance, "did:example:issuer", endorsed => SampleCredential.Endorsement(chance, "did:example:endorser", endorsed),
            SampleSet.Status(chance, seed, "https://badges.example/status/1"));
    }
}
