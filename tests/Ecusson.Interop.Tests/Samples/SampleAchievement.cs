using System.Text.Json.Nodes;

namespace Ecusson.Interop.Tests.Samples;

/// <summary>An Achievement (Open Badges 3.0 §B.1.1) with alignments, results to come and what it is related to.</summary>
static class SampleAchievement
{
    static readonly string[] Types =
    [
        "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "AssociateDegree", "Award", "Badge", "BachelorDegree",
        "Certificate", "CertificateOfCompletion", "Certification", "CommunityService", "Competency", "Course", "CoCurricular", "Degree", "Diploma",
        "DoctoralDegree", "Fieldwork", "GeneralEducationDevelopment", "JourneymanCertificate", "LearningProgram", "License", "Membership",
        "ProfessionalDoctorate", "QualityAssuranceCredential", "MasterCertificate", "MasterDegree", "MicroCredential", "ResearchDoctorate",
        "SecondarySchoolDiploma", "ext:Engagement",
    ];

    static readonly string[] TargetTypes =
        ["ceasn:Competency", "ceterms:Credential", "CFItem", "CFRubric", "CFRubricCriterion", "CFRubricCriterionLevel", "CTDL", "ext:ROME"];

    public static JsonObject Of(Chance chance, JsonArray? resultDescriptions)
    {
        var achievement = new JsonObject
        {
            ["id"] = chance.Address("badges"),
            ["type"] = chance.Types("Achievement", "https://badges.example/types#Étape"),
            ["name"] = chance.Name(), ["description"] = chance.Text(), ["criteria"] = Criteria(chance),
        };
        chance.Perhaps(achievement, "alignment", () => chance.Some(() => Alignment(chance)));
        chance.Perhaps(achievement, "achievementType", () => chance.Of(Types));
        chance.Perhaps(achievement, "creator", () => SampleProfile.Of(chance, chance.Address("organizations")));
        chance.Perhaps(achievement, "creditsAvailable", () => chance.Of<double>(3, 3.5, 0.1, 60, 0));
        chance.Perhaps(achievement, "fieldOfStudy", () => chance.Name());
        chance.Perhaps(achievement, "humanCode", () => "CÉ-101");
        chance.Perhaps(achievement, "image", () => SampleImage.Of(chance));
        chance.Perhaps(achievement, "inLanguage", () => chance.Of("fr", "en-GB", "zh-Hant-TW", "ar"));
        chance.Perhaps(achievement, "otherIdentifier", () => chance.Some(() => SampleProfile.Identifier(chance)));
        chance.Perhaps(achievement, "related", () => chance.Some(() => Related(chance)));
        chance.Perhaps(achievement, "specialization", () => chance.Name());
        chance.Perhaps(achievement, "tag", () => chance.Some(() => chance.Name()));
        chance.Perhaps(achievement, "version", () => "1.0-β");
        if (resultDescriptions is not null) achievement["resultDescription"] = resultDescriptions;
        return achievement;
    }

    static JsonObject Criteria(Chance chance) => chance.Below(3) switch
    {
        0 => new() { ["id"] = chance.Address("criteria") },
        1 => new() { ["narrative"] = chance.Name() },
        _ => new() { ["id"] = chance.Address("criteria"), ["narrative"] = chance.Name() },
    };

    /// <summary>An Alignment (§B.1.4).</summary>
    public static JsonObject Alignment(Chance chance)
    {
        var alignment = new JsonObject
        {
            ["type"] = new JsonArray("Alignment"), ["targetName"] = chance.Name(), ["targetUrl"] = $"https://framework.example/items/{chance.Below(10_000)}",
        };
        chance.Perhaps(alignment, "targetCode", () => "K-1.2/é");
        chance.Perhaps(alignment, "targetDescription", () => chance.Text());
        chance.Perhaps(alignment, "targetFramework", () => chance.Name());
        chance.Perhaps(alignment, "targetType", () => chance.Of(TargetTypes));
        return alignment;
    }

    static JsonObject Related(Chance chance)
    {
        var related = new JsonObject
        {
            ["id"] = chance.Address("badges"), ["type"] = chance.Types("Related", "https://w3id.org/openbadges#BadgeClass"),
        };
        chance.Perhaps(related, "inLanguage", () => chance.Of("fr", "en"));
        chance.Perhaps(related, "version", () => "2");
        return related;
    }
}
