using System.Text.Json;

namespace Ecusson.Credentials.Vc;

/// <summary>A tolerant view of a W3C presentation (VC Data Model 2.0 §4.13) over its own JSON, which must outlive it.</summary>
public sealed class Presentation
{
    Presentation(JsonElement json)
    {
        Json = json;
        Id = JsonValues.Text(json, "id"u8);
        Types = JsonValues.TryGet(json, "type"u8, out var types) ? JsonValues.Texts(types) : [];
        Contexts = JsonValues.TryGet(json, "@context"u8, out var contexts) ? contexts : default;
        Version = JsonValues.Many(Contexts).Any(context => JsonValues.Is(context, "https://www.w3.org/2018/credentials/v1"u8)) ? DataModel.V1 : DataModel.V2;
        Holder = JsonValues.TryGet(json, "holder"u8, out var holder) ? holder : default;
        HolderId = Holder.ValueKind == JsonValueKind.Object ? JsonValues.Text(Holder, "id"u8) : JsonValues.Text(Holder);
        Credentials = JsonValues.TryGet(json, "verifiableCredential"u8, out var credentials) ? JsonValues.Many(credentials) : [];
        Proofs = JsonValues.TryGet(json, "proof"u8, out var proofs) ? JsonValues.Many(proofs) : [];
    }

    /// <summary>The whole document.</summary>
    public JsonElement Json { get; }

    /// <summary>The edition of the data model, by its contexts.</summary>
    public DataModel Version { get; }

    /// <summary>Its id; null when it has none.</summary>
    public string? Id { get; }

    /// <summary>Its types.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Who presents: an address or an object; undefined when absent.</summary>
    public JsonElement Holder { get; }

    /// <summary>The holder's id, from either form.</summary>
    public string? HolderId { get; }

    /// <summary>What is presented: credentials as objects (texts in 1.1: compact JWS).</summary>
    public IReadOnlyList<JsonElement> Credentials { get; }

    /// <summary>Its embedded proofs.</summary>
    public IReadOnlyList<JsonElement> Proofs { get; }

    internal JsonElement Contexts { get; }

    /// <summary>Reads a document and judges it, with the credentials inside. Never throws for what the JSON says.</summary>
    public static PresentationReading Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return new PresentationReading.NotAPresentation(JsonValues.Shown(json));
        var presentation = new Presentation(json);
        if (!presentation.Types.Contains("VerifiablePresentation") && presentation.Contexts.ValueKind == JsonValueKind.Undefined)
            return new PresentationReading.NotAPresentation(string.Join(' ', presentation.Types));
        return new PresentationReading.Read(presentation, PresentationRules.Judge(presentation));
    }
}

/// <summary>What came of reading a document as a presentation.</summary>
public abstract record PresentationReading
{
    private PresentationReading() { }

    /// <summary>It is meant to be a presentation.</summary>
    /// <param name="Presentation">The view of it.</param>
    /// <param name="Problems">What is wrong with it and with the credentials in it; empty when nothing is.</param>
    public sealed record Read(Presentation Presentation, IReadOnlyList<DocumentProblem> Problems) : PresentationReading
    {
        /// <summary>True when no problem breaks the data model.</summary>
        public bool Keeps => !Problems.Any(problem => problem.Breaks);
    }

    /// <summary>It is no presentation: not an object, or nothing in it says so.</summary>
    /// <param name="Detail">The JSON type, or the types that it names.</param>
    public sealed record NotAPresentation(string Detail) : PresentationReading;
}
