using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Verification;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>The W3C layer and the badge layer ask for much the same: what both find is told once, and nothing else is lost.</summary>
public sealed class DocumentProblemTests
{
    [Theory]
    [InlineData("validFrom", "1")]
    [InlineData("issuer", "1")]
    [InlineData("validFrom,issuer", "2")]
    [InlineData("validFrom,credentialSubject,issuer", "3")]
    public async Task What_is_missing_is_counted_once(string names, string count)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var badge = SignedBadge.Unsigned(key.Public.DidKey);
        foreach (var name in names.Split(',')) badge.Remove(name);
        var check = (await SignedBadge.Judge(badge.ToJsonString(), new Documents())).One(CheckName.Document);
        Assert.Equal((Codes.DocumentBreaks, count), (check.Code, check.Arguments["count"]));
    }

    [Fact]
    public async Task Two_things_wrong_in_one_place_are_two()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var badge = SignedBadge.Unsigned(key.Public.DidKey);
        badge["refreshService"] = new System.Text.Json.Nodes.JsonObject();
        Assert.Equal("2", (await SignedBadge.Judge(badge.ToJsonString(), new Documents())).One(CheckName.Document).Arguments["count"]);
    }
}
