using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Verification;

/// <summary>A signed badge or endorsement of 1.x and 2.0: its issuer's keys, the signature, the issuer's list of what was revoked.</summary>
static class SignatureChecks
{
    const string Source = "OB 2.0 §SignedBadge Verification";

    /// <summary>How many keys are tried where none is named: a page that lists more costs more than a badge is worth.</summary>
    const int MostKeys = 8;

    public static async ValueTask Judge(Findings findings, Statement signed, VcJwt token, IssuerPage issuer, RemoteAssertions remote, CancellationToken stop)
    {
        issuer.Tell(findings);
        var keys = IssuerKey.Of(signed, issuer);
        var trials = new List<Findings>();
        foreach (var key in keys.Take(MostKeys))
        {
            var trial = new Findings();
            await key.Judge(trial, token, issuer, remote, stop);
            trials.Add(trial);
            if (trial.Holds(CheckName.Proof)) break;
        }

        // Steps 4 to 6: the key that holds is told; else one that could not be judged, since it may have been that one; else the first.
        var told = trials.Find(trial => trial.Holds(CheckName.Proof)) ?? trials.Find(trial => trial.Checks.Any(check => check.Outcome == Outcome.Unknown));
        if (told is null && keys.Count > MostKeys) findings.Unknown(CheckName.Proof, Codes.ProofTooCostly, Source, ("detail", $"publicKey: {keys.Count} > {MostKeys}"));
        else if (trials.Count > 0) (told ?? trials[0]).Checks.ToList().ForEach(findings.Add);
        else NoKey(findings, issuer);

        // Step 7.
        if (signed.Revoked) Statement.TellRevoked(findings, signed.Id ?? "", signed.RevocationReason, Source);
        else if (issuer.Profile?.RevocationList is { } list) await JudgeRevocation(findings, signed, list, issuer, remote, stop);
    }

    static void NoKey(Findings findings, IssuerPage issuer)
    {
        if (issuer.Profile is null) findings.Unknown(CheckName.Key, Codes.KeyUnreachable, Source, ("method", issuer.Id ?? "?"), ("reason", issuer.Reason ?? "missing"));
        else findings.Failed(CheckName.Key, Codes.KeyNotFound, Source, ("method", $"{issuer.Id} publicKey"));
        findings.Unknown(CheckName.Proof, Codes.ProofNotTried, Source);
    }

    static async ValueTask JudgeRevocation(Findings findings, Statement signed, string address, IssuerPage issuer, RemoteAssertions remote, CancellationToken stop)
    {
        var page = await remote.Get(address, stop);
        if (page is not { Reading: OpenBadge2Reading.OfRevocationList { List: var list }, Reason: null })
            findings.Unknown(CheckName.Status, Codes.StatusUnreachable, Source, ("list", address), ("reason", page.Reason ?? "unreadable"));
        else if (list.IssuerId is { } owner && owner != issuer.Id)
            findings.Unknown(CheckName.Status, Codes.StatusListNotAuthentic, Source, ("list", address));
        else if (list.Find(signed.Id, signed.Uid) is { } entry)
            Statement.TellRevoked(findings, address, entry.RevocationReason, Source);
        else
            findings.Passed(CheckName.Status, Codes.StatusClear, Source, ("list", address));
    }
}
