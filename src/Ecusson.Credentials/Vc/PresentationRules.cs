using System.Text.Json;

namespace Ecusson.Credentials.Vc;

/// <summary>The rules of VC Data Model 2.0 §4.13 for one presentation.</summary>
static class PresentationRules
{
    public static IReadOnlyList<DocumentProblem> Judge(Presentation presentation)
    {
        var at = new Pointer();
        var json = presentation.Json;
        var second = presentation.Version == DataModel.V2;
        ContextRules.Judge(presentation.Contexts, second ? Credential.ContextV2 : Credential.ContextV1, at);
        ContextRules.Types(JsonValues.TryGet(json, "type"u8, out var type) ? type : default, "VerifiablePresentation", presentation.Contexts, second, at);
        if (JsonValues.TryGet(json, "id"u8, out var id) && !Urls.IsAbsolute(id)) at.Report("id", VcProblems.NotAUrl, JsonValues.Shown(id));

        // §4.13: the holder is a URL, or an object whose id is one.
        var holder = presentation.Holder;
        if (holder.ValueKind == JsonValueKind.Object) holder = JsonValues.TryGet(holder, "id"u8, out var inner) ? inner : default;
        if (presentation.Holder.ValueKind != JsonValueKind.Undefined && !Urls.IsAbsolute(holder))
            at.Report("holder", VcProblems.NotAUrl, JsonValues.Shown(holder));

        if (JsonValues.TryGet(json, "verifiableCredential"u8, out var credentials))
            CredentialRules.Each(credentials, "verifiableCredential", at, (item, at) => Presented(item, presentation, second, at));
        return at.Problems;
    }

    static void Presented(JsonElement item, Presentation presentation, bool second, Pointer at)
    {
        if (item.ValueKind == JsonValueKind.String && !second) return;
        if (item.ValueKind != JsonValueKind.Object)
        {
            at.Report(VcProblems.NotACredential, JsonValues.Shown(item));
            return;
        }

        // §4.13.1: an enveloped credential is a data URL and says what it is.
        if (JsonValues.Text(item, "id"u8) is { } id && id.StartsWith("data:", StringComparison.Ordinal))
        {
            if (!JsonValues.TryGet(item, "type"u8, out var enveloped) || !JsonValues.Texts(enveloped).Contains("EnvelopedVerifiableCredential"))
                at.Report(VcProblems.TypeMissing, "EnvelopedVerifiableCredential");
            return;
        }

        if (Credential.View(item) is not { } credential)
        {
            at.Report(VcProblems.NotACredential, JsonValues.Shown(item));
            return;
        }

        CredentialRules.Judge(credential, at);

        // §4.13.3: what the holder says of himself is under the presentation's own proof, and names him as issuer.
        if (credential.Proofs.Count == 0 && credential.IssuerId != presentation.HolderId)
            at.Report(VcProblems.SelfAsserted, DocumentProblem.Shorten(credential.IssuerId ?? ""), breaks: false);
    }
}
