using System.Buffers.Text;
using System.Text.Json.Nodes;
using Ecusson.Interop.Tests.Programs;

namespace Ecusson.Interop.Tests;

/// <summary>What we issue as VC-JWT, judged by jose and by 1EdTech's official schema.</summary>
public class JwtTests(SignedSamples samples)
{
    [Fact]
    public async Task Jose_verifies_each_credential_that_we_issue_as_JWT_and_refuses_it_with_one_byte_changed()
    {
        NodeProgram.MustBeThere();
        var requests = samples.Jwt.SelectMany(sample => new[] { Request(sample.Id, sample.Text), Request(sample.Id + ", changed", sample.Changed) });
        var answers = await NodeProgram.Ask("verify.mjs", [samples.KnownToAll(), .. requests]);

        Assert.All(samples.Jwt, sample =>
        {
            var jose = answers[sample.Id].GetProperty("jose");
            Assert.True(jose.GetProperty("verified").GetBoolean(), $"{sample.Id}: {jose}");
            Assert.False(answers[sample.Id + ", changed"].GetProperty("jose").GetProperty("verified").GetBoolean(), $"{sample.Id}: {sample.Changed}");
        });
    }

    [Fact]
    public async Task Each_payload_satisfies_the_official_schema()
    {
        NodeProgram.MustBeThere();
        var answers = await NodeProgram.Ask("schema.mjs", samples.Jwt.Select(sample => new JsonObject
        {
            ["id"] = sample.Id, ["schema"] = "achievementcredential", ["document"] = JsonNode.Parse(Base64Url.DecodeFromChars(sample.Text.Split('.')[1])),
        }));

        Assert.All(samples.Jwt, sample => Assert.True(answers[sample.Id].GetProperty("valid").GetBoolean(), $"{answers[sample.Id]}"));
    }

    static JsonObject Request(string id, string jwt) => new() { ["id"] = id, ["jwt"] = jwt };
}
