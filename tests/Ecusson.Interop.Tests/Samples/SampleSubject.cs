using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Ecusson.Interop.Tests.Samples;

/// <summary>An AchievementSubject (Open Badges 3.0 §B.1.2): who earned what, with which results.</summary>
static class SampleSubject
{
    public static JsonObject Of(Chance chance)
    {
        var (descriptions, results) = chance.Half ? SampleResults.Of(chance) : (null, null);
        var subject = new JsonObject
        {
            // §1.6: an id, identifiers, or both; VC-JWT needs the id for `sub`
            ["id"] = chance.Uuid(),
            ["type"] = chance.Types("AchievementSubject", "https://badges.example/types#Étudiant·e"),
            ["achievement"] = SampleAchievement.Of(chance, descriptions),
        };
        if (results is not null) subject["result"] = results;
        chance.Perhaps(subject, "identifier", () => chance.Some(() => Identity(chance)));
        chance.Perhaps(subject, "activityStartDate", () => chance.Instant());
        chance.Perhaps(subject, "activityEndDate", () => chance.Instant());
        chance.Perhaps(subject, "creditsEarned", () => chance.Of<double>(3, 3.5, 0.1, 1e21, 1.5e-7, 0, 120));
        chance.Perhaps(subject, "image", () => SampleImage.Of(chance));
        chance.Perhaps(subject, "licenseNumber", () => chance.Name());
        chance.Perhaps(subject, "narrative", () => chance.Text());
        chance.Perhaps(subject, "role", () => chance.Name());
        chance.Perhaps(subject, "source", () => SampleProfile.Of(chance, chance.Address("people")));
        chance.Perhaps(subject, "term", () => chance.Name());
        return subject;
    }

    /// <summary>An IdentityObject (§B.1.10): hashed with a salt, hashed without, or in clear.</summary>
    static JsonObject Identity(Chance chance)
    {
        var identity = chance.Of("élève@écusson.example", "a@example.com", "+33123456789");
        var salt = chance.Of("", "Kosher", "sel-ß-盐");
        var hashed = chance.Half;
        var document = new JsonObject
        {
            ["type"] = "IdentityObject", ["hashed"] = hashed,
            ["identityHash"] = hashed ? "sha256$" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity + salt))) : identity,
            ["identityType"] = SampleProfile.IdentityType(chance),
        };
        if (hashed && salt.Length > 0) document["salt"] = salt;
        return document;
    }
}
