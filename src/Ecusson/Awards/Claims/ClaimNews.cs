namespace Ecusson.Awards.Claims;

/// <summary>Kinds of journal entries about claim links, whose subject is the link, and about claims, whose subject is the claim.</summary>
public static class ClaimNews
{
    /// <summary>A link was made.</summary>
    public const string LinkMade = "claim-link.made";

    /// <summary>Its name, times or limit were changed.</summary>
    public const string LinkChanged = "claim-link.changed";

    /// <summary>It was closed by hand.</summary>
    public const string LinkClosed = "claim-link.closed";

    /// <summary>It was opened again.</summary>
    public const string LinkReopened = "claim-link.reopened";

    /// <summary>It got another code; the one before opens nothing more.</summary>
    public const string LinkRecoded = "claim-link.recoded";

    /// <summary>Somebody claimed the badge.</summary>
    public const string Made = "claim.made";

    /// <summary>Who issues said yes to a claim.</summary>
    public const string Approved = "claim.approved";

    /// <summary>Who issues said no to a claim.</summary>
    public const string Refused = "claim.refused";
}
