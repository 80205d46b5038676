using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>One key that may have signed a badge or endorsement of 1.x and 2.0, and the two-way link between it and the issuer.</summary>
/// <param name="Method">Its address; empty for one that stands in the issuer's page without a name.</param>
/// <param name="Listed">The key as the issuer's page lists it, by its address or whole; undefined when it does not.</param>
sealed record IssuerKey(string Method, JsonElement Listed)
{
    const string Source = "OB 2.0 §SignedBadge Verification";

    /// <summary>OB 2.0 §SignedBadge: the key that is named by <c>creator</c>; where none is, the keys that the issuer's page lists.</summary>
    public static IReadOnlyList<IssuerKey> Of(Statement signed, IssuerPage issuer)
    {
        var listed = (issuer.Profile?.PublicKeys ?? []).Select(key => new IssuerKey(JsonValues.Text(key) ?? JsonValues.Text(key, "id"u8) ?? "", key)).ToList();
        return signed.Verification?.Creator is { } creator ? [listed.Find(key => key.Method == creator) ?? new IssuerKey(creator, default)] : listed;
    }

    /// <summary>Steps 4 to 6 for this key.</summary>
    public async ValueTask Judge(Findings findings, VcJwt token, IssuerPage issuer, RemoteAssertions remote, CancellationToken stop)
    {
        // A key that stands whole in the issuer's page needs no second question.
        var page = JsonValues.TryGet(Listed, "publicKeyPem"u8, out _)
            ? new Remote(OpenBadge2.ReadInside(Listed, Edition.V20), null, null)
            : await remote.Get(Method, stop);
        if (Read(findings, page) is not ({ } key, { } document))
        {
            findings.Unknown(CheckName.Proof, Codes.ProofNotTried, Source);
            return;
        }

        JudgeLink(findings, document, issuer);
        JudgeSignature(findings, token, key);
    }

    (VerificationKey? Key, CryptographicKey? Document) Read(Findings findings, Remote page)
    {
        if (page.Reading is not OpenBadge2Reading.OfKey { Key: var document } || page.Reason is not null)
        {
            if (page.Reason is "missing" or "gone") findings.Failed(CheckName.Key, Codes.KeyNotFound, Source, ("method", Method));
            else findings.Unknown(CheckName.Key, Codes.KeyUnreachable, Source, ("method", Method), ("reason", page.Reason ?? "unreadable"));
            return (null, null);
        }

        switch (VerificationKey.FromPem(document.PublicKeyPem ?? ""))
        {
            case VerificationKeyReading.Read { Key: var key }:
                return (key, document);
            case VerificationKeyReading.Unsupported other:
                findings.Unknown(CheckName.Key, Codes.KeyUnsupported, Source, ("method", Method), ("detail", other.Detail));
                return (null, document);
            case VerificationKeyReading.Malformed broken:
                findings.Failed(CheckName.Key, Codes.KeyMalformed, Source, ("method", Method), ("detail", broken.Code));
                return (null, document);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // OB 2.0 §CryptographicKey: the key names its owner and the owner lists the key; one of the two alone proves nothing.
    void JudgeLink(Findings findings, CryptographicKey document, IssuerPage issuer)
    {
        if (issuer.Profile is null) findings.Passed(CheckName.Key, Codes.KeyFound, Source, ("method", Method));
        else if (document.Owner == issuer.Id && Listed.ValueKind != JsonValueKind.Undefined) findings.Passed(CheckName.Key, Codes.KeyFound, Source, ("method", Method));
        else findings.Failed(CheckName.Issuer, Codes.IssuerNotController, Source, ("issuer", issuer.Id ?? ""), ("controller", document.Owner ?? Method));
    }

    static void JudgeSignature(Findings findings, VcJwt token, VerificationKey key)
    {
        var suite = $"JWS {token.Algorithm}";
        switch (token.Verify(key))
        {
            case ProofOutcome.Valid:
                findings.Passed(CheckName.Proof, Codes.ProofValid, Source, ("suite", suite));
                break;
            case ProofOutcome.Invalid { Code: "signature-mismatch" }:
                findings.Failed(CheckName.Proof, Codes.ProofMismatch, Source, ("suite", suite));
                break;
            case ProofOutcome.Invalid broken:
                findings.Failed(CheckName.Proof, Codes.ProofMalformed, Source, ("suite", suite), ("detail", broken.Code));
                break;
            case ProofOutcome.Unsupported other:
                findings.Unknown(CheckName.Proof, Codes.ProofUnsupported, Source, ("suite", suite), ("detail", other.Code));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
