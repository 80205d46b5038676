namespace Ecusson.Credentials.Vc;

/// <summary>The edition of the W3C data model that a document follows.</summary>
public enum DataModel
{
    /// <summary>VC Data Model 1.1 (and 1.0): context <c>https://www.w3.org/2018/credentials/v1</c>, <c>issuanceDate</c>, <c>expirationDate</c>.</summary>
    V1,

    /// <summary>VC Data Model 2.0: context <c>https://www.w3.org/ns/credentials/v2</c>, <c>validFrom</c>, <c>validUntil</c>.</summary>
    V2,
}
