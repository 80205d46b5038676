using Ecusson.Credentials.Status;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>What the lists that a badge names say of it. "Could not be read" is never "not revoked".</summary>
sealed class StatusChecks(IFetch fetch, ProofChecks proofs)
{
    const string Source = "OB 3.0 §9.1 step 4";
    const int MostEntries = 8;

    public async ValueTask Judge(Findings findings, Credential credential, DateTimeOffset at, CancellationToken stop)
    {
        foreach (var entry in credential.Statuses.Take(MostEntries))
        {
            switch (StatusEntry.Read(entry))
            {
                case StatusEntry.Bitstring bitstring:
                    await JudgeBitstring(findings, bitstring, at, stop);
                    break;
                case StatusEntry.RevocationList list:
                    await JudgeRevocationList(findings, list.ListAddress, credential.Id ?? "", stop);
                    break;
                case StatusEntry.Unsupported other:
                    findings.Unknown(CheckName.Status, Codes.StatusUnsupported, Source, ("type", other.Type));
                    break;
                case StatusEntry.Malformed broken:
                    findings.Unknown(CheckName.Status, Codes.StatusListUnreadable, Source, ("list", "credentialStatus"), ("detail", broken.Property));
                    break;
            }
        }

        if (credential.Statuses.Count > MostEntries)
            findings.Unknown(CheckName.Status, Codes.StatusesTooMany, Source, ("count", $"{credential.Statuses.Count}"), ("limit", $"{MostEntries}"));
    }

    // VC Bitstring Status List 1.0 §3.2: fetch, verify the list's own proof, then look.
    async ValueTask JudgeBitstring(Findings findings, StatusEntry.Bitstring entry, DateTimeOffset at, CancellationToken stop)
    {
        var address = entry.ListAddress.OriginalString;
        var fetched = await fetch.Get(entry.ListAddress, "application/vc, application/vc+ld+json, application/ld+json, application/json", stop);
        if (fetched is not Fetched.Document document)
        {
            Unreachable(findings, address, fetched);
            return;
        }

        using var list = FetchedCredential.Read(document.Content);
        if (list is null)
        {
            findings.Unknown(CheckName.Status, Codes.StatusListUnreadable, Source, ("list", address), ("detail", "not a credential"));
            return;
        }

        var own = new Findings();
        await proofs.Judge(own, list.Secured, at, stop);
        if (own.Checks.Any(check => check.Outcome != Outcome.Passed) || !NamedAs(list.Secured.Credential, address))
            findings.Unknown(CheckName.Status, Codes.StatusListNotAuthentic, "Bitstring Status List §3.2 step 4", ("list", address));
        else
            Tell(findings, StatusReader.Judge(entry, list.Secured.Json, at), address);
    }

    async ValueTask JudgeRevocationList(Findings findings, Uri address, string credentialId, CancellationToken stop)
    {
        if (credentialId.Length == 0)
        {
            // The list names credentials by their id: of one without, it cannot speak.
            findings.Unknown(CheckName.Status, Codes.StatusListUnreadable, Source, ("list", address.OriginalString), ("detail", "id"));
            return;
        }

        var fetched = await fetch.Get(address, "application/json", stop);
        if (fetched is not Fetched.Document document)
        {
            Unreachable(findings, address.OriginalString, fetched);
        }
        else if (JsonReading.Of(document.Content) is JsonReading.Read { Document: var list })
        {
            using (list) Tell(findings, StatusReader.Judge(list.RootElement, credentialId), address.OriginalString);
        }
        else
        {
            findings.Unknown(CheckName.Status, Codes.StatusListUnreadable, Source, ("list", address.OriginalString), ("detail", "not JSON"));
        }
    }

    static void Tell(Findings findings, StatusOutcome outcome, string list)
    {
        switch (outcome)
        {
            case StatusOutcome.NotSet:
                findings.Passed(CheckName.Status, Codes.StatusClear, Source, ("list", list));
                break;
            case StatusOutcome.Set { Purpose: "revocation", Message: { Length: > 0 } reason }:
                findings.Failed(CheckName.Status, Codes.StatusRevokedWhy, Source, ("list", list), ("reason", reason));
                break;
            case StatusOutcome.Set { Purpose: "revocation" }:
                findings.Failed(CheckName.Status, Codes.StatusRevoked, Source, ("list", list));
                break;
            case StatusOutcome.Set { Purpose: "suspension" }:
                findings.Failed(CheckName.Status, Codes.StatusSuspended, Source, ("list", list));
                break;
            case StatusOutcome.Set other:
                findings.Passed(CheckName.Status, Codes.StatusMessage, Source, ("list", list), ("message", other.Message ?? other.Purpose));
                break;
            case StatusOutcome.Unknown { Code: "list-expired" or "list-not-yet-valid" }:
                findings.Unknown(CheckName.Status, Codes.StatusListExpired, Source, ("list", list));
                break;
            case StatusOutcome.Unknown unsaid:
                findings.Unknown(CheckName.Status, Codes.StatusListUnreadable, Source, ("list", list), ("detail", $"{unsaid.Code} {unsaid.Detail}"));
                break;
            case StatusOutcome.Malformed broken:
                findings.Unknown(CheckName.Status, Codes.StatusListUnreadable, Source, ("list", list), ("detail", $"{broken.Code} {broken.Detail}"));
                break;
        }
    }

    static void Unreachable(Findings findings, string address, Fetched fetched) =>
        findings.Unknown(CheckName.Status, Codes.StatusUnreachable, Source, ("list", address), ("reason", FetchReason.Of(fetched)));

    // A true list of somebody else's, served here, says nothing: its id must be the address that the badge names.
    static bool NamedAs(Credential list, string address) => list.Id is not { } id || id == address;
}
