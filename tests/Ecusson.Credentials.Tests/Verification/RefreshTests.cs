using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Verification;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>Newer editions of a badge (1EdTechCredentialRefresh): what is judged, and what is shown as judged.</summary>
public sealed class RefreshTests
{
    const string Service = "https://school.example/refresh/1";

    static JsonObject Edition(SigningKey key, string name, string validFrom)
    {
        var badge = SignedBadge.Unsigned(key.Public.DidKey);
        badge["@context"]!.AsArray().Add("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
        badge["refreshService"] = new JsonObject { ["id"] = Service, ["type"] = "1EdTechCredentialRefresh" };
        badge["name"] = name;
        badge["credentialSubject"]!["achievement"]!["name"] = name;
        badge["validFrom"] = validFrom;
        return badge;
    }

    static string First(SigningKey key) => SignedBadge.Json(Edition(key, "Première", "2026-01-15T10:00:00Z"), key, key.Public.DidKeyUrl);

    static string NameIn(VerificationReading.Judged judged) => Json.Of(Encoding.UTF8.GetString(judged.Document.Span)).GetProperty("name").GetString()!;

    [Fact]
    public async Task A_newer_edition_is_what_was_judged_and_what_is_handed_back()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var newer = SignedBadge.Json(Edition(key, "Seconde", "2026-02-15T10:00:00Z"), key, key.Public.DidKeyUrl);
        var judged = await SignedBadge.Read(First(key), new Documents().With(Service, newer));
        Assert.True(judged.Report.Outcome == Outcome.Passed, judged.Report.Told());
        Assert.Equal(Codes.RefreshNewer, judged.Report.Checks[0].Code);
        Assert.Equal("Seconde", judged.Report.Subject.BadgeName);
        Assert.Equal(newer, Encoding.UTF8.GetString(judged.Document.Span));
    }

    [Fact]
    public async Task A_newer_edition_that_comes_as_a_token_is_handed_back_as_the_credential_inside_it()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var newer = Proofs.VcJwtTests.Sign(Edition(key, "Seconde", "2026-02-15T10:00:00Z").ToJsonString(), key, key.Public.DidKeyUrl);
        var judged = await SignedBadge.Read(First(key), new Documents().With(Service, newer));
        Assert.True(judged.Report.Outcome == Outcome.Passed, judged.Report.Told());
        Assert.Equal("Seconde", NameIn(judged));
    }

    [Theory]
    [InlineData("2026-02-15T10:00:00Z", true, Codes.RefreshNotTheSame)]
    [InlineData("2026-01-15T10:00:00Z", false, Codes.RefreshSame)]
    [InlineData("2025-01-15T10:00:00Z", false, Codes.RefreshSame)]
    public async Task An_edition_that_is_forged_or_no_newer_leaves_the_first_judged_and_handed_back(string validFrom, bool forged, string code)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        using var stranger = SigningKey.Generate(KeyType.Ed25519);
        var signer = forged ? stranger : key;
        var other = SignedBadge.Json(Edition(key, "Seconde", validFrom), signer, signer.Public.DidKeyUrl);
        var judged = await SignedBadge.Read(First(key), new Documents().With(Service, other));
        Assert.Equal(code, judged.Report.One(CheckName.Refresh).Code);
        Assert.Equal("Première", judged.Report.Subject.BadgeName);
        Assert.Equal("Première", NameIn(judged));
    }
}
