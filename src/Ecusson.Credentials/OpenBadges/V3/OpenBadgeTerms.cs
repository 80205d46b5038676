using System.Collections.Frozen;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>The closed lists of words of Open Badges 3.0. All but <see cref="ResultStatuses"/> may be extended by words that start with <c>ext:</c>.</summary>
public static class OpenBadgeTerms
{
    /// <summary>Kinds of achievement.</summary>
    public static FrozenSet<string> AchievementTypes { get; } = FrozenSet.ToFrozenSet([
        "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "AssociateDegree", "Award", "Badge", "BachelorDegree",
        "Certificate", "CertificateOfCompletion", "Certification", "CommunityService", "Competency", "Course", "CoCurricular", "Degree",
        "Diploma", "DoctoralDegree", "Fieldwork", "GeneralEducationDevelopment", "JourneymanCertificate", "LearningProgram", "License",
        "Membership", "ProfessionalDoctorate", "QualityAssuranceCredential", "MasterCertificate", "MasterDegree", "MicroCredential",
        "ResearchDoctorate", "SecondarySchoolDiploma"]);

    /// <summary>Kinds of identifier.</summary>
    public static FrozenSet<string> IdentityTypes { get; } = FrozenSet.ToFrozenSet([
        "name", "sourcedId", "systemId", "productId", "userName", "accountId", "emailAddress", "nationalIdentityNumber", "isbn", "issn",
        "lisSourcedId", "oneRosterSourcedId", "sisSourcedId", "ltiContextId", "ltiDeploymentId", "ltiToolId", "ltiPlatformId",
        "ltiUserId", "identifier"]);

    /// <summary>Kinds of alignment target.</summary>
    public static FrozenSet<string> TargetTypes { get; } = FrozenSet.ToFrozenSet([
        "ceasn:Competency", "ceterms:Credential", "CFItem", "CFRubric", "CFRubricCriterion", "CFRubricCriterionLevel", "CTDL"]);

    /// <summary>Kinds of result.</summary>
    public static FrozenSet<string> ResultTypes { get; } = FrozenSet.ToFrozenSet([
        "GradePointAverage", "LetterGrade", "Percent", "PerformanceLevel", "PredictedScore", "RawScore", "Result", "RubricCriterion",
        "RubricCriterionLevel", "RubricScore", "ScaledScore", "Status"]);

    /// <summary>States of a result. Closed: no <c>ext:</c>.</summary>
    public static FrozenSet<string> ResultStatuses { get; } = FrozenSet.ToFrozenSet([
        "Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew"]);
}
