using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>The page on which an issuer or an endorser speaks of itself (Open Badges 2.0, Profile).</summary>
/// <param name="Id">Its address, as far as known.</param>
/// <param name="Profile">What it says; null when it could not be had.</param>
/// <param name="Reason">Why it could not be had; null when it could.</param>
/// <param name="Problems">What is wrong with it by the rules of its edition.</param>
sealed record IssuerPage(string? Id, IssuerProfile? Profile, string? Reason, IReadOnlyList<DocumentProblem> Problems)
{
    /// <summary>No page, and why.</summary>
    public static IssuerPage None(string? id, string reason) => new(id, null, reason, []);

    /// <summary>Asks for the page. What another document says of its issuer in its own text is not believed: anyone can write it.</summary>
    public static async ValueTask<IssuerPage> Read(string? id, RemoteAssertions remote, CancellationToken stop)
    {
        if (id is null) return None(null, "missing");
        var page = await remote.Get(id, stop);

        // It speaks for the address where it stands, whatever id it gives itself.
        return page is { Reading: OpenBadge2Reading.OfIssuer read, Reason: null }
            ? new IssuerPage(id, read.Issuer with { Id = id }, null, read.Problems)
            : None(id, page.Reason ?? "unreadable");
    }

    /// <summary>Says whether the page was read.</summary>
    public void Tell(Findings findings)
    {
        const string source = "OB 2.0 §Verification";
        if (Profile is null) findings.Unknown(CheckName.Issuer, Codes.IssuerUnreachable, source, ("issuer", Id ?? "?"), ("reason", Reason ?? "missing"));
        else if (IssuerCheck.DomainOf(Id ?? "") is { } domain) findings.Passed(CheckName.Issuer, Codes.IssuerPageRead, source, ("issuer", Id ?? ""), ("domain", domain));
        else findings.Passed(CheckName.Issuer, Codes.IssuerPageAlone, source, ("issuer", Id ?? ""));
    }
}
