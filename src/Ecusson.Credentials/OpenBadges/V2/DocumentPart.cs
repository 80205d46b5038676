using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>What the documents of Open Badges 2.0 have in common.</summary>
public abstract record DocumentPart : OpenBadgePart
{
    /// <summary>The context that is written.</summary>
    public const string ContextV2 = "https://w3id.org/openbadges/v2";

    /// <summary>The context of 1.1.</summary>
    public const string ContextV1 = "https://w3id.org/openbadges/v1";

    /// <summary>Contexts beyond the standard's, of extensions. Default: none.</summary>
    public IReadOnlyList<JsonElement> AdditionalContexts { get; init; } = [];

    /// <summary>Its address. Required; that of a hosted document is where it lies.</summary>
    public string? Id { get; init; }

    /// <summary>Its types. Required.</summary>
    public abstract IReadOnlyList<string> Types { get; init; }

    private protected void WriteHead(PartWriter to)
    {
        if (to.Json.CurrentDepth == 1) WriteContext(to);
        if (Types.Count == 1) to.Text("type"u8, Types[0]);
        else to.Texts("type"u8, Types);
        to.Text("id"u8, Id);
    }

    // Only the outermost document names its contexts.
    void WriteContext(PartWriter to)
    {
        if (AdditionalContexts.Count == 0)
        {
            to.Text("@context"u8, ContextV2);
            return;
        }

        to.Json.WriteStartArray("@context"u8);
        to.Json.WriteStringValue(ContextV2);
        foreach (var context in AdditionalContexts) to.AsItStands(context);
        to.Json.WriteEndArray();
    }

    private protected static IReadOnlyList<JsonElement> OtherContexts(Fields fields) =>
        [.. JsonValues.Many(fields.Value("@context"u8)).Where(entry => JsonValues.Text(entry) is not (ContextV1 or ContextV2)).Select(entry => entry.Clone())];

    // Before 1.1 a document did not say what it is.
    private protected static IReadOnlyList<string> TypesOf(Fields fields, Edition edition, string type)
    {
        var written = fields.Texts("type"u8);
        return edition >= Edition.V11 ? written : [type];
    }

    private protected static void Reference(PartWriter to, ReadOnlySpan<byte> name, string? id, DocumentPart? embedded)
    {
        if (embedded is null) to.Text(name, id);
        else to.One(name, embedded);
    }

    private protected static void Simple(PartWriter to, ReadOnlySpan<byte> name, string? id, OpenBadgePart? part, bool simple)
    {
        if (simple && part is { Additional.Count: 0 }) to.Text(name, id);
        else to.One(name, part);
    }

    private protected static void Several<T>(PartWriter to, ReadOnlySpan<byte> name, IReadOnlyList<T> parts, Func<T, string?> simple)
        where T : OpenBadgePart
    {
        if (parts.Count == 0) return;
        to.Json.WritePropertyName(name);
        if (parts.Count > 1) to.Json.WriteStartArray();
        foreach (var part in parts)
        {
            if (part.Additional.Count == 0 && simple(part) is { } id) to.Json.WriteStringValue(id);
            else to.Part(part);
        }

        if (parts.Count > 1) to.Json.WriteEndArray();
    }
}
