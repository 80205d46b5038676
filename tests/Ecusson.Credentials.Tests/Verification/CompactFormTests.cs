using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Verification;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>
/// The same signed statements can be written in many ways. A way that hides them from the judgement is refused; names of an extension, which hide nothing, pass.
/// Every document here keeps its signature: only the writing changes after signing.
/// </summary>
public sealed class CompactFormTests
{
    const string Extension = "https://school.example/extension.json";
    const string Cred = "https://www.w3.org/2018/credentials#";
    const string DateTime = "http://www.w3.org/2001/XMLSchema#dateTime";

    static readonly Canonicalizer WithExtension = new(new CanonicalizerOptions
    {
        Contexts = ContextCatalog.Pinned.With(Extension, Encoding.UTF8.GetBytes($$$"""
            {"@context":{"schema":"https://schema.org/","school":"https://school.example/terms#","motto":"school:motto","cr":{"@id":"{{{Cred}}}","@prefix":true},
             "campus":{"@id":"school:campus","@type":"@id"},"endsOn":{"@id":"{{{Cred}}}validUntil","@type":"{{{DateTime}}}"},"state":{"@id":"cr:credentialStatus","@type":"@id"},"inside":"@nest"}}
            """)),
    });

    static async Task<VerificationReport> Judge(JsonObject badge) => Assert.IsType<VerificationReading.Judged>(
        await new Verifier(new VerifierOptions { Fetch = new Documents(), Canonicalizer = WithExtension })
            .Verify(Encoding.UTF8.GetBytes(badge.ToJsonString()), new VerificationRequest(SignedBadge.Today), TestContext.Current.CancellationToken)).Report;

    static JsonObject Unsigned(SigningKey key)
    {
        var badge = SignedBadge.Unsigned(key.Public.DidKey);
        badge["@context"]!.AsArray().Add("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
        badge["@context"]!.AsArray().Add(Extension);
        badge["validUntil"] = "2026-06-01T00:00:00Z";
        badge["refreshService"] = new JsonObject { ["id"] = "https://school.example/refresh", ["type"] = "1EdTechCredentialRefresh" };
        badge["campus"] = new JsonObject { ["id"] = badge["id"]!.DeepClone(), ["motto"] = "M" };
        return badge;
    }

    static JsonObject Signed(JsonObject unsigned, SigningKey key) => JsonNode.Parse(SignedBadge.Json(unsigned, key, key.Public.DidKeyUrl, WithExtension))!.AsObject();

    static JsonNode Take(JsonObject from, string name)
    {
        var value = from[name]!.DeepClone();
        from.Remove(name);
        return value;
    }

    static JsonObject Typed(JsonNode date) => new() { ["@type"] = DateTime, ["@value"] = date };

    /// <summary>Ways to write the end of validity, or where it stands, so that no reader of <c>validUntil</c> sees it.</summary>
    public static TheoryData<string> Rewritings =>
    [
        "whole address", "prefix of an allowed context", "alias of an allowed context", "@nest", "alias of @nest", "@included", "@graph inside",
        "second object of the same id", "second object, whole address", "alias of credentialSubject's type", "refresh service by the address of its type",
    ];

    [Theory]
    [MemberData(nameof(Rewritings))]
    public async Task A_signed_statement_written_where_it_is_not_looked_for_is_refused(string way)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var badge = Signed(Unsigned(key), key);
        Assert.Equal(Codes.DatesExpired, (await Judge(badge)).One(CheckName.Dates).Code);
        switch (way)
        {
            case "whole address": badge[Cred + "validUntil"] = Typed(Take(badge, "validUntil")); break;
            case "prefix of an allowed context": badge["cr:validUntil"] = Typed(Take(badge, "validUntil")); break;
            case "alias of an allowed context": badge["endsOn"] = Take(badge, "validUntil"); break;
            case "@nest": badge["@nest"] = new JsonObject { ["validUntil"] = Take(badge, "validUntil") }; break;
            case "alias of @nest": badge["inside"] = new JsonObject { ["validUntil"] = Take(badge, "validUntil") }; break;
            case "@included":
                badge["@included"] = new JsonArray(new JsonObject { ["id"] = badge["id"]!.DeepClone(), ["type"] = "VerifiableCredential", ["validUntil"] = Take(badge, "validUntil") });
                break;
            case "@graph inside": badge["campus"]!["@included"] = new JsonArray(new JsonObject { ["id"] = badge["id"]!.DeepClone(), ["endsOn"] = Take(badge, "validUntil") }); break;
            case "second object of the same id":
                badge["campus"]!["type"] = "VerifiableCredential";
                badge["campus"]!["validUntil"] = Take(badge, "validUntil");
                break;
            case "second object, whole address": badge["campus"]![Cred + "validUntil"] = Typed(Take(badge, "validUntil")); break;
            case "alias of credentialSubject's type":
                badge["validUntil"] = Take(badge, "validUntil");
                badge["type"] = new JsonArray("VerifiableCredential", "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential");
                break;
            default: badge["refreshService"]!["type"] = (await RefreshType()).DeepClone(); break;
        }

        var report = await Judge(badge);
        Assert.True(report.One(CheckName.Proof) is { Outcome: Outcome.Failed, Code: Codes.ProofUnsignedContent or Codes.ProofMismatch }, report.Told());
    }

