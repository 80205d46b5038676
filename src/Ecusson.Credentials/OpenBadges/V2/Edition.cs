namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>The edition of Open Badges before 3.0 that a document was written for.</summary>
public enum Edition
{
    /// <summary>0.5: everything in one object, the recipient as text.</summary>
    V05,

    /// <summary>1.0: <c>uid</c>, <c>verify</c>, badge and issuer by address, no context.</summary>
    V10,

    /// <summary>1.1: the same as JSON-LD, context <c>https://w3id.org/openbadges/v1</c>.</summary>
    V11,

    /// <summary>2.0: context <c>https://w3id.org/openbadges/v2</c>.</summary>
    V20,
}
