using System.Text.Json;
using Ecusson.Credentials.Vc;
using static Ecusson.Credentials.OpenBadges.V3.Values;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>
/// The official JSON Schemas of AchievementCredential and EndorsementCredential as a table, for one edition of the data model:
/// <c>ob_v3p0_achievementcredential_schema.json</c> of Open Badges 3.0 final, and the one of the VC 1.1 era.
/// </summary>
sealed class Shapes
{
    public static readonly Shapes V2 = new(second: true);

    public static readonly Shapes V1 = new(second: false);

    readonly bool second;

    Shapes(bool second)
    {
        this.second = second;
        var (geo, address, image, identifierEntry, profile) = (new Shape(), new Shape(), new Shape(open: false), new Shape(open: false), Of(PartRules.Profile));
        var (alignment, level, resultDescription, result, evidence) = (new Shape(), new Shape(), new Shape(), new Shape(), new Shape());
        var (related, criteria, achievement, identity, subject) = (new Shape(), Of(PartRules.Criteria), new Shape(), new Shape(open: false) { Beyond = PartRules.Identity }, Of(PartRules.Subject));
        var (endorsement, endorsementSubject, identified, typed, proof) = (Of(CredentialPartRules.Judge), new Shape(), new Shape(), new Shape(), new Shape());
        var endorsements = new ManyRule(endorsement);
        Rule issuer = second ? new TextOrObjectRule(profile) : profile;
        (string, Rule)[] dates = second
            ? [("awardedDate", Moment), ("validFrom", Moment), ("validUntil", Moment)]
            : [("awardedDate", Moment), ("issuanceDate", Moment), ("expirationDate", Moment)];
        string[] dated = [second ? "validFrom" : "issuanceDate"];

        geo.With(["type", "latitude", "longitude"], ("type", One("GeoCoordinates")), ("latitude", Number), ("longitude", Number));
        address.With(["type"], ("type", Many("Address")), ("addressCountry", Text), ("addressCountryCode", Text), ("addressRegion", Text),
            ("addressLocality", Text), ("streetAddress", Text), ("postOfficeBoxNumber", Text), ("postalCode", Text), ("geo", geo));
        image.With(["id", "type"], ("id", Text), ("type", One("Image")), ("caption", Text));
        identifierEntry.With(["type", "identifier", "identifierType"], ("type", One("IdentifierEntry")), ("identifier", Text), ("identifierType", IdentityType));
        profile.With(["id", "type"], ("id", Text), ("type", Many("Profile")), ("name", Text), ("url", Text), ("phone", Text), ("description", Text),
            ("endorsement", endorsements), ("endorsementJwt", Jwts), ("image", image), ("email", Text), ("address", address),
            ("otherIdentifier", new ManyRule(identifierEntry)), ("official", Text), ("parentOrg", profile), ("familyName", Text), ("givenName", Text),
            ("additionalName", Text), ("patronymicName", Text), ("honorificPrefix", Text), ("honorificSuffix", Text), ("familyNamePrefix", Text), ("dateOfBirth", Day));
        alignment.With(["type", "targetName", "targetUrl"], ("type", Many("Alignment")), ("targetCode", Text), ("targetDescription", Text),
            ("targetName", Text), ("targetFramework", Text), ("targetType", new TermRule(OpenBadgeTerms.TargetTypes)), ("targetUrl", Text));
        level.With(["id", "type", "name"], ("id", Text), ("type", Many("RubricCriterionLevel")), ("alignment", new ManyRule(alignment)),
            ("description", Text), ("level", Text), ("name", Text), ("points", Text));
        resultDescription.With(["id", "type", "name", "resultType"], ("id", Text), ("type", Many("ResultDescription")), ("alignment", new ManyRule(alignment)),
            ("allowedValue", Texts), ("name", Text), ("requiredLevel", Text), ("requiredValue", Text), ("resultType", new TermRule(OpenBadgeTerms.ResultTypes)),
            ("rubricCriterionLevel", new ManyRule(level)), ("valueMax", Text), ("valueMin", Text));
        result.With(["type"], ("type", Many("Result")), ("achievedLevel", Text), ("alignment", new ManyRule(alignment)), ("resultDescription", Text),
            ("status", new TermRule(OpenBadgeTerms.ResultStatuses, open: false)), ("value", Text));
        evidence.With(["type"], ("id", Text), ("type", Many("Evidence")), ("narrative", Text), ("name", Text), ("description", Text), ("genre", Text), ("audience", Text));
        related.With(["id", "type"], ("id", Text), ("type", Many("Related")), ("inLanguage", Language), ("version", Text));
        criteria.With([], ("id", Text), ("narrative", Text));
        achievement.With(["id", "type", "criteria", "description", "name"], ("id", Text), ("type", Many("Achievement")), ("alignment", new ManyRule(alignment)),
            ("achievementType", new TermRule(OpenBadgeTerms.AchievementTypes)), ("creator", profile), ("creditsAvailable", Number), ("criteria", criteria),
            ("description", Text), ("endorsement", endorsements), ("endorsementJwt", Jwts), ("fieldOfStudy", Text), ("humanCode", Text), ("image", image),
            ("inLanguage", Language), ("name", Text), ("otherIdentifier", new ManyRule(identifierEntry)), ("related", new ManyRule(related)),
            ("resultDescription", new ManyRule(resultDescription)), ("specialization", Text), ("tag", Texts), ("version", Text));
        identity.With(["type", "hashed", "identityHash", "identityType"], ("type", One("IdentityObject")), ("hashed", Truth), ("identityHash", Text),
            ("identityType", IdentityType), ("salt", Text));
        subject.With(["type", "achievement"], ("id", Text), ("type", Many("AchievementSubject")), ("activityEndDate", Moment), ("activityStartDate", Moment),
            ("creditsEarned", Number), ("achievement", achievement), ("identifier", new ManyRule(identity)), ("image", image), ("licenseNumber", Text),
            ("narrative", Text), ("result", new ManyRule(result)), ("role", Text), ("source", profile), ("term", Text));
        endorsementSubject.With(["id", "type"], ("id", Text), ("type", Many("EndorsementSubject")), ("endorsementComment", Text));
        identified.With(["id", "type"], ("id", Text), ("type", Text));
        typed.With(["type"], ("id", Text), ("type", Text));
        proof.With(["type"], ("type", Text), ("created", Moment), ("cryptosuite", Text), ("challenge", Text), ("domain", Text), ("nonce", Text),
            ("proofPurpose", Text), ("proofValue", Text), ("verificationMethod", Text));

        (string, Rule)[] shared =
        [
            ("@context", new ContextsRule(second)), ("id", Text), ("name", Text), ("description", Text), ("issuer", issuer), .. dates,
            ("proof", new ManyRule(proof)), ("credentialSchema", new ManyRule(identified)), ("credentialStatus", identified),
            ("refreshService", identified), ("termsOfUse", new ManyRule(typed)),
        ];
        endorsement.With(["@context", "type", "id", "name", "credentialSubject", "issuer", .. dated],
            [.. shared, ("type", Credentials("EndorsementCredential")), ("credentialSubject", endorsementSubject)]);
        Endorsement = endorsement;
        Badge = Of(CredentialPartRules.Judge).With(["@context", "id", "type", "credentialSubject", "issuer", .. dated, .. second ? [] : (string[])["name"]],
            [.. shared, ("type", Credentials("AchievementCredential", "OpenBadgeCredential")), ("image", image), ("credentialSubject", subject),
                ("endorsement", endorsements), ("endorsementJwt", Jwts), ("evidence", new ManyRule(evidence))]);
    }

    public Shape Badge { get; }

    public Shape Endorsement { get; }

    // The schemas of the VC 1.1 era ask for types without naming them.
    TypesRule Many(string type) => second ? new TypesRule([type]) : new TypesRule();

    Rule One(string type) => second ? new ConstantRule(type) : Text;

    TypesRule Credentials(params string[] types) => second ? new TypesRule(["VerifiableCredential"], types) : new TypesRule();

    static Shape Of(Action<JsonElement, Pointer> beyond) => new() { Beyond = beyond };
}
