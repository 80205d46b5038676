using System.Text.Json.Nodes;

namespace Ecusson.Interop.Tests.Samples;

/// <summary>An AchievementCredential (Open Badges 3.0 §B.1.2), unsigned, any optional property present or not.</summary>
static class SampleCredential
{
    const string V2 = "https://www.w3.org/ns/credentials/v2";
    const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    const string Extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
    const string Schemas = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/";

    /// <param name="issuer">The issuer's DID.</param>
    /// <param name="endorse">Signs an endorsement of the thing with this id, and returns it as a document; null for none.</param>
    /// <param name="status">The status entry of this credential, or null.</param>
    public static JsonObject Of(Chance chance, string issuer, Func<string, JsonObject>? endorse, JsonObject? status)
    {
        var subject = SampleSubject.Of(chance);
        var profile = SampleProfile.Of(chance, issuer);
        var credential = new JsonObject
        {
            ["@context"] = new JsonArray(V2, OpenBadges, Extensions),
            ["id"] = chance.Address("awards"),
            ["type"] = new JsonArray("VerifiableCredential", chance.Of("OpenBadgeCredential", "AchievementCredential")),
            ["issuer"] = profile, ["validFrom"] = chance.Instant(), ["credentialSubject"] = subject,
        };
        chance.Perhaps(credential, "name", () => chance.Name());
        chance.Perhaps(credential, "description", () => chance.Text());
        chance.Perhaps(credential, "image", () => SampleImage.Of(chance));
        chance.Perhaps(credential, "awardedDate", () => chance.Instant());
        chance.Perhaps(credential, "validUntil", () => chance.Of("2999-12-31T23:59:59Z", "2120-06-30T00:00:00.5+09:00"));
        chance.Perhaps(credential, "evidence", () => chance.Some(() => Evidence(chance)));
        chance.Perhaps(credential, "credentialSchema", () => new JsonArray(Schema("achievementcredential")));
        if (status is not null) credential["credentialStatus"] = status;
        if (chance.Below(4) == 0)
            credential["refreshService"] = new JsonObject { ["id"] = chance.Address("refresh"), ["type"] = "1EdTechCredentialRefresh" };
        if (chance.Below(4) == 0) credential["termsOfUse"] = chance.Some(() => Terms(chance));
        foreach (var endorsed in (JsonObject[])[credential, (JsonObject)subject["achievement"]!, profile])
            if (endorse is not null && chance.Below(4) == 0) endorsed["endorsement"] = chance.Some(() => endorse((string)endorsed["id"]!));
        return chance.Half ? credential : chance.Shuffled(credential);
    }

    /// <summary>An EndorsementCredential (§B.2.1), unsigned.</summary>
    public static JsonObject Endorsement(Chance chance, string issuer, string endorsed)
    {
        var subject = new JsonObject { ["id"] = endorsed, ["type"] = new JsonArray("EndorsementSubject") };
        chance.Perhaps(subject, "endorsementComment", () => chance.Text());
        var endorsement = new JsonObject
        {
            ["@context"] = new JsonArray(V2, OpenBadges, Extensions), ["id"] = chance.Uuid(),
            ["type"] = new JsonArray("VerifiableCredential", "EndorsementCredential"), ["name"] = chance.Name(),
            ["issuer"] = SampleProfile.Of(chance, issuer, depth: 0), ["validFrom"] = chance.Instant(), ["credentialSubject"] = subject,
        };
        chance.Perhaps(endorsement, "description", () => chance.Text());
        chance.Perhaps(endorsement, "awardedDate", () => chance.Instant());
        chance.Perhaps(endorsement, "validUntil", () => "2999-01-01T00:00:00Z");
        chance.Perhaps(endorsement, "credentialSchema", () => new JsonArray(Schema("endorsementcredential")));
        if (chance.Below(8) == 0) endorsement["termsOfUse"] = chance.Some(() => Terms(chance));
        if (chance.Below(8) == 0)
            endorsement["refreshService"] = new JsonObject { ["id"] = chance.Address("refresh"), ["type"] = "1EdTechCredentialRefresh" };
        return endorsement;
    }

    static JsonObject Schema(string name) => new() { ["id"] = $"{Schemas}ob_v3p0_{name}_schema.json", ["type"] = "1EdTechJsonSchemaValidator2019" };

    // a type that no context defines must be an absolute IRI, or safe mode refuses it
    static JsonObject Terms(Chance chance)
    {
        var terms = new JsonObject { ["type"] = "https://badges.example/types#Policy" };
        chance.Perhaps(terms, "id", () => chance.Address("terms"));
        return terms;
    }

    static JsonObject Evidence(Chance chance)
    {
        var evidence = new JsonObject
        {
            ["type"] = chance.Types("Evidence", "https://w3id.org/openbadges#Assertion"),
        };
        chance.Perhaps(evidence, "id", () => chance.Address("evidence"));
        foreach (var name in (string[])["narrative", "name", "description", "genre", "audience"]) chance.Perhaps(evidence, name, () => chance.Text());
        return evidence;
    }
}
