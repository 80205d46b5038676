using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Cli.Keys;

/// <summary>Reads a private key that <c>key new</c> wrote, or another program in the same form (JWK, or Multikey).</summary>
static class KeyFile
{
    /// <summary>The key, to be disposed; null after saying why there is none.</summary>
    public static async Task<SigningKey?> Read(string path, Terminal terminal, CancellationToken stop)
    {
        using var document = await JsonFile.Read(path, terminal, stop);
        if (document is null) return null;
        switch (SigningKey.FromJwk(document.RootElement))
        {
            case SigningKeyReading.Read read:
                return read.Key;
            case SigningKeyReading.Unsupported unsupported:
                terminal.Say(Text.KeyUnsupported, path, unsupported.Detail);
                return null;
            case SigningKeyReading.Malformed { Code: "public-key" }:
                terminal.Say(Text.KeyIsPublic, path);
                return null;
            case SigningKeyReading.Malformed malformed:
                terminal.Say(Text.KeyMalformed, path, $"{malformed.Code} {malformed.Detail}".Trim());
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
