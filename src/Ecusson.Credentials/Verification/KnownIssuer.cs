namespace Ecusson.Credentials.Verification;

/// <summary>
/// What a report allows to be said of who issued a badge. Whoever issues writes any name into it: a name is only ever the issuer's own word, and what
/// can stand behind it is a domain, or no more than a key or a page. The words for people are in <see cref="Sentences"/>.
/// </summary>
public abstract record KnownIssuer
{
    private KnownIssuer() { }

    /// <summary>The name that the issuer gives itself, else its id, verbatim and unescaped; null when it says neither.</summary>
    public string? StatedName { get; private init; }

    /// <summary>A domain stands behind the badge: it names the key that signed, or publishes the badge.</summary>
    /// <param name="Domain">The domain, with its port where it is not the usual one.</param>
    public sealed record Vouched(string Domain) : KnownIssuer;

    /// <summary>The issuer is known by its key alone: whoever holds the key signed, and nobody else confirms the name.</summary>
    public sealed record KeyAlone : KnownIssuer;

    /// <summary>The issuer is known by its page alone (Open Badges 2.0): the page is there and the badge goes back to it, and no domain answers for its address.</summary>
    public sealed record PageAlone : KnownIssuer;

    /// <summary>Nothing ties the badge to the one that it names, or what should does not hold.</summary>
    public sealed record Unconfirmed : KnownIssuer;

    internal static KnownIssuer Of(VerificationReport report)
    {
        var stated = string.IsNullOrWhiteSpace(report.Subject.IssuerName) ? report.Subject.IssuerId : report.Subject.IssuerName;
        var issuer = report.Checks.FirstOrDefault(check => check.Name == CheckName.Issuer && check.Outcome == Outcome.Passed);
        var isHeld = report.Checks.All(check => check.Outcome == Outcome.Passed || check.Name is not (CheckName.Issuer or CheckName.Key or CheckName.Proof or CheckName.HostedCopy));
        var isBorne = report.Checks.Any(check => check.Name is CheckName.Proof or CheckName.HostedCopy);
        if (issuer is null || !isHeld || !isBorne) return new Unconfirmed { StatedName = stated };
        if (issuer.Arguments.TryGetValue("domain", out var domain)) return new Vouched(domain) { StatedName = stated };
        return issuer.Code == Codes.IssuerPageAlone ? new PageAlone { StatedName = stated } : new KeyAlone { StatedName = stated };
    }
}
