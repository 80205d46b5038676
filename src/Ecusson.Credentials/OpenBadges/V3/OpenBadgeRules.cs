using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>
/// The rules of Open Badges 3.0 for a badge or an endorsement. A document without any problem marked "Schema" in
/// <see cref="OpenBadgeProblems"/> is one that 1EdTech's official JSON Schema accepts, and the other way round; what the standard
/// or known verifiers ask beyond the schema is found as well.
/// </summary>
public static class OpenBadgeRules
{
    /// <summary>
    /// Judges a document by its edition: the final schemas, or for a credential of VC Data Model 1.1 those of that time.
    /// What 1EdTech's validator lets pass with a word does not break: a value alone in place of an array; nor does null for a property
    /// that may be absent. Never throws for what the JSON says.
    /// </summary>
    /// <returns>The problems in the document's order; empty when there is none.</returns>
    public static IReadOnlyList<DocumentProblem> Check(JsonElement json)
    {
        var at = new Pointer();
        var shapes = IsOfV1(json) ? Shapes.V1 : Shapes.V2;
        (IsEndorsement(json) ? shapes.Endorsement : shapes.Badge).Judge(json, at);
        return at.Problems;
    }

    /// <summary>True for a badge of this standard by its types: <c>OpenBadgeCredential</c> or <c>AchievementCredential</c>.</summary>
    public static bool IsBadge(Credential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return credential.HasType("OpenBadgeCredential") || credential.HasType("AchievementCredential");
    }

    /// <summary>True for an endorsement of this standard by its types.</summary>
    public static bool IsEndorsement(Credential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return credential.HasType("EndorsementCredential");
    }

    static bool IsEndorsement(JsonElement json)
    {
        if (!JsonValues.TryGet(json, "type"u8, out var type)) return false;
        var types = JsonValues.Texts(type);
        return types.Contains("EndorsementCredential") && !types.Contains("OpenBadgeCredential") && !types.Contains("AchievementCredential");
    }

    static bool IsOfV1(JsonElement json) =>
        JsonValues.TryGet(json, "@context"u8, out var contexts)
        && JsonValues.Texts(contexts).Contains(Credential.ContextV1)
        && !JsonValues.TryGet(json, "validFrom"u8, out _);
}
