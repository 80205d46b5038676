using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>
/// What makes two documents editions of one credential (Open Badges 3.0, "Credential equality and comparison"): the issuer's id and
/// the credential's id, after percent-decoding and trimming. Compare with <c>==</c>.
/// </summary>
/// <param name="Issuer">The issuer's id, decoded and trimmed.</param>
/// <param name="Id">The credential's id, decoded and trimmed.</param>
public readonly record struct CredentialIdentity(string Issuer, string Id)
{
    /// <summary>The identity of a credential; null when it lacks an id or its issuer does: such a credential equals no other.</summary>
    public static CredentialIdentity? Of(Credential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return credential is { Id: { } id, IssuerId: { } issuer } ? new CredentialIdentity(Plain(issuer), Plain(id)) : null;
    }

    /// <summary>True when both are editions of one credential and the first has the later <c>validFrom</c>, so that it takes the other's place.</summary>
    public static bool Replaces(Credential newer, Credential older)
    {
        ArgumentNullException.ThrowIfNull(newer);
        ArgumentNullException.ThrowIfNull(older);
        return Of(newer) is { } identity && identity == Of(older) && newer.ValidFrom > older.ValidFrom;
    }

    static string Plain(string id) => Uri.UnescapeDataString(id).Trim();
}
