namespace Ecusson.Credentials.Proofs;

/// <summary>The JWS algorithms that are used here (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2).</summary>
internal static class JwsAlgorithm
{
    /// <summary>The kind of key that an <c>alg</c> stands for; null when it is none of ours.</summary>
    public static KeyType? TypeOf(string? algorithm) => algorithm switch
    {
        "EdDSA" or "Ed25519" => KeyType.Ed25519,
        "ES256" => KeyType.P256,
        "ES384" => KeyType.P384,
        "RS256" => KeyType.Rsa,
        _ => null,
    };

    public static string NameOf(KeyType type) => type switch
    {
        KeyType.Ed25519 => "EdDSA",
        KeyType.P256 => "ES256",
        KeyType.P384 => "ES384",
        KeyType.Rsa => "RS256",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
