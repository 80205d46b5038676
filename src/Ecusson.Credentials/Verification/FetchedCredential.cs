using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>A credential that came from an address: JSON or a token. It reads from its own document, which it disposes.</summary>
sealed class FetchedCredential(SecuredCredential secured, IDisposable owner) : IDisposable
{
    public SecuredCredential Secured => secured;

    /// <summary>Null when the content is no credential.</summary>
    public static FetchedCredential? Read(ReadOnlyMemory<byte> content)
    {
        switch (BadgeInput.Of(content, content.Length))
        {
            case BadgeInput.Json json when JsonReading.Of(json.Text) is JsonReading.Read { Document: var document }:
                if (Credential.Read(document.RootElement) is CredentialReading.Read plain) return new FetchedCredential(SecuredCredential.Embedded(plain), document);
                document.Dispose();
                return null;
            case BadgeInput.Token compact when VcJwt.Read(compact.Compact) is VcJwtReading.Read { Token: var token }:
                if (Credential.Read(token.Credential) is CredentialReading.Read enveloped) return new FetchedCredential(SecuredCredential.Enveloped(enveloped, token), token);
                token.Dispose();
                return null;
            default:
                return null;
        }
    }

    public void Dispose() => owner.Dispose();
}
