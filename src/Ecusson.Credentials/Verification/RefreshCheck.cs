using System.Runtime.InteropServices;
using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>Asks once for a newer edition, where the badge says that there is one (1EdTechCredentialRefresh).</summary>
static class RefreshCheck
{
    const string Source = "OB 3.0 §9.1 step 3";

    /// <summary>Where a newer edition can be asked for; null when the badge does not say.</summary>
    public static string? ServiceOf(Credential credential) =>
        credential.RefreshServices
            .Where(service => TypesOf(service).Contains("1EdTechCredentialRefresh", StringComparer.Ordinal))
            .Select(service => JsonValues.Text(service, "id"u8) ?? JsonValues.Text(service, "@id"u8))
            .FirstOrDefault(id => id is not null);

    // However JSON-LD lets it be written: a holder who writes it otherwise must not keep the newer edition from being asked for.
    static IReadOnlyList<string> TypesOf(JsonElement service) =>
        JsonValues.TryGet(service, "type"u8, out var types) || JsonValues.TryGet(service, "@type"u8, out types) ? JsonValues.Texts(types) : [];

    /// <summary>The judgement of a newer edition that takes this one's place; null when this one stands, and then a finding says why.</summary>
    public static async ValueTask<Judgement?> Judge(
        Findings findings, string service, SecuredCredential current, IFetch fetch, EndorsementChecks.Judging judge, CancellationToken stop)
    {
        if (!Uri.TryCreate(service, UriKind.Absolute, out var address))
        {
            findings.Unknown(CheckName.Refresh, Codes.RefreshUnreachable, Source, ("address", service), ("reason", "address"));
            return null;
        }

        // OB 3.0 §9.1 step 3: when the newer edition cannot be had, the original is kept.
        var fetched = await fetch.Get(address, "application/vc+ld+json, application/vc, application/ld+json, application/json, text/plain", stop);
        if (fetched is not Fetched.Document document)
        {
            findings.Unknown(CheckName.Refresh, Codes.RefreshUnreachable, Source, ("address", service), ("reason", FetchReason.Of(fetched)));
            return null;
        }

        return await Compare(findings, service, current, document.Content, judge, stop);
    }

    static async ValueTask<Judgement?> Compare(
        Findings findings, string service, SecuredCredential current, ReadOnlyMemory<byte> content, EndorsementChecks.Judging judge, CancellationToken stop)
    {
        using var edition = FetchedCredential.Read(content);
        if (edition is not { Secured: var secured } || CredentialIdentity.Of(secured.Credential) is not { } identity || identity != CredentialIdentity.Of(current.Credential))
        {
            findings.Unknown(CheckName.Refresh, Codes.RefreshNotTheSame, Source, ("address", service));
            return null;
        }

        if (!CredentialIdentity.Replaces(secured.Credential, current.Credential))
        {
            findings.Passed(CheckName.Refresh, Codes.RefreshSame, Source, ("address", service));
            return null;
        }

        var report = await judge(secured, stop);
        if (report.Checks.Any(check => check.Outcome != Outcome.Passed && check.Name is (CheckName.Document or CheckName.Issuer or CheckName.Key or CheckName.Proof)))
        {
            findings.Unknown(CheckName.Refresh, Codes.RefreshNotTheSame, Source, ("address", service));
            return null;
        }

        var newer = new Check(CheckName.Refresh, Outcome.Passed, Codes.RefreshNewer, Findings.Named(("address", service)), Source);
        // The edition's own document is about to go: its text is copied.
        return new Judgement(report with { Checks = [newer, .. report.Checks] }, JsonMarshal.GetRawUtf8Value(secured.Json).ToArray());
    }
}
