using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.JsonLd;
using Ecusson.Interop.Tests.Programs;

namespace Ecusson.Interop.Tests;

/// <summary>
/// Where npm's jsonld 9.0.0 or rdf-canonize 5.0.0 depart from the specifications, and we do not: such a badge verifies here and not
/// there. The samples leave these values out. When a later version agrees with us, its test fails and can go.
/// </summary>
public class DepartureTests
{
    /// <summary>
    /// RDFC-1.0 appendix A writes what is no XML 1.1 Char as \uXXXX; rdf-canonize writes U+FFFE and U+FFFF as they are.
    /// </summary>
    [Fact]
    public async Task Noncharacters_are_escaped_by_us_and_not_by_rdf_canonize()
    {
        var (ours, theirs) = await Both("name", "\ufffe");
        Assert.Contains("\"\\uFFFE\"", ours, StringComparison.Ordinal);
        Assert.Contains("\"\ufffe\"", theirs, StringComparison.Ordinal);
    }

    /// <summary>
    /// JSON-LD 1.1 API §8.2.2 step 10: a number with a fraction is written as a double. jsonld asks whether JavaScript prints it with a point,
    /// and 1e-7 has none: it becomes the integer 0.
    /// </summary>
    [Fact]
    public async Task A_small_power_of_ten_is_a_double_for_us_and_zero_for_jsonld()
    {
        var (ours, theirs) = await Both("creditsEarned", 1e-7);
        Assert.Contains("\"1.0E-7\"", ours, StringComparison.Ordinal);
        Assert.Contains("\"0\"", theirs, StringComparison.Ordinal);
    }

    static async Task<(string Ours, string Theirs)> Both(string property, JsonNode value)
    {
        NodeProgram.MustBeThere();
        var document = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
            ["type"] = property == "name" ? "Profile" : "AchievementSubject", [property] = value,
        };
        var answers = await NodeProgram.Ask("canonize.mjs", [new JsonObject { ["id"] = "it", ["document"] = document }]);
        using var json = JsonDocument.Parse(document.ToJsonString());
        var ours = Assert.IsType<CanonicalOutcome.Canonical>(Canonicalizer.Pinned.Canonicalize(json.RootElement));
        return (Encoding.UTF8.GetString(ours.NQuads.Span), answers["it"].GetProperty("nquads").GetString()!);
    }
}
