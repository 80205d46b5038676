using System.Buffers;
using System.Text;
using System.Text.Json;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Tests.JsonLd;

/// <summary>The W3C test suite of the JSON-LD 1.1 API, part toRdf.</summary>
static class JsonLdSuite
{
    const string Address = "https://w3c.github.io/json-ld-api/tests/";

    /// <summary>What does not apply, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Exceptions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["#t0118"] = "JSON-LD 1.0 alone, generalized RDF",
        ["#te014"] = "JSON-LD 1.0 alone",
        ["#te026"] = "JSON-LD 1.0 alone",
        ["#te038"] = "JSON-LD 1.0 alone",
        ["#te071"] = "JSON-LD 1.0 alone",
        ["#te075"] = "generalized RDF: blank nodes as predicates, deprecated in JSON-LD 1.1",
        ["#te115"] = "JSON-LD 1.0 alone",
        ["#te116"] = "JSON-LD 1.0 alone",
        ["#ter02"] = "JSON-LD 1.0 alone: recursive contexts are a context overflow in 1.1",
        ["#ter03"] = "JSON-LD 1.0 alone: recursive contexts are a context overflow in 1.1",
        ["#ter24"] = "JSON-LD 1.0 alone: 1.1 has lists of lists",
        ["#ter32"] = "JSON-LD 1.0 alone: 1.1 has lists of lists",
    };

    static readonly Lazy<Dictionary<string, JsonElement>> Entries = new(() =>
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Standards.Path("w3c-json-ld-api", "toRdf-manifest.jsonld")));
        return manifest.RootElement.Clone().GetProperty("sequence").EnumerateArray().ToDictionary(entry => entry.GetProperty("@id").GetString()!, StringComparer.Ordinal);
    });

    static readonly Lazy<ContextCatalog> Documents = new(() => Directory
        .EnumerateFiles(Standards.Path("w3c-json-ld-api", "toRdf"), "*.jsonld", SearchOption.AllDirectories)
        .Aggregate(ContextCatalog.Empty, (catalog, file) => catalog.With(Address + "toRdf/" + Path.GetRelativePath(Standards.Path("w3c-json-ld-api", "toRdf"), file).Replace('\\', '/'), File.ReadAllBytes(file))));

    public static IEnumerable<string> Names => Entries.Value.Keys;

    public static JsonElement Entry(string name) => Entries.Value[name];

    public static byte[] Bytes(string relative) => File.ReadAllBytes(Standards.Path(["w3c-json-ld-api", .. relative.Split('/')]));

    public static CanonicalOutcome Run(JsonElement entry)
    {
        var option = entry.TryGetProperty("option", out var said) ? said : default;
        var options = new CanonicalizerOptions
        {
            Contexts = Documents.Value,
            InlineContexts = true,
            Safe = false,
            Base = Text(option, "base") ?? Address + entry.GetProperty("input").GetString(),
            IsVersion10 = Text(option, "processingMode") == "json-ld-1.0",
            Direction = Text(option, "rdfDirection") switch { "i18n-datatype" => RdfDirection.I18nDatatype, "compound-literal" => RdfDirection.CompoundLiteral, _ => RdfDirection.None },
            ExpandContext = Text(option, "expandContext") is { } file ? Context(file) : default,
        };
        using var input = JsonDocument.Parse(Bytes(entry.GetProperty("input").GetString()!));
        return new Canonicalizer(options).Canonicalize(input.RootElement);
    }

    /// <summary>Expected quads in canonical form.</summary>
    public static string Canonical(byte[] nquads)
    {
        var data = new RdfDataset();
        NQuadsReader.Read(nquads, data);
        var output = new ArrayBufferWriter<byte>();
        Assert.Equal(RdfcOutcome.Canonical, new Rdfc10().Canonicalize(data, output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    static ReadOnlyMemory<byte> Context(string file)
    {
        using var document = JsonDocument.Parse(Bytes(file));
        return Encoding.UTF8.GetBytes(document.RootElement.GetProperty("@context").GetRawText());
    }

    static string? Text(JsonElement map, string name) => map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value) ? value.GetString() : null;
}
