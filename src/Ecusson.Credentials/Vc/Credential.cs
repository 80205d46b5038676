using System.Text.Json;

namespace Ecusson.Credentials.Vc;

/// <summary>
/// A tolerant view of a W3C credential over its own JSON: one value or an array everywhere, nulls as if absent, properties that
/// are not known here kept because the JSON is. It says what stands there; what is wrong with it is in <see cref="CredentialReading"/>.
/// </summary>
/// <remarks>The view reads from the caller's <see cref="JsonDocument"/>, which must outlive it.</remarks>
public sealed class Credential
{
    /// <summary>The base context of VC Data Model 1.1.</summary>
    public const string ContextV1 = "https://www.w3.org/2018/credentials/v1";

    /// <summary>The base context of VC Data Model 2.0.</summary>
    public const string ContextV2 = "https://www.w3.org/ns/credentials/v2";

    readonly JsonElement contexts, validFrom, validUntil;

    Credential(JsonElement json)
    {
        Json = json;
        JsonElement issuanceDate = default, expirationDate = default;
        foreach (var property in json.EnumerateObject())
        {
            var value = property.Value;
            var name = JsonValues.Utf8(property);
            if (name.SequenceEqual("id"u8)) IdValue = value;
            if (value.ValueKind == JsonValueKind.Null) continue;
            if (name.SequenceEqual("@context"u8)) contexts = value;
            else if (name.SequenceEqual("type"u8)) TypeValue = value;
            else if (name.SequenceEqual("name"u8)) NameValue = value;
            else if (name.SequenceEqual("description"u8)) DescriptionValue = value;
            else if (name.SequenceEqual("issuer"u8)) Issuer = value;
            else if (name.SequenceEqual("validFrom"u8)) validFrom = value;
            else if (name.SequenceEqual("validUntil"u8)) validUntil = value;
            else if (name.SequenceEqual("issuanceDate"u8)) issuanceDate = value;
            else if (name.SequenceEqual("expirationDate"u8)) expirationDate = value;
            else if (name.SequenceEqual("credentialSubject"u8)) SubjectValue = value;
            else if (name.SequenceEqual("proof"u8)) ProofValue = value;
            else if (name.SequenceEqual("credentialStatus"u8)) StatusValue = value;
            else if (name.SequenceEqual("credentialSchema"u8)) SchemaValue = value;
            else if (name.SequenceEqual("refreshService"u8)) RefreshValue = value;
            else if (name.SequenceEqual("evidence"u8)) EvidenceValue = value;
            else if (name.SequenceEqual("termsOfUse"u8)) TermsValue = value;
            else if (name.SequenceEqual("relatedResource"u8)) RelatedValue = value;
            else if (name.SequenceEqual("endorsement"u8)) EndorsementValue = value;
            else if (name.SequenceEqual("endorsementJwt"u8)) EndorsementJwts = JsonValues.Texts(value);
        }

        Id = JsonValues.Text(IdValue);
        Types = JsonValues.Texts(TypeValue);
        IssuerId = Issuer.ValueKind == JsonValueKind.Object ? JsonValues.Text(Issuer, "id"u8) : JsonValues.Text(Issuer);
        Version = VersionOf(contexts, validFrom, issuanceDate);

        // A badge of the change-over years may write either pair of names.
        if (validFrom.ValueKind == JsonValueKind.Undefined) validFrom = issuanceDate;
        if (validUntil.ValueKind == JsonValueKind.Undefined) validUntil = expirationDate;
        ValidFrom = DateTimeZ.TryReadTolerant(validFrom, out var from) ? from : null;
        ValidUntil = DateTimeZ.TryReadTolerant(validUntil, out var until) ? until : null;
    }

    /// <summary>The whole document.</summary>
    public JsonElement Json { get; }

    /// <summary>The edition of the data model, by its first context, else by the names of its dates.</summary>
    public DataModel Version { get; }

    /// <summary>The entries of <c>@context</c> in order: texts and objects.</summary>
    public IReadOnlyList<JsonElement> Contexts => JsonValues.Many(contexts);

    /// <summary>The credential's id, verbatim; null when it has none.</summary>
    public string? Id { get; }

    /// <summary>Its types, in the order written.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The issuer as written: an address or an object; undefined when absent.</summary>
    public JsonElement Issuer { get; }

    /// <summary>The issuer's id, from either form.</summary>
    public string? IssuerId { get; }

