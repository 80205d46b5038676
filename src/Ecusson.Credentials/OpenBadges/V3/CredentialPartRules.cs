using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>What troubles known verifiers in a badge or an endorsement although its schema allows it.</summary>
static class CredentialPartRules
{
    public static void Judge(JsonElement credential, Pointer at)
    {
        JsonElement contexts = default;
        var (proof, jti) = (false, false);
        string? needs = null;
        foreach (var property in credential.EnumerateObject())
        {
            var value = property.Value;
            var name = JsonValues.Utf8(property);
            if (name.SequenceEqual("issuer"u8))
            {
                if (value.ValueKind == JsonValueKind.String) at.Report("issuer", OpenBadgeProblems.IssuerNotAnObject, JsonValues.Shown(value), breaks: false);
            }
            else if (name.SequenceEqual("proof"u8))
            {
                proof = JsonValues.Many(value).Count > 0;
            }
            else if (name.SequenceEqual("jti"u8))
            {
                jti = true;
            }
            else if (name.SequenceEqual("@context"u8))
            {
                contexts = value;
            }
            else if (name.SequenceEqual("credentialSchema"u8) || name.SequenceEqual("credentialStatus"u8) || name.SequenceEqual("refreshService"u8))
            {
                needs ??= NeedsExtensions(value);
            }
        }

        if (needs is not null && !JsonValues.Texts(contexts).Contains(OpenBadgeContexts.Extensions))
            at.Report("@context", OpenBadgeProblems.ContextExtensions, needs, breaks: false);
        if (!proof) return;
        if (jti) at.Report("jti", OpenBadgeProblems.JwtPropertyWithProof, "jti", breaks: false);
        EndorsementJwts(credential, at, "credentialSubject", "achievement");
        EndorsementJwts(credential, at, "issuer");
        EndorsementJwts(credential, at);
    }

    static string? NeedsExtensions(JsonElement value)
    {
        foreach (var entry in JsonValues.Many(value))
        {
            if (JsonValues.Text(entry, "type"u8) is { } type && OpenBadgeContexts.NeedsExtensions(type)) return type;
        }

        return null;
    }

    static void EndorsementJwts(JsonElement json, Pointer at, params ReadOnlySpan<string> path)
    {
        if (path.Length == 0)
        {
            if (JsonValues.TryGet(json, "endorsementJwt"u8, out _)) at.Report("endorsementJwt", OpenBadgeProblems.JwtPropertyWithProof, "endorsementJwt", breaks: false);
            return;
        }

        if (!JsonValues.TryGet(json, System.Text.Encoding.UTF8.GetBytes(path[0]), out var next) || !at.Enter(path[0])) return;
        EndorsementJwts(next, at, path[1..]);
        at.Leave();
    }
}
