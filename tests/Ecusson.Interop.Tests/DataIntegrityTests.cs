using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Tests;
using Ecusson.Interop.Tests.Programs;

namespace Ecusson.Interop.Tests;

/// <summary>What we issue with <c>eddsa-rdfc-2022</c>, judged by Digital Bazaar's and the DCC's libraries, by ajv and by npm's canonicaliser.</summary>
public class DataIntegrityTests(SignedSamples samples)
{
    static readonly string[] Verifiers = ["digitalbazaar", "verifier-core"];

    [Fact]
    public async Task Both_libraries_verify_each_credential_that_we_issue()
    {
        NodeProgram.MustBeThere();
        var answers = await NodeProgram.Ask("verify.mjs", [samples.KnownToAll(), .. samples.DataIntegrity.Select(sample => Request(sample.Id, sample.Text))]);

        Assert.All(samples.DataIntegrity, sample => Assert.All(Verifiers, verifier =>
        {
            var answer = answers[sample.Id].GetProperty(verifier);
            Assert.True(answer.GetProperty("verified").GetBoolean(), $"{sample.Id}: {answer}");
        }));
    }

    [Fact]
    public async Task Both_libraries_refuse_each_with_one_byte_changed()
    {
        NodeProgram.MustBeThere();
        var answers = await NodeProgram.Ask("verify.mjs", [samples.KnownToAll(), .. samples.DataIntegrity.Select(sample => Request(sample.Id, sample.Changed))]);

        Assert.All(samples.DataIntegrity, sample => Assert.All(Verifiers, verifier =>
            Assert.False(answers[sample.Id].GetProperty(verifier).GetProperty("verified").GetBoolean(), $"{verifier} accepts {sample.Id}: {sample.Changed}")));
    }

    [Fact]
    public async Task Each_satisfies_the_official_schema()
    {
        NodeProgram.MustBeThere();
        Standards.Path();
        var answers = await NodeProgram.Ask("schema.mjs", samples.DataIntegrity.Select(sample => new JsonObject
        {
            ["id"] = sample.Id, ["schema"] = "achievementcredential", ["document"] = JsonNode.Parse(sample.Text),
        }));

        Assert.All(samples.DataIntegrity, sample => Assert.True(answers[sample.Id].GetProperty("valid").GetBoolean(), $"{answers[sample.Id]}"));
    }

    [Fact]
    public async Task Our_canonical_N_Quads_are_those_of_npm_to_the_byte()
    {
        NodeProgram.MustBeThere();
        var answers = await NodeProgram.Ask("canonize.mjs", samples.DataIntegrity.Select(sample => Request(sample.Id, sample.Text)));

        Assert.All(samples.DataIntegrity, sample =>
        {
            using var json = JsonDocument.Parse(sample.Text);
            var ours = Assert.IsType<CanonicalOutcome.Canonical>(Canonicalizer.Pinned.Canonicalize(json.RootElement));
            Assert.Equal(answers[sample.Id].GetProperty("nquads").GetString(), Encoding.UTF8.GetString(ours.NQuads.Span));
        });
    }

    static JsonObject Request(string id, string text) => new() { ["id"] = id, ["text"] = text };
}
