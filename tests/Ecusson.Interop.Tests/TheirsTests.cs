using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Interop.Tests.Programs;
using Ecusson.Interop.Tests.Samples;

namespace Ecusson.Interop.Tests;

/// <summary>What others issue with their packages, judged by us.</summary>
public class TheirsTests
{
    const int Each = 12;

    /// <summary>Suites of <c>issue.mjs</c>.</summary>
    public static TheoryData<string> Suites =>
        ["eddsa-rdfc-2022", "Ed25519Signature2020", "ecdsa-rdfc-2019", "ecdsa-rdfc-2019-P-384", "EdDSA", "ES256", "RS256"];

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task We_verify_what_they_issue_and_refuse_it_with_one_byte_changed(string suite)
    {
        NodeProgram.MustBeThere();
        var answers = await NodeProgram.Ask("issue.mjs", Enumerable.Range(0, Each).Select(sample => Request(suite, sample)));

        for (var sample = 0; sample < Each; sample++)
        {
            var answer = answers[Name(suite, sample)];
            Assert.False(answer.TryGetProperty("error", out var error), $"{Name(suite, sample)}: {error}");
            var known = answer.GetProperty("documents").EnumerateObject().ToDictionary(document => document.Name, document => document.Value.GetRawText(), StringComparer.Ordinal);
            var chance = new Chance(SampleSet.Seed + sample);
            var (text, changed) = answer.TryGetProperty("jwt", out var jwt)
                ? (jwt.GetString()!, ChangedByte.InCompact(jwt.GetString()!, chance))
                : (answer.GetProperty("text").GetString()!, ChangedByte.In(answer.GetProperty("text").GetString()!, chance));

            var verdict = await Ours.Judge(text, known);
            Assert.True(verdict.Holds, $"{Name(suite, sample)}: {verdict.Words} {text}");
            Assert.False((await Ours.Judge(changed, known)).Holds, $"{Name(suite, sample)}: {changed}");
        }
    }

    static string Name(string suite, int sample) => $"{suite}, seed {SampleSet.Seed + sample}";

    static JsonObject Request(string suite, int sample)
    {
        var chance = new Chance(SampleSet.Seed + sample);
        var credential = SampleCredential.Of(chance, "https://badges.example/organizations/6", endorse: null, status: null);
        var request = new JsonObject { ["id"] = Name(suite, sample), ["suite"] = suite, ["credential"] = credential };
        // half of them under a did:web of their own; an RSA key has no did:key, so its address serves it
        if (sample % 2 == 1 || suite == "RS256") request["controller"] = $"did:web:others.example:{suite}:{sample}";
        if (suite == "RS256") request["keyAddress"] = $"https://others.example/keys/{sample}";
        return request;
    }
}
