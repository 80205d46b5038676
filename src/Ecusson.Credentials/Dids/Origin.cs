namespace Ecusson.Credentials.Dids;

/// <summary>The host and port that answer for an issuer or a key: of an https address, or of the address that a did:web stands for.</summary>
internal static class Origin
{
    public static string? Of(string identifier)
    {
        var hash = identifier.IndexOf('#', StringComparison.Ordinal);
        var bare = hash < 0 ? identifier : identifier[..hash];
        if (bare.StartsWith("did:web:", StringComparison.Ordinal)) return DidWeb.DocumentAddress(bare)?.Authority;
        return Uri.TryCreate(bare, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 ? address.Authority : null;
    }
}
