using System.Text.Json;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Every endorsement inside a badge of 3.0: of the award, of its achievement, of its issuer; each judged by the same steps as a badge.</summary>
static class EndorsementChecks
{
    const string Source = "OB 3.0 §9.1 step 6";

    public delegate ValueTask<VerificationReport> Judging(SecuredCredential endorsement, CancellationToken stop);

    public static async ValueTask Judge(Findings findings, Credential badge, int limit, Judging judge, CancellationToken stop)
    {
        // An endorsement's own endorsements are not asked about: each level would multiply the work that a stranger can cause.
        if (badge.HasType("EndorsementCredential")) return;
        var bearers = Bearers(badge).ToList();
        var attached = bearers.SelectMany(bearer => bearer.Endorsements.Select(endorsement => (endorsement, bearer.What))).ToList();
        var subjects = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (what, id, _) in bearers)
        {
            if (id is not null) subjects.TryAdd(id, what);
        }

        foreach (var (endorsement, what) in attached.Take(limit)) findings.Add(await JudgeOne(endorsement, what, subjects, judge, stop));
        EndorsementFinding.TooMany(findings, attached.Count, limit, Source);
    }

    static async ValueTask<Check> JudgeOne(JsonElement endorsement, string attachedTo, Dictionary<string, string> subjects, Judging judge, CancellationToken stop)
    {
        if (endorsement.ValueKind != JsonValueKind.String) return await JudgeRead(Credential.Read(endorsement), null, attachedTo, subjects, judge, stop);
        var reading = VcJwt.Read(JsonValues.Text(endorsement) ?? "");
        if (reading is VcJwtReading.Refused refused) return EndorsementFinding.Unreadable(refused.Code, attachedTo, Source);
        using var token = ((VcJwtReading.Read)reading).Token;
        return await JudgeRead(Credential.Read(token.Credential), token, attachedTo, subjects, judge, stop);
    }

    static async ValueTask<Check> JudgeRead(
        CredentialReading reading, VcJwt? token, string attachedTo, Dictionary<string, string> subjects, Judging judge, CancellationToken stop)
    {
        if (reading is not CredentialReading.Read read) return EndorsementFinding.Unreadable("not-a-credential", attachedTo, Source);
        var endorsement = read.Credential;

        // A badge of somebody else's with the same holder is true and praises nothing: only an endorsement endorses.
        if (!endorsement.HasType("EndorsementCredential")) return EndorsementFinding.Unreadable("not-an-endorsement", attachedTo, Source);
        var report = await judge(token is null ? SecuredCredential.Embedded(read) : SecuredCredential.Enveloped(read, token), stop);
        var issuer = report.Subject.IssuerName ?? endorsement.IssuerId ?? "";

        // OB 3.0 §B.4: an endorsement speaks of what its subject's id names; inside a badge that is the badge, the award or the issuer.
        var subject = endorsement.Subjects.Select(s => JsonValues.Text(s, "id"u8)).FirstOrDefault() ?? "";
        return subjects.TryGetValue(subject, out var what)
            ? EndorsementFinding.Of(report, issuer, what, Source)
            : EndorsementFinding.Elsewhere(report, issuer, subject, attachedTo, Source);
    }

    static IEnumerable<Endorsed> Bearers(Credential badge)
    {
        yield return Bearer(Endorsed.Award, badge.Json);
        yield return Bearer(Endorsed.Issuer, badge.Issuer) with { Id = badge.IssuerId };
        foreach (var subject in badge.Subjects)
        {
            if (JsonValues.TryGet(subject, "achievement"u8, out var achievement))
            {
                yield return Bearer(Endorsed.Badge, achievement);
                if (JsonValues.TryGet(achievement, "creator"u8, out var creator)) yield return Bearer(Endorsed.Creator, creator);
            }

            yield return new Endorsed(Endorsed.Holder, JsonValues.Text(subject, "id"u8), []);
        }
    }

    static Endorsed Bearer(string what, JsonElement bearer) =>
        new(what, JsonValues.Text(bearer, "id"u8), [.. In(bearer, "endorsement"u8), .. In(bearer, "endorsementJwt"u8)]);

    static IReadOnlyList<JsonElement> In(JsonElement bearer, ReadOnlySpan<byte> name) =>
        JsonValues.TryGet(bearer, name, out var found) ? JsonValues.Many(found) : [];
}
