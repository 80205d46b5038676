namespace Ecusson.Credentials.Proofs;

/// <summary>The kinds of key that this library signs and verifies with.</summary>
public enum KeyType
{
    /// <summary>Ed25519 (RFC 8032): <c>eddsa-rdfc-2022</c> and JWS <c>EdDSA</c>.</summary>
    Ed25519,

    /// <summary>ECDSA on NIST P-256 with SHA-256: <c>ecdsa-rdfc-2019</c> and JWS <c>ES256</c>.</summary>
    P256,

    /// <summary>ECDSA on NIST P-384 with SHA-384: <c>ecdsa-rdfc-2019</c> and JWS <c>ES384</c>.</summary>
    P384,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256, 2,048 to 8,192 bits: JWS <c>RS256</c>.</summary>
    Rsa,
}
