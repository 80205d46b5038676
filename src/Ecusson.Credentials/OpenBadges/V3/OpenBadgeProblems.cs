using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>Codes of what <see cref="OpenBadgeRules"/> finds. Those that say the same as in the W3C layer are the same words.</summary>
public static class OpenBadgeProblems
{
    /// <summary>A required property is absent or null. Detail: its name. Schema.</summary>
    public const string Missing = VcProblems.Missing;

    /// <summary>A value has another JSON type than it must have. Detail: what was expected. Schema.</summary>
    public const string WrongType = VcProblems.WrongType;

    /// <summary>A property is null where the standard leaves it out. Detail: empty. Schema; a warning.</summary>
    public const string NullValue = VcProblems.NullValue;

    /// <summary>Objects are nested deeper than is judged. Detail: the limit.</summary>
    public const string TooDeep = VcProblems.TooDeep;

    /// <summary>One value stands where the standard wants an array of one. Detail: empty. Schema; a warning.</summary>
    public const string NotAnArray = "not-an-array";

    /// <summary>An array stands where the standard wants one value. Detail: how many it holds. Schema; a warning when it holds one.</summary>
    public const string NotSingle = "not-single";

    /// <summary>A property stands where the standard allows no other. Detail: its name. Schema.</summary>
    public const string Unexpected = "unexpected-property";

    /// <summary>A word is not in the standard's list and is no extension of it. Detail: the word. Schema.</summary>
    public const string NotATerm = "not-a-term";

    /// <summary>A word extends the standard's list without starting with <c>ext:</c>. Detail: the word.</summary>
    public const string ExtensionPrefix = "extension-prefix";

    /// <summary><c>type</c> lacks what it must name. Detail: the type that is missing. Schema.</summary>
    public const string TypeMissing = VcProblems.TypeMissing;

    /// <summary>A moment is not RFC 3339 with its zone. Detail: the value. Schema.</summary>
    public const string NotADateTime = VcProblems.NotADateTime;

    /// <summary>A day is not <c>yyyy-MM-dd</c>. Detail: the value. Schema.</summary>
    public const string NotADate = "not-a-date";

    /// <summary>A language is not written as the standard wants it. Detail: the value. Schema.</summary>
    public const string NotALanguage = "not-a-language";

    /// <summary>A text is not a compact JWS. Detail: empty. Schema.</summary>
    public const string NotACompactJws = "not-a-compact-jws";

    /// <summary>The first context is not that of VC Data Model 2.0. Detail: what stands there. Schema.</summary>
    public const string ContextFirst = VcProblems.ContextFirst;

    /// <summary>The second context is not Open Badges 3.0's. Detail: what stands there. Schema.</summary>
    public const string ContextSecond = "context-second";

    /// <summary>An entry of <c>@context</c> is neither a text nor an object. Detail: what it is. Schema.</summary>
    public const string ContextEntry = VcProblems.ContextEntry;

    /// <summary>A type of 1EdTech's own appears without the context that defines it. Detail: the type. A warning.</summary>
    public const string ContextExtensions = "context-extensions";

    /// <summary>The issuer is an address alone, which 1EdTech's validator refuses. Detail: the address. A warning.</summary>
    public const string IssuerNotAnObject = "issuer-not-an-object";

    /// <summary>The subject has neither an id nor an identifier. Detail: empty.</summary>
    public const string SubjectNotIdentified = "subject-not-identified";

    /// <summary>The criteria say neither an address nor a text. Detail: empty. A warning; 1EdTech's validator refuses it.</summary>
    public const string CriteriaEmpty = "criteria-empty";

    /// <summary>A hashed identity is not <c>sha256$</c> or <c>md5$</c> with its digits. Detail: empty.</summary>
    public const string IdentityHashMalformed = "identity-hash-malformed";

    /// <summary>A hashed identity has no salt, so that it can be looked up in a list of addresses. Detail: empty. A warning.</summary>
    public const string IdentityNotSalted = "identity-not-salted";

    /// <summary>A result names a description that the achievement does not have. Detail: the id.</summary>
    public const string ResultDescriptionUnknown = "result-description-unknown";

    /// <summary>A level is named that the achievement does not have. Detail: the id.</summary>
    public const string LevelUnknown = "level-unknown";

    /// <summary>A result of the type Status says no status. Detail: empty.</summary>
    public const string StatusMissing = "result-status-missing";

    /// <summary>A picture of a profile or a holder is neither PNG nor SVG. Detail: its media type or ending.</summary>
    public const string ImageKind = "image-not-png-or-svg";

    /// <summary><c>endorsementJwt</c> or <c>jti</c> stands in a credential with an embedded proof, where contexts disagree on it. Detail: its name. A warning.</summary>
    public const string JwtPropertyWithProof = "jwt-property-with-proof";
}
