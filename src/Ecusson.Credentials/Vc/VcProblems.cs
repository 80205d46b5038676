namespace Ecusson.Credentials.Vc;

/// <summary>Codes of what the W3C layer finds in credentials and presentations (VC Data Model 2.0 and 1.1).</summary>
public static class VcProblems
{
    /// <summary>A required property is absent or null. Detail: its name.</summary>
    public const string Missing = "missing";

    /// <summary>A value has another JSON type than it must have. Detail: what was expected.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>A property is null where the standard leaves it out. Detail: its name.</summary>
    public const string NullValue = "null-value";

    /// <summary>Objects are nested deeper than is judged. Detail: the limit.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>The first context is not the base context of the data model (§4.3). Detail: what stands there.</summary>
    public const string ContextFirst = "context-first";

    /// <summary>An entry of <c>@context</c> is neither a URL nor an object (§4.3). Detail: the entry.</summary>
    public const string ContextEntry = "context-entry";

    /// <summary>An inline context gives a term that is not a URL, or redefines a protected one. Detail: the term.</summary>
    public const string ContextTerm = "context-term";

    /// <summary><c>type</c> lacks what it must name (§4.5). Detail: the type that is missing.</summary>
    public const string TypeMissing = "type-missing";

    /// <summary>A type is neither a term that its contexts can define nor a URL (§4.5). Detail: the type.</summary>
    public const string TypeEntry = "type-entry";

    /// <summary>A value that must be a URL is not one (§4.4). Detail: the value.</summary>
    public const string NotAUrl = "not-a-url";

    /// <summary>The issuer is neither a URL nor an object whose <c>id</c> is one (§4.7). Detail: what stands there.</summary>
    public const string IssuerNotIdentified = "issuer-not-identified";

    /// <summary>A moment is not a date and time with its zone (§4.9). Detail: the value.</summary>
    public const string NotADateTime = "not-a-date-time";

    /// <summary>The end of validity lies before its start (§4.9). Detail: the end.</summary>
    public const string EndsBeforeStart = "ends-before-start";

    /// <summary>A subject says nothing (§4.8). Detail: empty.</summary>
    public const string SubjectEmpty = "subject-empty";

    /// <summary>A name or description is neither text nor a value with language and direction (§4.6, §11.1). Detail: what is wrong in it.</summary>
    public const string NotALanguageValue = "not-a-language-value";

    /// <summary>A related resource has no digest (§5.3). Detail: empty.</summary>
    public const string DigestMissing = "digest-missing";

    /// <summary>The same related resource is listed twice (§5.3). Detail: its id.</summary>
    public const string ResourceTwice = "resource-twice";

    /// <summary>A credential within a presentation is neither an object nor an enveloped one (§4.13). Detail: what stands there.</summary>
    public const string NotACredential = "not-a-credential";

    /// <summary>A credential within a presentation has no proof of its own and its issuer is not the holder (§4.13.3). Detail: the issuer.</summary>
    public const string SelfAsserted = "self-asserted";
}
