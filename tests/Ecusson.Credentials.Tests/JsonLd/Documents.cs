using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Tests.JsonLd;

/// <summary>Documents for the tests, and what the canonicaliser says of them.</summary>
static class Documents
{
    public const string Contexts = """["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json","https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"]""";

    /// <summary>Anything goes, nothing is an error that the standard does not make one.</summary>
    public static Canonicalizer Lenient { get; } = new(new CanonicalizerOptions { InlineContexts = true, Safe = false });

    /// <summary>Inline contexts, and safe mode.</summary>
    public static Canonicalizer Inline { get; } = new(new CanonicalizerOptions { InlineContexts = true });

    public static JsonElement Sample(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Standards.Path("generated-samples", name)));
        return document.RootElement.Clone();
    }

    public static CanonicalOutcome Canonicalize(this Canonicalizer canonicalizer, string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 20_000 });
        return canonicalizer.Canonicalize(document.RootElement);
    }

    public static CanonicalOutcome Canonicalize(this Canonicalizer canonicalizer, JsonNode json) => canonicalizer.Canonicalize(json.ToJsonString());

    public static string NQuads(this CanonicalOutcome outcome) => outcome switch
    {
        CanonicalOutcome.Canonical(var nquads) => Encoding.UTF8.GetString(nquads.Span),
        CanonicalOutcome.Refused(var problem) => throw new Xunit.Sdk.XunitException($"refused: {problem}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static JsonLdProblem Problem(this CanonicalOutcome outcome) => Assert.IsType<CanonicalOutcome.Refused>(outcome).Problem;
}