    static Task<JsonNode> RefreshType() => Task.FromResult<JsonNode>("https://purl.imsglobal.org/spec/vccr/v1p0/context.json#1EdTechCredentialRefresh");

    [Fact]
    public async Task Names_of_an_extension_hide_nothing_and_pass_at_the_top_and_deeper()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var badge = Unsigned(key);
        badge.Remove("refreshService");
        badge.Remove("validUntil");
        badge["schema:audience"] = "A";
        badge["school:founded"] = "1808";
        badge["motto"] = "M";
        badge["https://school.example/terms#colour"] = "blue";
        badge["campus"]!["schema:name"] = "Campus";
        badge["campus"]!["@type"] = "https://school.example/terms#Place";
        badge["credentialSubject"]!["achievement"]!["schema:educationalUse"] = "E";
        badge["credentialSubject"]!["achievement"]!["school:room"] = new JsonObject { ["@id"] = "https://school.example/rooms/1", ["schema:name"] = "R" };
        var report = await Judge(Signed(badge, key));
        Assert.True(report.One(CheckName.Proof) is { Outcome: Outcome.Passed, Code: Codes.ProofValid }, report.Told());
    }

    [Theory]
    [InlineData("type")]
    [InlineData("@type")]
    public async Task A_refresh_service_is_asked_however_its_type_is_written(string name)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var badge = Signed(Unsigned(key), key);
        badge["refreshService"] = new JsonObject { ["@id"] = "https://school.example/refresh", [name] = new JsonArray("1EdTechCredentialRefresh") };
        var report = await Judge(badge);
        Assert.Equal(Codes.ProofValid, report.One(CheckName.Proof).Code);
        Assert.Equal(Codes.RefreshUnreachable, report.One(CheckName.Refresh).Code);
    }

    [Theory]
    [InlineData("""{"@value":"2026-06-01T00:00:00Z","@type":"http://www.w3.org/2001/XMLSchema#dateTime"}""")]
    [InlineData("""["2026-06-01T00:00:00Z"]""")]
    [InlineData("""{"@set":["2026-06-01T00:00:00Z"]}""")]
    public async Task An_end_written_as_another_kind_of_value_does_not_make_the_badge_endless(string value)
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var unsigned = Unsigned(key);
        unsigned.Remove("refreshService");
        var badge = Signed(unsigned, key);
        badge["validUntil"] = JsonNode.Parse(value);
        var report = await Judge(badge);
        Assert.True(report.Outcome == Outcome.Failed, report.Told());
    }
}
