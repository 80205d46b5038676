using System.Text.Json;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Status;

/// <summary>Reads what a list that was fetched, and whose proof was verified, says about a credential.</summary>
public static class StatusReader
{
    /// <summary>VC Bitstring Status List 1.0 §3.2 Validate Algorithm, without fetching and verifying the list, which come before.</summary>
    /// <param name="entry">The credential's entry.</param>
    /// <param name="list">The list's credential.</param>
    /// <param name="at">The moment of judging: a list has its own dates.</param>
    /// <param name="maximumBytes">The largest expanded list.</param>
    public static StatusOutcome Judge(StatusEntry.Bitstring entry, JsonElement list, DateTimeOffset at, int maximumBytes = BitstringStatusList.DefaultMaximumBytes)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var types = list.Many("type").Select(type => type.Text()).ToList();
        if (!types.Contains("BitstringStatusListCredential") && !types.Contains("StatusList2021Credential")) return new StatusOutcome.Malformed("type", string.Join(' ', types));
        if (list.Many("credentialSubject").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } subject) return new StatusOutcome.Malformed("subject", "credentialSubject");
        // A list may be signed at the moment that it is asked for, after the judging has begun and by another clock.
        if (DateTimeStamp.Read(list.Text("validFrom") ?? list.Text("issuanceDate")) > at + ClockSkew.Allowed) return new StatusOutcome.Unknown("list-not-yet-valid", list.Text("validFrom") ?? "");
        if (Ends(list) is { Length: > 0 } end && DateTimeStamp.Read(end) is null) return new StatusOutcome.Malformed("subject", "validUntil");
        if (DateTimeStamp.Read(Ends(list)) < at) return new StatusOutcome.Unknown("list-expired", Ends(list) ?? "");
        // STATUS_VERIFICATION_ERROR: the entry's purpose is one of the list's
        if (!subject.Many("statusPurpose").Any(purpose => purpose.Text() == entry.Purpose)) return new StatusOutcome.Unknown("purpose", entry.Purpose);
        // Expand
        if (subject.Text("encodedList") is not { } encoded) return new StatusOutcome.Malformed("subject", "encodedList");
        return BitstringStatusList.Decode(encoded, entry.StatusSize, maximumBytes) switch
        {
            StatusListDecoding.Decoded { List: var expanded } => Judge(entry, expanded),
            StatusListDecoding.Refused refused => new StatusOutcome.Malformed(refused.Code, refused.Detail),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What a 1EdTech revocation list says about a credential (1EdTech VCRL 1.0): it is revoked when it is listed and <c>revoked</c> is not false.</summary>
    /// <param name="list">The document at the entry's address.</param>
    /// <param name="credentialId">The credential's <c>id</c>.</param>
    public static StatusOutcome Judge(JsonElement list, string credentialId)
    {
        ArgumentNullException.ThrowIfNull(credentialId);
        if (list.ValueKind != JsonValueKind.Object) return new StatusOutcome.Malformed("type", "1EdTechRevocationList");
        if (list.Member("revokedCredential") is not { } && list.Text("issuer") is null && list.Text("id") is null) return new StatusOutcome.Malformed("type", "1EdTechRevocationList");
        foreach (var listed in list.Many("revokedCredential"))
        {
            if ((listed.Text() ?? listed.Text("id")) == credentialId && listed.Member("revoked") is not { ValueKind: JsonValueKind.False })
                return new StatusOutcome.Set("revocation", listed.Text("revocationReason"));
        }

        return new StatusOutcome.NotSet();
    }

    private static StatusOutcome Judge(StatusEntry.Bitstring entry, BitstringStatusList expanded)
    {
        // STATUS_LIST_LENGTH_ERROR
        if (expanded.Entries < BitstringStatusList.MinimumEntries) return new StatusOutcome.Malformed("length", $"{expanded.Entries}");
        // RANGE_ERROR
        if (entry.Index >= expanded.Entries) return new StatusOutcome.Unknown("range", $"{entry.Index}");
        var status = expanded[entry.Index];
        if (status == 0) return new StatusOutcome.NotSet();
        return new StatusOutcome.Set(entry.Purpose, entry.Messages.GetValueOrDefault(status));
    }

    private static string? Ends(JsonElement list) => list.Text("validUntil") ?? list.Text("expirationDate");
}
