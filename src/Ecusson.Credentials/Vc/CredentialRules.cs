using System.Text.Json;

namespace Ecusson.Credentials.Vc;

/// <summary>The rules of VC Data Model 2.0 and 1.1 for one credential, section by section (numbers are those of 2.0).</summary>
static class CredentialRules
{
    public static IReadOnlyList<DocumentProblem> Judge(Credential credential)
    {
        var at = new Pointer();
        Judge(credential, at);
        return at.Problems;
    }

    public static void Judge(Credential credential, Pointer at)
    {
        var second = credential.Version == DataModel.V2;
        ContextRules.Judge(credential.ContextValue, second ? Credential.ContextV2 : Credential.ContextV1, at);
        ContextRules.Types(credential.TypeValue, "VerifiableCredential", credential.ContextValue, second, at);
        Identity(credential.IdValue, at, second);
        LanguageValues.Judge(credential.NameValue, credential.DescriptionValue, at);
        Issuer(credential.Issuer, at);
        Validity(credential, second, at);
        Subjects(credential.SubjectValue, at);

        // §4.10 to §5.6: each of these has a type; 1.1 asks for an id more often.
        Objects(credential.StatusValue, "credentialStatus", at, id: second ? Asked.IfPresent : Asked.Always);
        Objects(credential.SchemaValue, "credentialSchema", at, id: Asked.Always);
        Objects(credential.RefreshValue, "refreshService", at, id: second ? Asked.IfPresent : Asked.Always);
        Objects(credential.TermsValue, "termsOfUse", at, id: Asked.IfPresent);
        Objects(credential.EvidenceValue, "evidence", at, id: Asked.IfPresent);
        Objects(credential.ProofValue, "proof", at, id: Asked.IfPresent);
        RelatedResources(credential.RelatedValue, at);
    }

    // §4.4: the id, where there is one, is a single URL; null is no way of having none.
    static void Identity(JsonElement id, Pointer at, bool second)
    {
        if (id.ValueKind != JsonValueKind.Undefined && !Urls.IsAbsolute(id))
            at.Report("id", VcProblems.NotAUrl, JsonValues.Shown(id), second || id.ValueKind != JsonValueKind.Null);
    }

    // §4.7: a URL, or an object whose id is one.
    static void Issuer(JsonElement issuer, Pointer at)
    {
        if (issuer.ValueKind == JsonValueKind.Undefined)
        {
            at.Report(VcProblems.Missing, "issuer");
            return;
        }

        var id = issuer.ValueKind == JsonValueKind.Object ? (JsonValues.TryGet(issuer, "id"u8, out var inner) ? inner : default) : issuer;
        if (!Urls.IsAbsolute(id)) at.Report("issuer", VcProblems.IssuerNotIdentified, JsonValues.Shown(id));
        if (issuer.ValueKind != JsonValueKind.Object || !at.Enter("issuer")) return;
        LanguageValues.Judge(issuer, at);
        at.Leave();
    }

    // §4.9; 1.1 asks for issuanceDate and lets a moment stand without its zone.
    static void Validity(Credential credential, bool second, Pointer at)
    {
        var (from, until) = second ? ("validFrom", "validUntil") : ("issuanceDate", "expirationDate");
        Moment(credential.ValidFromValue, from, second, at);
        Moment(credential.ValidUntilValue, until, second, at);
        if (!second && credential.ValidFromValue.ValueKind == JsonValueKind.Undefined) at.Report(VcProblems.Missing, from);
        if (credential.ValidUntil < credential.ValidFrom) at.Report(until, VcProblems.EndsBeforeStart, JsonValues.Shown(credential.ValidUntilValue));
    }

    static void Moment(JsonElement value, string name, bool second, Pointer at)
    {
        if (value.ValueKind == JsonValueKind.Undefined || DateTimeZ.TryReadStrict(value, out _)) return;
        var readable = value.ValueKind == JsonValueKind.String && DateTimeZ.TryReadTolerant(value, out _);
        at.Report(name, VcProblems.NotADateTime, JsonValues.Shown(value), breaks: second || !readable);
    }

    // §4.8: one or more objects, each with something to say.
    static void Subjects(JsonElement value, Pointer at)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            at.Report(VcProblems.Missing, "credentialSubject");
            return;
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0) at.Report("credentialSubject", VcProblems.SubjectEmpty, "");
        Each(value, "credentialSubject", at, static (subject, at) =>
        {
            if (subject.ValueKind != JsonValueKind.Object) at.Report(VcProblems.WrongType, "object");
            else if (subject.GetPropertyCount() == 0) at.Report(VcProblems.SubjectEmpty, "");
            else if (JsonValues.TryGet(subject, "id"u8, out var id) && !Urls.IsAbsolute(id)) at.Report("id", VcProblems.NotAUrl, JsonValues.Shown(id));
        });
    }

    enum Asked
    {
        IfPresent,
        Always,
    }

    static void Objects(JsonElement value, string name, Pointer at, Asked id)
    {
        if (value.ValueKind == JsonValueKind.Undefined) return;
        if (id == Asked.Always) Each(value, name, at, static (item, at) => Object(item, at, Asked.Always));
        else Each(value, name, at, static (item, at) => Object(item, at, Asked.IfPresent));
    }

    static void Object(JsonElement item, Pointer at, Asked asked)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            at.Report(VcProblems.WrongType, "object");
            return;
        }

        if (!JsonValues.TryGet(item, "type"u8, out var type)) at.Report(VcProblems.Missing, "type");
        else if (!ContextRules.AreTypes(type)) at.Report("type", VcProblems.TypeEntry, JsonValues.Shown(type));
        if (JsonValues.TryGet(item, "id"u8, out var id))
        {
            if (!Urls.IsAbsolute(id)) at.Report("id", VcProblems.NotAUrl, JsonValues.Shown(id));
        }
        else if (asked == Asked.Always)
        {
            at.Report(VcProblems.Missing, "id");
        }
    }

    // §5.3: each with the URL of the resource, once, and a digest.
    static void RelatedResources(JsonElement value, Pointer at)
    {
        if (value.ValueKind == JsonValueKind.Undefined) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Each(value, "relatedResource", at, (resource, at) =>
        {
            if (!JsonValues.TryGet(resource, "id"u8, out var id)) at.Report(VcProblems.Missing, "id");
            else if (!Urls.IsAbsolute(id)) at.Report("id", VcProblems.NotAUrl, JsonValues.Shown(id));
            else if (!seen.Add(JsonValues.Text(id)!)) at.Report("id", VcProblems.ResourceTwice, JsonValues.Shown(id));
            if (JsonValues.Text(resource, "digestSRI"u8) is null && JsonValues.Text(resource, "digestMultibase"u8) is null)
                at.Report(VcProblems.DigestMissing, "");
        });
    }

    /// <summary>Judges the one value of a property, or each of its array; nulls in the array are passed over.</summary>
    internal static void Each(JsonElement value, string name, Pointer at, Action<JsonElement, Pointer> judge)
    {
        if (!at.Enter(name)) return;
        if (value.ValueKind != JsonValueKind.Array)
        {
            judge(value, at);
        }
        else
        {
            var i = 0;
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Null && at.Enter(i))
                {
                    judge(item, at);
                    at.Leave();
                }

                i++;
            }
        }

        at.Leave();
    }
}
