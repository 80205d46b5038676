using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>From an assertion to its badge class, and from there to its issuer (Open Badges 2.0).</summary>
/// <param name="Badge">The badge class; null when it could not be had.</param>
/// <param name="BadgeId">Its address or other id, as far as known.</param>
/// <param name="Issuer">The issuer's own page.</param>
/// <param name="Problems">What is wrong with the documents that were fetched, as if they stood inside the assertion.</param>
sealed record AssertionChain(BadgeClass? Badge, string? BadgeId, IssuerPage Issuer, IReadOnlyList<DocumentProblem> Problems)
{
    /// <summary>Follows the addresses.</summary>
    public static async ValueTask<AssertionChain> Follow(Assertion assertion, RemoteAssertions remote, CancellationToken stop)
    {
        if (assertion.Badge is { } inside && await FollowInside(inside, assertion.Edition, remote, stop) is { } chain) return chain;
        if (assertion.BadgeId is not { } address) return new AssertionChain(null, null, IssuerPage.None(null, "missing"), []);
        var page = await remote.Get(address, stop);
        if (page is not { Reading: OpenBadge2Reading.OfBadgeClass read, Reason: null })
            return new AssertionChain(null, address, IssuerPage.None(null, page.Reason ?? "unreadable"), []);
        var issuer = await IssuerPage.Read(read.BadgeClass.IssuerId, remote, stop);
        return new AssertionChain(read.BadgeClass, address, issuer, [.. Under("/badge", read.Problems), .. Under("/badge/issuer", issuer.Problems)]);
    }

    // Null when the text inside is not to be believed: it gives itself an address that its issuer does not answer for, and what stands
    // there counts. Otherwise anybody could dress a badge of their own in the name, and the endorsements, of somebody else's.
    static async ValueTask<AssertionChain?> FollowInside(BadgeClass inside, Edition edition, RemoteAssertions remote, CancellationToken stop)
    {
        // OB 0.5 has no page of the issuer, only its origin: what the hosted assertion itself says is all there is.
        if (edition == Edition.V05 && inside is { IssuerId: null, Issuer: { } own })
            return new AssertionChain(inside, null, new IssuerPage(own.Id ?? own.Url, own, null, []), []);
        var issuer = await IssuerPage.Read(inside.IssuerId, remote, stop);
        var isAddress = Uri.TryCreate(inside.Id, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" };
        return !isAddress || (issuer.Profile is { } profile && HostedScope.AllowsBadgeClass(profile, inside.Id!))
            ? new AssertionChain(inside, inside.Id, issuer, [.. Under("/badge/issuer", issuer.Problems)])
            : null;
    }

    static IEnumerable<DocumentProblem> Under(string path, IReadOnlyList<DocumentProblem> problems) =>
        problems.Select(problem => problem with { Path = path + problem.Path });
}
