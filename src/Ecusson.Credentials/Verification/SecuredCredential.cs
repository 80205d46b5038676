using System.Text.Json;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>A credential with whatever secures it: proofs inside it, or the token around it.</summary>
/// <param name="Credential">The view of it.</param>
/// <param name="Problems">What the W3C layer found wrong with it.</param>
/// <param name="Token">The token around it; null when its proofs are inside.</param>
sealed record SecuredCredential(Credential Credential, IReadOnlyList<DocumentProblem> Problems, VcJwt? Token)
{
    public JsonElement Json => Credential.Json;

    public static SecuredCredential Embedded(CredentialReading.Read read) => new(read.Credential, read.Problems, null);

    public static SecuredCredential Enveloped(CredentialReading.Read read, VcJwt token) => new(read.Credential, read.Problems, token);
}