    /// <summary><c>validFrom</c>, or <c>issuanceDate</c> of 1.1, read tolerantly; null when absent or no moment.</summary>
    public DateTimeOffset? ValidFrom { get; }

    /// <summary><c>validUntil</c>, or <c>expirationDate</c> of 1.1, read tolerantly; null when absent or no moment.</summary>
    public DateTimeOffset? ValidUntil { get; }

    /// <summary>Its subjects.</summary>
    public IReadOnlyList<JsonElement> Subjects => JsonValues.Many(SubjectValue);

    /// <summary>Its embedded proofs, in the order written.</summary>
    public IReadOnlyList<JsonElement> Proofs => JsonValues.Many(ProofValue);

    /// <summary>Its status entries.</summary>
    public IReadOnlyList<JsonElement> Statuses => JsonValues.Many(StatusValue);

    /// <summary>The schemas that it names.</summary>
    public IReadOnlyList<JsonElement> Schemas => JsonValues.Many(SchemaValue);

    /// <summary>Where newer editions of it can be asked for.</summary>
    public IReadOnlyList<JsonElement> RefreshServices => JsonValues.Many(RefreshValue);

    /// <summary>Its evidence.</summary>
    public IReadOnlyList<JsonElement> Evidence => JsonValues.Many(EvidenceValue);

    /// <summary>Its terms of use.</summary>
    public IReadOnlyList<JsonElement> TermsOfUse => JsonValues.Many(TermsValue);

    /// <summary>Endorsements of the credential itself (Open Badges 3.0). Those of its achievement and its issuer stand inside these.</summary>
    public IReadOnlyList<JsonElement> Endorsements => JsonValues.Many(EndorsementValue);

    /// <summary>The same as compact JWS.</summary>
    public IReadOnlyList<string> EndorsementJwts { get; } = [];

    internal JsonElement ContextValue => contexts;

    internal JsonElement IdValue { get; }

    internal JsonElement TypeValue { get; }

    internal JsonElement NameValue { get; }

    internal JsonElement DescriptionValue { get; }

    internal JsonElement SubjectValue { get; }

    internal JsonElement ProofValue { get; }

    internal JsonElement StatusValue { get; }

    internal JsonElement SchemaValue { get; }

    internal JsonElement RefreshValue { get; }

    internal JsonElement EvidenceValue { get; }

    internal JsonElement TermsValue { get; }

    internal JsonElement RelatedValue { get; }

    internal JsonElement EndorsementValue { get; }

    internal JsonElement ValidFromValue => validFrom;

    internal JsonElement ValidUntilValue => validUntil;

    /// <summary>Reads a document and judges it by the rules of its edition of the data model. Never throws for what the JSON says.</summary>
    public static CredentialReading Read(JsonElement json)
    {
        if (View(json) is { } credential) return new CredentialReading.Read(credential, CredentialRules.Judge(credential));
        var types = JsonValues.TryGet(json, "type"u8, out var named) ? string.Join(' ', JsonValues.Texts(named)) : JsonValues.Shown(json);
        return new CredentialReading.NotACredential(DocumentProblem.Shorten(types));
    }

    /// <summary>The view alone, unjudged; null when the document is not meant to be a credential.</summary>
    internal static Credential? View(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        var credential = new Credential(json);
        return credential.HasType("VerifiableCredential") || credential.HasContext(ContextV1) || credential.HasContext(ContextV2) ? credential : null;
    }

    /// <summary>True when it names this type.</summary>
    public bool HasType(string type) => Types.Contains(type);

    /// <summary>True when its contexts name this address.</summary>
    public bool HasContext(string address)
    {
        if (contexts.ValueKind != JsonValueKind.Array) return JsonValues.Text(contexts) == address;
        foreach (var context in contexts.EnumerateArray())
        {
            if (JsonValues.Text(context) == address) return true;
        }

        return false;
    }

    static DataModel VersionOf(JsonElement contexts, JsonElement validFrom, JsonElement issuanceDate)
    {
        var first = contexts.ValueKind == JsonValueKind.Array && contexts.GetArrayLength() > 0 ? contexts[0] : contexts;
        if (JsonValues.Is(first, "https://www.w3.org/ns/credentials/v2"u8)) return DataModel.V2;
        if (JsonValues.Is(first, "https://www.w3.org/2018/credentials/v1"u8)) return DataModel.V1;
        return issuanceDate.ValueKind != JsonValueKind.Undefined && validFrom.ValueKind == JsonValueKind.Undefined ? DataModel.V1 : DataModel.V2;
    }
}
