using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.OpenBadges.V3;

namespace Ecusson.Credentials.Tests.OpenBadges;

/// <summary>Badges to start from.</summary>
static class Badges
{
    static readonly string[] SchemaCodes =
    [
        OpenBadgeProblems.Missing, OpenBadgeProblems.WrongType, OpenBadgeProblems.NullValue, OpenBadgeProblems.NotAnArray, OpenBadgeProblems.NotSingle,
        OpenBadgeProblems.Unexpected, OpenBadgeProblems.NotATerm, OpenBadgeProblems.TypeMissing, OpenBadgeProblems.NotADateTime, OpenBadgeProblems.NotADate,
        OpenBadgeProblems.NotALanguage, OpenBadgeProblems.NotACompactJws, OpenBadgeProblems.ContextFirst, OpenBadgeProblems.ContextSecond, OpenBadgeProblems.ContextEntry,
    ];

    /// <summary>A fresh copy of the sample badge that the table of pitfalls starts from, unsigned.</summary>
    public static JsonObject Sample()
    {
        var json = JsonNode.Parse(File.ReadAllText(Standards.Path("generated-samples", "ob3-didkey.json")))!.AsObject();
        json.Remove("proof");
        return json;
    }

    public static JsonElement Element(JsonNode json) => JsonSerializer.SerializeToElement(json);

    /// <summary>Whether our judgement is that of the schema: no problem that is marked as its own.</summary>
    public static bool KeepsSchema(JsonElement json) => !OpenBadgeRules.Check(json).Any(problem => SchemaCodes.Contains(problem.Code));

    public static string Shown(JsonElement json) => string.Join("; ", OpenBadgeRules.Check(json));

    public static JsonSchema Schema(params string[] path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Standards.Path(["1edtech-openbadges-spec", "ob_v3p0", .. path])));
        return new JsonSchema(document.RootElement.Clone());
    }

    /// <summary>Every credential in the samples and the specification's own vector, by file.</summary>
    public static IEnumerable<string> Published()
    {
        foreach (var name in (string[])["endorsement-didkey", "ob3-didkey-expired", "ob3-didkey-status-4", "ob3-didkey-status-5", "ob3-didkey-tampered", "ob3-didkey", "ob3-didweb", "ob3-with-endorsement"])
            yield return Standards.Path("generated-samples", name + ".json");
    }

    /// <summary>A badge with every optional property that the standard has.</summary>
    public static OpenBadgeCredential Complete()
    {
        var alignment = new Alignment
        {
            TargetName = "Soutenir", TargetUrl = "http://data.europa.eu/esco/skill/1", TargetCode = "1", TargetDescription = "…", TargetFramework = "ESCO", TargetType = "ext:Skill",
        };
        var picture = new Image { Id = "data:image/png;base64,iVBORw0KGgo=", Caption = "Un écusson 🛡" };
        var entry = new IdentifierEntry { Identifier = "42", IdentifierType = "sourcedId" };
        var profile = new Profile
        {
            Id = "did:key:z6MkvDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z", Name = "École", Url = "https://ecole.example", Description = "Une école",
            Image = picture, Email = "badges@ecole.example", Phone = "+33100000000", OtherIdentifiers = [entry], Official = "Mme Martin",
            Address = new Address
            {
                StreetAddress = "1 rue", PostOfficeBoxNumber = "2", PostalCode = "75001", Locality = "Paris", Region = "IdF", Country = "France", CountryCode = "FR",
                Geo = new GeoCoordinates { Latitude = 48.85, Longitude = -2.5e-7 },
            },
            ParentOrg = new Profile { Id = "https://parent.example", Name = "Ministère" },
            FamilyName = "f", GivenName = "g", AdditionalName = "a", PatronymicName = "p", HonorificPrefix = "Dr", HonorificSuffix = "PhD", FamilyNamePrefix = "de", DateOfBirth = "1970-01-31",
        };
        var level = new RubricCriterionLevel { Id = "urn:uuid:l", Name = "Maîtrise", Description = "d", Level = "3", Points = "4", Alignments = [alignment] };
        return new OpenBadgeCredential
        {
            Id = "urn:uuid:5b1f0a44-93ec-4d7c-9a5e-3f1f8a0c1d01", Name = "Badge", Description = "d", Image = picture, Issuer = profile,
            ValidFrom = new DateTimeOffset(2024, 1, 1, 0, 0, 0, 120, TimeSpan.FromHours(2)), ValidUntil = new DateTimeOffset(2034, 1, 1, 0, 0, 0, TimeSpan.Zero),
            AwardedDate = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Evidence = [new Evidence { Id = "https://e.example/1", Name = "n", Narrative = "t", Description = "d", Genre = "g", Audience = "a" }, new Evidence()],
            Schemas = [new CredentialSchema { Id = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json", Type = "1EdTechJsonSchemaValidator2019" }],
            Status = new CredentialStatus
            {
                Id = "https://s.example/1#2", Type = "BitstringStatusListEntry", StatusPurpose = "revocation", StatusListIndex = "2", StatusListCredential = "https://s.example/1",
            },
            RefreshService = new RefreshService { Id = "https://r.example", Type = "1EdTechCredentialRefresh" },
            TermsOfUse = [new TermsOfUse { Id = "https://t.example", Type = "https://t.example/Policy" }],
            Subject = new AchievementSubject
            {
                Id = "urn:uuid:subject", Identifiers = [IdentityHash.OfEmail("Nobody@Example.org", "salt")], Image = picture, Narrative = "Mon histoire",
                ActivityStartDate = new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero), ActivityEndDate = new DateTimeOffset(2022, 6, 1, 0, 0, 0, TimeSpan.Zero),
                CreditsEarned = 3.5, LicenseNumber = "L", Role = "r", Term = "t", Source = profile,
                Results = [new Result { ResultDescription = "urn:uuid:rd", AchievedLevel = "urn:uuid:l", Status = "Completed", Value = "3", Alignments = [alignment] }],
                Achievement = new Achievement
                {
                    Id = "urn:uuid:a", Name = "Accompagner", Description = "d", Criteria = new Criteria { Id = "https://c.example", Narrative = "**Critères**" },
                    AchievementType = "Badge", Image = picture, Creator = profile, Tags = ["formation", "été"], Alignments = [alignment], InLanguage = "fr-FR", Version = "2",
                    CreditsAvailable = 1e21, FieldOfStudy = "f", Specialization = "s", HumanCode = "h", OtherIdentifiers = [entry],
                    Related = [new Related { Types = ["Related", "https://w3id.org/openbadges#BadgeClass"], Id = "https://b.example", InLanguage = "en", Version = "1" }],
                    ResultDescriptions =
                    [
                        new ResultDescription
                        {
                            Id = "urn:uuid:rd", Name = "Niveau", ResultType = "RubricCriterionLevel", AllowedValues = ["1", "2"], RequiredLevel = "urn:uuid:l", RequiredValue = "1",
                            RubricCriterionLevels = [level], ValueMin = "0", ValueMax = "9", Alignments = [alignment],
                        },
                    ],
                },
            },
        };
    }
}
