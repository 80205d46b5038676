using Ecusson.Credentials.OpenBadges.V2;

namespace Ecusson.Credentials.Verification;

/// <summary>From an assertion to its badge class, and from there to its issuer (Open Badges 2.0).</summary>
/// <param name="Badge">The badge class; null when it could not be had.</param>
/// <param name="Issuer">The issuer's own page; null when it could not be had.</param>
/// <param name="IssuerId">The issuer's address, as far as known.</param>
/// <param name="Reason">Why a link of the chain could not be had; null when all could.</param>
sealed record AssertionChain(BadgeClass? Badge, IssuerProfile? Issuer, string? IssuerId, string? Reason)
{
    /// <summary>Follows the addresses. What an assertion says of its issuer in its own text is not believed: anyone can write it.</summary>
    public static async ValueTask<AssertionChain> Follow(Assertion assertion, RemoteAssertions remote, CancellationToken stop)
    {
        var (badge, reason) = await BadgeOf(assertion, remote, stop);
        if (badge is null) return new AssertionChain(null, null, null, reason);
        var issuerId = badge.IssuerId ?? badge.Issuer?.Id;
        if (issuerId is null)
        {
            // OB 0.5 has no page of the issuer, only its origin: what the hosted assertion itself says is all there is.
            return assertion.Edition == Edition.V05 && badge.Issuer is { } own
                ? new AssertionChain(badge, own, own.Id ?? own.Url, null)
                : new AssertionChain(badge, null, null, "missing");
        }

        var page = await remote.Get(issuerId, stop);
        return page is { Reading: OpenBadge2Reading.OfIssuer { Issuer: var issuer }, Reason: null }
            ? new AssertionChain(badge, issuer, issuerId, null)
            : new AssertionChain(badge, null, issuerId, page.Reason ?? "unreadable");
    }

    /// <summary>Says whether the issuer's page was read.</summary>
    public void Tell(Findings findings)
    {
        if (Issuer is not null)
            findings.Passed(CheckName.Issuer, Codes.IssuerPageRead, "OB 2.0 §Verification", ("issuer", IssuerId ?? ""), ("domain", IssuerCheck.DomainOf(IssuerId ?? "") ?? ""));
        else
            findings.Unknown(CheckName.Issuer, Codes.IssuerUnreachable, "OB 2.0 §Verification", ("issuer", IssuerId ?? "?"), ("reason", Reason ?? "missing"));
    }

    static async ValueTask<(BadgeClass? Badge, string? Reason)> BadgeOf(Assertion assertion, RemoteAssertions remote, CancellationToken stop)
    {
        if (assertion.Badge is { } embedded) return (embedded, null);
        if (assertion.BadgeId is null) return (null, "missing");
        var page = await remote.Get(assertion.BadgeId, stop);
        return page is { Reading: OpenBadge2Reading.OfBadgeClass { BadgeClass: var badge }, Reason: null } ? (badge, null) : (null, page.Reason ?? "unreadable");
    }
}
