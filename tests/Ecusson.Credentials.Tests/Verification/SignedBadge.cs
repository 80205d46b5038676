using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Tests.Proofs;
using Ecusson.Credentials.Verification;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>A small badge, signed by whatever key in whatever name a test asks for, and its judgement.</summary>
static class SignedBadge
{
    public static readonly DateTimeOffset Today = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    static readonly DateTimeOffset Created = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The badge before it is signed; tests change it as they like.</summary>
    public static JsonObject Unsigned(string issuer) => new()
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
        ["id"] = "urn:uuid:0c6a7c52-6d3c-4d6e-8a77-0a4d8a0e0001",
        ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
        ["name"] = "Conduire un débat",
        ["issuer"] = new JsonObject { ["id"] = issuer, ["type"] = new JsonArray("Profile"), ["name"] = "École" },
        ["validFrom"] = "2026-01-15T10:00:00Z",
        ["credentialSubject"] = new JsonObject
        {
            ["id"] = "urn:uuid:0c6a7c52-6d3c-4d6e-8a77-0a4d8a0e0002",
            ["type"] = new JsonArray("AchievementSubject"),
            ["achievement"] = new JsonObject
            {
                ["id"] = "urn:uuid:0c6a7c52-6d3c-4d6e-8a77-0a4d8a0e0003",
                ["type"] = new JsonArray("Achievement"),
                ["name"] = "Conduire un débat",
                ["description"] = "D",
                ["criteria"] = new JsonObject { ["narrative"] = "C" },
            },
        },
    };

    public static string Json(JsonObject unsigned, SigningKey key, string method, Canonicalizer? canonicalizer = null) =>
        Encoding.UTF8.GetString(Assert.IsType<SigningOutcome.Signed>(
            ProofSuites.Sign(Tests.Json.Of(unsigned.ToJsonString()), key, method, Created, canonicalizer ?? Canonicalizer.Pinned)).Json.Span);

    public static string Json(string issuer, SigningKey key, string method) => Json(Unsigned(issuer), key, method);

    /// <summary>As a token; without <paramref name="kid"/> the key travels in its header.</summary>
    public static string Token(string issuer, SigningKey key, string? kid) => VcJwtTests.Sign(Unsigned(issuer).ToJsonString(), key, kid);

    public static async Task<VerificationReport> Judge(string text, IFetch network) => (await Read(text, network)).Report;

    public static async Task<VerificationReading.Judged> Read(string text, IFetch network) => Assert.IsType<VerificationReading.Judged>(
        await new Verifier(new VerifierOptions { Fetch = network }).Verify(Encoding.UTF8.GetBytes(text), new VerificationRequest(Today), TestContext.Current.CancellationToken));

    public static Check One(this VerificationReport report, CheckName name) => Assert.Single(report.Checks, check => check.Name == name);

    public static string Told(this VerificationReport report) =>
        string.Join("; ", report.Checks.Select(check => $"{check.Outcome} {check.Code} {string.Join(",", check.Arguments)}"));
}
