using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Verification;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>A school that issues Open Badges 2.0, an employer that endorses them, and the small network on which both publish.</summary>
static class School
{
    public const string AwardId = "https://school.example/a/1";
    public const string BadgeId = "https://school.example/b/1";
    public const string IssuerId = "https://school.example/i/1";
    public const string EndorsementId = "https://employer.example/e/1";
    public const string EmployerId = "https://employer.example/i";

    public const string Assertion = """{"@context":"https://w3id.org/openbadges/v2","id":"https://school.example/a/1","type":"Assertion","recipient":{"type":"email","hashed":true,"salt":"deadsea","identity":"sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942"},"badge":"https://school.example/b/1","verification":{"type":"HostedBadge"},"issuedOn":"2026-01-15T10:00:00Z"}""";
    public const string Badge = """{"@context":"https://w3id.org/openbadges/v2","id":"https://school.example/b/1","type":"BadgeClass","name":"Conduire un débat","description":"D","image":"https://school.example/b/1.png","criteria":{"narrative":"C"},"issuer":"https://school.example/i/1"}""";
    public const string Issuer = """{"@context":"https://w3id.org/openbadges/v2","id":"https://school.example/i/1","type":"Issuer","name":"École","url":"https://school.example","email":"badges@school.example"}""";
    public const string Employer = """{"@context":"https://w3id.org/openbadges/v2","id":"https://employer.example/i","type":"Profile","name":"Employeur"}""";

    static readonly DateTimeOffset Today = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static Documents Network => new Documents().With(AwardId, Assertion).With(BadgeId, Badge).With(IssuerId, Issuer).With(EmployerId, Employer);

    /// <summary>A hosted endorsement by the employer.</summary>
    public static JsonObject Endorsement(string of) => new()
    {
        ["@context"] = "https://w3id.org/openbadges/v2",
        ["id"] = EndorsementId,
        ["type"] = "Endorsement",
        ["claim"] = new JsonObject { ["id"] = of, ["endorsementComment"] = "Nous recrutons sur ce badge." },
        ["issuer"] = EmployerId,
        ["issuedOn"] = "2026-02-01T10:00:00Z",
        ["verification"] = new JsonObject { ["type"] = "HostedBadge" },
    };

    /// <summary>A document with something more in it.</summary>
    public static string With(string document, string name, JsonNode? value)
    {
        var changed = JsonNode.Parse(document)!.AsObject();
        changed[name] = value;
        return changed.ToJsonString();
    }

    public static string Sign(JsonObject payload, RSA key)
    {
        var input = $"{Base64("""{"alg":"RS256"}"""u8)}.{Base64(Encoding.UTF8.GetBytes(payload.ToJsonString()))}";
        return $"{input}.{Base64(key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static JsonObject Key(string id, string owner, RSA key) => new()
    {
        ["@context"] = "https://w3id.org/openbadges/v2",
        ["id"] = id,
        ["type"] = "CryptographicKey",
        ["owner"] = owner,
        ["publicKeyPem"] = key.ExportSubjectPublicKeyInfoPem(),
    };

    public static async Task<VerificationReport> Judge(string text, Documents network, string? recipient = null, int maximumEndorsements = 20)
    {
        var reading = await new Verifier(new VerifierOptions { Fetch = network, MaximumEndorsements = maximumEndorsements })
            .Verify(Encoding.UTF8.GetBytes(text), new VerificationRequest(Today) { Recipient = recipient }, TestContext.Current.CancellationToken);
        return Assert.IsType<VerificationReading.Judged>(reading).Report;
    }

    public static Check One(VerificationReport report, CheckName name) => Assert.Single(report.Checks, check => check.Name == name);

    public static string CodeOf(VerificationReport report, CheckName name) => One(report, name).Code;

    public static string Told(VerificationReport report) => string.Join(
        "; ", report.Checks.Select(check => $"{check.Outcome} {check.Code} {string.Join(",", check.Arguments)}{(check.Inner is { } inner ? $" <{Told(inner)}>" : "")}"));

    static string Base64(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
