using System.Text.Json;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Every endorsement inside a badge: of the award, of its achievement, of its issuer; each judged by the same steps as a badge.</summary>
static class EndorsementChecks
{
    const string Source = "OB 3.0 §9.1 step 6";

    public delegate ValueTask<VerificationReport> Judging(SecuredCredential endorsement, CancellationToken stop);

    public static async ValueTask Judge(Findings findings, Credential badge, int limit, Judging judge, CancellationToken stop)
    {
        // An endorsement's own endorsements are not asked about: each level would multiply the work that a stranger can cause.
        if (badge.HasType("EndorsementCredential")) return;
        var found = Found(badge).ToList();
        var subjects = SubjectsOf(badge);
        foreach (var endorsement in found.Take(limit)) findings.Add(await JudgeOne(endorsement, subjects, judge, stop));
        if (found.Count > limit)
            findings.Unknown(CheckName.Endorsement, Codes.EndorsementsTooMany, Source, ("count", $"{found.Count}"), ("limit", $"{limit}"));
    }

    static async ValueTask<Check> JudgeOne(JsonElement endorsement, HashSet<string> subjects, Judging judge, CancellationToken stop)
    {
        if (endorsement.ValueKind != JsonValueKind.String) return await JudgeRead(Credential.Read(endorsement), null, subjects, judge, stop);
        var reading = VcJwt.Read(JsonValues.Text(endorsement) ?? "");
        if (reading is VcJwtReading.Refused refused) return Unreadable(refused.Code);
        using var token = ((VcJwtReading.Read)reading).Token;
        return await JudgeRead(Credential.Read(token.Credential), token, subjects, judge, stop);
    }

    static async ValueTask<Check> JudgeRead(CredentialReading reading, VcJwt? token, HashSet<string> subjects, Judging judge, CancellationToken stop)
    {
        if (reading is not CredentialReading.Read read) return Unreadable("not-a-credential");
        var endorsement = read.Credential;

        // A badge of somebody else's with the same holder is true and praises nothing: only an endorsement endorses.
        if (!endorsement.HasType("EndorsementCredential")) return Unreadable("not-an-endorsement");
        var report = await judge(token is null ? SecuredCredential.Embedded(read) : SecuredCredential.Enveloped(read, token), stop);
        var issuer = report.Subject.IssuerName ?? endorsement.IssuerId ?? "";

        // OB 3.0 §B.4: an endorsement speaks of what its subject's id names; inside a badge that is the badge, the award or the issuer.
        var subject = endorsement.Subjects.Select(s => JsonValues.Text(s, "id"u8)).FirstOrDefault() ?? "";
        if (!subjects.Contains(subject))
            return new Check(CheckName.Endorsement, Outcome.Failed, Codes.EndorsementElsewhere, Findings.Named(("issuer", issuer), ("subject", subject)), Source) { Inner = report };
        var code = report.Outcome switch
        {
            Outcome.Passed => Codes.EndorsementValid,
            Outcome.Failed => Codes.EndorsementFailed,
            _ => Codes.EndorsementUnknown,
        };
        return new Check(CheckName.Endorsement, report.Outcome, code, Findings.Named(("issuer", issuer)), Source) { Inner = report };
    }

    static Check Unreadable(string detail) =>
        new(CheckName.Endorsement, Outcome.Failed, Codes.EndorsementUnreadable, Findings.Named(("detail", detail)), Source);

    static IEnumerable<JsonElement> Found(Credential badge) =>
        Bearers(badge).SelectMany(bearer => In(bearer, "endorsement"u8).Concat(In(bearer, "endorsementJwt"u8)));

    static IEnumerable<JsonElement> Bearers(Credential badge)
    {
        yield return badge.Json;
        yield return badge.Issuer;
        foreach (var subject in badge.Subjects)
        {
            if (!JsonValues.TryGet(subject, "achievement"u8, out var achievement)) continue;
            yield return achievement;
            if (JsonValues.TryGet(achievement, "creator"u8, out var creator)) yield return creator;
        }
    }

    static HashSet<string> SubjectsOf(Credential badge) =>
        [.. Bearers(badge).Concat(badge.Subjects).Select(bearer => JsonValues.Text(bearer, "id"u8)).OfType<string>()];

    static IReadOnlyList<JsonElement> In(JsonElement bearer, ReadOnlySpan<byte> name) =>
        JsonValues.TryGet(bearer, name, out var found) ? JsonValues.Many(found) : [];
}
