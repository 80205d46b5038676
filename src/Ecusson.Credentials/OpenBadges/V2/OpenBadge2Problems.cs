using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>Codes of what <see cref="OpenBadge2.Read"/> finds. Those that say the same as in the W3C layer are the same words.</summary>
public static class OpenBadge2Problems
{
    /// <summary>It is no document of Open Badges before 3.0. Detail: the JSON type.</summary>
    public const string NotOpenBadge2 = "not-open-badges-2";

    /// <summary>A required property is absent or null. Detail: its name.</summary>
    public const string Missing = VcProblems.Missing;

    /// <summary>A value has another JSON type than it must have. Detail: what was expected.</summary>
    public const string WrongType = VcProblems.WrongType;

    /// <summary>Objects are nested deeper than is judged. Detail: the limit.</summary>
    public const string TooDeep = VcProblems.TooDeep;

    /// <summary>An id is none of the addresses that are allowed: http, https, <c>urn:uuid:</c>, or a blank node. Detail: the value.</summary>
    public const string NotAnIri = "not-an-iri";

    /// <summary>A value that must be an http or https address is none. Detail: the value.</summary>
    public const string NotAUrl = VcProblems.NotAUrl;

    /// <summary>A moment is not ISO 8601 with its zone (2.0), or no moment at all (older). Detail: the value.</summary>
    public const string NotADateTime = VcProblems.NotADateTime;

    /// <summary>A language is not a BCP 47 tag. Detail: the value.</summary>
    public const string NotALanguage = "not-a-language";

    /// <summary>A mail address is none. Detail: the value.</summary>
    public const string NotAnEmail = "not-an-email";

    /// <summary>A telephone number is not E.164. Detail: the value.</summary>
    public const string NotATelephone = "not-a-telephone";

    /// <summary>The recipient's type is none of email, id, url, telephone. Detail: the value.</summary>
    public const string RecipientType = "recipient-type";

    /// <summary>The identity is said to be hashed and is not, or looks hashed and is said not to be. Detail: empty.</summary>
    public const string HashedOrNot = "hashed-or-not";

    /// <summary>The way of verifying is none that the standard knows. Detail: the type.</summary>
    public const string VerificationType = "verification-type";

    /// <summary>An origin is not a bare host name. Detail: the value.</summary>
    public const string NotAHost = "not-a-host";

    /// <summary>The picture is a data URI where only an address may stand, or one that is neither PNG nor SVG. Detail: its media type.</summary>
    public const string ImageKind = "image-not-png-or-svg";

    /// <summary>Something must be embedded and is an address. Detail: its name.</summary>
    public const string NotEmbedded = "not-embedded";

    /// <summary>The issuer's id is no http address, so that nothing can be fetched from it. Detail: the id. A warning.</summary>
    public const string IssuerNotHttp = "issuer-not-http";

    /// <summary>The document says another id than the address it was fetched from. Detail: the id. A warning.</summary>
    public const string FetchedElsewhere = "fetched-elsewhere";

    /// <summary>The key is no PEM. Detail: empty.</summary>
    public const string NotAPem = "not-a-pem";
}
