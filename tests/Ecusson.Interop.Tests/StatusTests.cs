using System.Text.Json.Nodes;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Verification;
using Ecusson.Interop.Tests.Programs;
using Ecusson.Interop.Tests.Samples;

namespace Ecusson.Interop.Tests;

/// <summary>A status list that we sign, read by others.</summary>
public class StatusTests
{
    const string List = "https://badges.example/status/revoked";
    const int Revoked = 94_567;

    [Theory]
    [InlineData(Revoked, true)]
    [InlineData(Revoked - 1, false)]
    [InlineData(Revoked + 1, false)]
    public async Task All_see_the_same_bit(int index, bool revoked)
    {
        NodeProgram.MustBeThere();
        using var issuer = Issuer.OfKey(KeyType.Ed25519);
        var chance = new Chance(SampleSet.Seed);
        var status = SampleSet.Status(chance, 0, List)!;
        status["statusListIndex"] = index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var text = SignedSamples.Sign(SampleCredential.Of(chance, issuer.Did, endorse: null, status), issuer);
        var list = StatusLists.Signed(List, issuer, Revoked);

        var verdict = await Ours.Judge(text, [KeyValuePair.Create(List, list.ToJsonString())]);
        Assert.Equal(revoked ? Outcome.Failed : Outcome.Passed, Assert.Single(verdict.Checks, check => check.Name == CheckName.Status).Outcome);

        var answers = await NodeProgram.Ask("verify.mjs",
        [
            new() { ["id"] = "known", ["known"] = new JsonObject { [List] = list } },
            new() { ["id"] = "it", ["text"] = text },
        ]);
        Assert.Equal(revoked, answers["it"].GetProperty("digitalbazaar").GetProperty("set").GetArrayLength() > 0);
        Assert.Equal(!revoked, answers["it"].GetProperty("verifier-core").GetProperty("verified").GetBoolean());
    }
}
