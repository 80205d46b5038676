using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Was it made out to the address that the caller gives?</summary>
static class RecipientCheck
{
    const string Source = "OB 3.0 §9.1 step 5";

    public static void Judge(Findings findings, Credential credential, string? recipient)
    {
        if (string.IsNullOrWhiteSpace(recipient)) return;
        var identities = credential.Subjects.SelectMany(IdentitiesOf).ToList();
        if (credential.Subjects.Any(subject => IsNamedBy(subject, recipient)) || identities.Exists(identity => IdentityHash.Matches(identity, recipient)))
            findings.Passed(CheckName.Recipient, Codes.RecipientMatches, Source);
        else if (identities.Count == 0)
            findings.Unknown(CheckName.Recipient, Codes.RecipientNone, Source);
        else
            findings.Failed(CheckName.Recipient, Codes.RecipientDiffers, Source);
    }

    static IEnumerable<IdentityObject> IdentitiesOf(System.Text.Json.JsonElement subject) =>
        JsonValues.TryGet(subject, "identifier"u8, out var identifiers)
            ? JsonValues.Many(identifiers).Select(IdentityObject.Read).OfType<IdentityObject>()
            : [];

    // A subject may be named by its own id: a DID, or an address in clear as mailto:.
    static bool IsNamedBy(System.Text.Json.JsonElement subject, string recipient) =>
        JsonValues.Text(subject, "id"u8) is { } id
        && (id == recipient || string.Equals(id, $"mailto:{recipient.Trim()}", StringComparison.OrdinalIgnoreCase));
}
