using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Baking;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Web.Tests.Verify;

/// <summary>Real badges, signed by a real key through the library.</summary>
static class SampleBadges
{
    public const string Recipient = "nadia@example.org";

    static readonly SigningKey Key = SigningKey.Generate(KeyType.Ed25519);

    /// <summary>A smallest valid PNG: one pixel.</summary>
    public static byte[] Pixel { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Signed(
        string name = "Conduire un débat réglé",
        string issuer = "École nationale des cadres",
        string? validUntil = null,
        string? image = null,
        string? statusList = null)
    {
        var badge = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
            ["id"] = "urn:uuid:5b1f0a44-93ec-4d7c-9a5e-3f1f8a0c1d01",
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["issuer"] = new JsonObject { ["id"] = Key.Public.DidKey, ["type"] = new JsonArray("Profile"), ["name"] = issuer },
            ["validFrom"] = "2024-01-01T00:00:00Z",
            ["name"] = "Badge",
            ["credentialSubject"] = Subject(name, image),
        };
        if (validUntil is not null) badge["validUntil"] = validUntil;
        if (statusList is not null)
            badge["credentialStatus"] = new JsonObject
            {
                ["id"] = $"{statusList}#7",
                ["type"] = "BitstringStatusListEntry",
                ["statusPurpose"] = "revocation",
                ["statusListIndex"] = "7",
                ["statusListCredential"] = statusList,
            };
        return Sign(badge);
    }

    public static byte[] Tampered() =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Signed()).Replace("2024-01-01T00:00:00Z", "2023-01-01T00:00:00Z", StringComparison.Ordinal));

    public static byte[] Baked(byte[] picture)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.IsType<BakeOutcome.Baked>(Picture.Bake(picture, Signed(), BakedStandard.OpenBadges3, output));
        return output.WrittenSpan.ToArray();
    }

    static JsonObject Subject(string name, string? image)
    {
        var achievement = new JsonObject
        {
            ["id"] = "urn:uuid:0c6a7c52-6d3c-4d6e-8a77-0a4d8a0e0001",
            ["type"] = new JsonArray("Achievement"),
            ["name"] = name,
            ["description"] = "Tenir un débat où chacun parle.",
            ["criteria"] = new JsonObject { ["narrative"] = "Montrer un débat." },
        };
        if (image is not null) achievement["image"] = new JsonObject { ["id"] = image, ["type"] = "Image" };
        return new JsonObject
        {
            ["type"] = new JsonArray("AchievementSubject"),
            ["identifier"] = new JsonArray(new JsonObject
            {
                ["type"] = "IdentityObject",
                ["hashed"] = true,
                ["identityHash"] = IdentityHash.Of(Recipient, "salt"),
                ["identityType"] = "emailAddress",
                ["salt"] = "salt",
            }),
            ["achievement"] = achievement,
        };
    }

    static byte[] Sign(JsonObject badge)
    {
        using var unsigned = JsonDocument.Parse(badge.ToJsonString());
        var created = DateTimeOffset.Parse("2024-01-01T00:00:00Z", CultureInfo.InvariantCulture);
        var outcome = EddsaRdfc2022.Sign(unsigned.RootElement, Key, Key.Public.DidKeyUrl, created, Canonicalizer.Pinned);
        return Assert.IsType<SigningOutcome.Signed>(outcome).Json.ToArray();
    }
}
