using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Tests.JsonLd;

public class CanonicalizerTests
{
    static readonly string[] Words =
    [
        "@id", "@type", "@value", "@list", "@set", "@graph", "@language", "@index", "@reverse", "@included", "@nest", "@direction", "@json", "@none", "@context", "id", "type",
        "name", "issuer", "credentialSubject", "achievement", "proof", "Profile", "Achievement", "VerifiableCredential", "urn:p", "urn:q", "_:b0", "_:b1", "fr", "ltr", "p", "l", "m", "i", "t", "g", "", "\u0000", "é🎓",
    ];

    static readonly Gen<string> Word = Gen.Int[0, Words.Length - 1].Select(index => Words[index]);

    static readonly Gen<JsonNode?> Scalar = Gen.OneOf<JsonNode?>(
        Gen.Const(() => (JsonNode?)null),
        Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Double.Where(double.IsFinite).Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Int.Select(value => (JsonNode?)JsonValue.Create(value)),
        Word.Select(value => (JsonNode?)JsonValue.Create(value)));

    static Gen<JsonNode?> Any(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (3, Scalar),
        (1, Any(depth - 1).Array[0, 3].Select(items => (JsonNode?)new JsonArray(items))),
        (4, Gen.Select(Word, Any(depth - 1)).Array[0, 4].Select(entries => (JsonNode?)Map(entries))));

    [Fact]
    public void Whatever_the_json_it_is_canonical_or_refused()
        => Any(5).Sample(json => Documents.Lenient.Canonicalize(json?.ToJsonString() ?? "null") is CanonicalOutcome.Canonical or CanonicalOutcome.Refused
            && Documents.Inline.Canonicalize(WithContext(json)) is CanonicalOutcome.Canonical or CanonicalOutcome.Refused
            && Canonicalizer.Pinned.Canonicalize(WithPinned(json)) is CanonicalOutcome.Canonical or CanonicalOutcome.Refused, iter: 20_000);

    [Fact]
    public void Neither_the_order_of_names_nor_that_of_values_changes_the_canonical_form()
    {
        var badge = JsonNode.Parse(Documents.Sample("ob3-with-endorsement.json").GetRawText())!;
        var expected = Canonicalizer.Pinned.Canonicalize(badge).NQuads();
        Gen.Int.Sample(seed => Canonicalizer.Pinned.Canonicalize(Shuffled(badge, new Random(seed), isContext: false)!).NQuads() == expected, iter: 300);
    }

    [Fact]
    public void What_is_left_out_and_the_context_that_is_put_in_place_are_as_if_the_document_were_so()
    {
        var badge = Documents.Sample("ob3-didkey.json");
        var without = JsonNode.Parse(badge.GetRawText())!.AsObject();
        without.Remove("proof");
        Assert.Equal(Canonicalizer.Pinned.Canonicalize(without).NQuads(), Canonicalizer.Pinned.Canonicalize(badge, without: "proof").NQuads());

        var other = Documents.Inline.Canonicalize(JsonElement.Parse("""{"@context":{"p":"urn:p"},"@id":"urn:a","p":"x","q":"y"}"""), without: "q", context: JsonElement.Parse("""{"p":"urn:other"}"""));
        Assert.Equal("<urn:a> <urn:other> \"x\" .\n", other.NQuads());
    }

    [Fact]
    public void Only_the_top_level_property_is_left_out()
    {
        using var json = JsonDocument.Parse("""{"@context":{"p":"urn:p"},"@id":"urn:a","p":{"@id":"urn:b","p":"x"}}""");
        Assert.Equal("<urn:b> <urn:p> \"x\" .\n", Documents.Inline.Canonicalize(JsonDocument.Parse("""[{"@context":{"p":"urn:p"},"@id":"urn:b","p":"x"}]""").RootElement, without: "p").NQuads());
        Assert.Equal("object with only @id", Documents.Inline.Canonicalize(json.RootElement, without: "p").Problem().Code);
    }

    [Fact]
    public void Many_threads_get_the_same_answer()
    {
        var badge = Documents.Sample("ob3-with-endorsement.json");
        var canonicalizer = new Canonicalizer(new CanonicalizerOptions());
        var answers = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(8).Select(_ => canonicalizer.Canonicalize(badge, without: "proof").NQuads()).Distinct().ToList();
        Assert.Single(answers);
    }

    [Fact]
    public void A_refusal_leaves_nothing_behind_for_the_next_document()
    {
        var canonicalizer = new Canonicalizer(new CanonicalizerOptions { InlineContexts = true });
        const string Good = """{"@context":{"p":"urn:p"},"@id":"urn:a","p":{"p":[{"@id":"_:b"},1,true]}}""";
        var before = canonicalizer.Canonicalize(Good).NQuads();
        canonicalizer.Canonicalize("""{"@context":{"p":"urn:p","i":{"@id":"urn:i","@container":"@index"}},"i":{"a":{"p":{"p":{"x":1}}}}}""").Problem();
        Assert.Equal(before, canonicalizer.Canonicalize(Good).NQuads());
    }

    static JsonObject Map((string Name, JsonNode? Value)[] entries)
    {
        var map = new JsonObject();
        foreach (var (name, value) in entries) map[name] = value?.DeepClone();
        return map;
    }

    static string WithContext(JsonNode? json) => $$$"""
        {"@context":{"@vocab":"urn:v:","p":"urn:p","l":{"@id":"urn:l","@container":"@list"},"m":{"@id":"urn:m","@container":"@language"},"i":{"@id":"urn:i","@container":"@id"},
        "t":{"@id":"urn:t","@container":"@type"},"g":{"@id":"urn:g","@container":["@graph","@id"]},"id":"@id","type":"@type","name":"@nest"},"x":{{{json?.ToJsonString() ?? "null"}}}}
        """;

    static string WithPinned(JsonNode? json) => $$"""{"@context":{{Documents.Contexts}},"type":["VerifiableCredential","OpenBadgeCredential"],"credentialSubject":{{json?.ToJsonString() ?? "null"}}}""";

    // The order of contexts says something; so would that of a list, but the only list of this badge has one item
    static JsonNode? Shuffled(JsonNode? node, Random random, bool isContext)
    {
        switch (node)
        {
            case JsonObject map:
                var entries = map.ToArray();
                random.Shuffle(entries);
                return new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, Shuffled(entry.Value, random, entry.Key == "@context"))));
            case JsonArray array:
                var items = array.Select(item => Shuffled(item, random, isContext)).ToArray();
                if (!isContext) random.Shuffle(items);
                return new JsonArray(items);
            default:
                return node?.DeepClone();
        }
    }
}
