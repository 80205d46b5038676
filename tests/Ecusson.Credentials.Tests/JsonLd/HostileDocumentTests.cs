using System.Text;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Tests.JsonLd;

public class HostileDocumentTests
{
    const string V2 = "https://www.w3.org/ns/credentials/v2";

    [Theory]
    [InlineData("""{"@context":"https://unknown.example/v1","@id":"urn:a"}""", "context not allowed")]
    [InlineData("""{"@context":["https://www.w3.org/ns/credentials/v2","http://www.w3.org/ns/credentials/v2"]}""", "context not allowed")]
    [InlineData("""{"@context":"https://www.w3.org/ns/credentials/v2#"}""", "context not allowed")]
    [InlineData("""{"@context":"file:///etc/passwd"}""", "context not allowed")]
    [InlineData("""{"@context":{"name":"https://evil.example/"}}""", "inline context not allowed")]
    [InlineData("""{"@context":["https://www.w3.org/ns/credentials/v2",{"x":"urn:x"}]}""", "inline context not allowed")]
    [InlineData("""{"@context":null}""", "inline context not allowed")]
    [InlineData("""{"@context":["https://www.w3.org/ns/credentials/v2",null]}""", "inline context not allowed")]
    [InlineData("""{"@context":"https://www.w3.org/ns/credentials/v2","type":"VerifiableCredential","issuer":{"@context":{"id":"urn:x"},"id":"urn:i"}}""", "inline context not allowed")]
    [InlineData("""{"@context":7}""", "inline context not allowed")]
    public void Only_contexts_of_the_catalogue_are_used(string json, string code) => Assert.Equal(code, Canonicalizer.Pinned.Canonicalize(json).Problem().Code);

    [Fact]
    public void Protected_terms_keep_their_meaning()
    {
        var json = $$"""{"@context":["{{V2}}",{"VerifiableCredential":"https://evil.example/Any"}],"type":"VerifiableCredential","issuer":"urn:i"}""";
        Assert.Equal("protected term redefinition", Documents.Inline.Canonicalize(json).Problem().Code);
        Assert.Equal("invalid context nullification", Documents.Inline.Canonicalize($$"""{"@context":["{{V2}}",null],"type":"VerifiableCredential"}""").Problem().Code);
    }

    [Fact]
    public void An_issuer_stays_the_issuer_whatever_a_context_said_before()
    {
        var json = $$"""{"@context":[{"issuer":"https://evil.example/issuer"},"{{V2}}"],"type":"VerifiableCredential","issuer":"urn:i"}""";
        Assert.Contains("<https://www.w3.org/2018/credentials#issuer> <urn:i>", Documents.Inline.Canonicalize(json).NQuads(), StringComparison.Ordinal);
    }

    [Fact]
    public void Contexts_that_include_one_another_are_given_up()
    {
        var catalogue = ContextCatalog.Empty
            .With("https://loop.example/a", """{"@context":["https://loop.example/b",{"x":"urn:x"}]}"""u8.ToArray())
            .With("https://loop.example/b", """{"@context":["https://loop.example/a","https://loop.example/a"]}"""u8.ToArray())
            .With("https://loop.example/self", """{"@context":{"t":{"@id":"urn:t","@context":"https://loop.example/self"},"type":"@type"}}"""u8.ToArray());
        var canonicalizer = new Canonicalizer(new CanonicalizerOptions { Contexts = catalogue });
        Assert.Equal("context overflow", canonicalizer.Canonicalize("""{"@context":"https://loop.example/a","x":"y"}""").Problem().Code);
        Assert.Equal("_:c14n0 <urn:t> \"x\" .\n_:c14n1 <urn:t> _:c14n0 .\n", canonicalizer.Canonicalize("""{"@context":"https://loop.example/self","t":{"t":"x"}}""").NQuads());
    }

    [Fact]
    public void A_chain_of_thousands_of_prefixes_is_given_up()
    {
        var terms = string.Join(',', Enumerable.Range(0, 4000).Select(number => $"\"t{number}\":\"t{number + 1}:x\""));
        Assert.Equal("context overflow", Documents.Inline.Canonicalize($$"""{"@context":{ {{terms}} },"t0":"x"}""").Problem().Code);
        Assert.Equal("cyclic IRI mapping", Documents.Inline.Canonicalize("""{"@context":{"a":"b:x","b":"a:x"},"a":"x"}""").Problem().Code);
        terms = string.Join(',', Enumerable.Range(0, 5000).Select(number => $"\"t{number}\":\"urn:x{number}\""));
        Assert.Equal("context overflow", Documents.Inline.Canonicalize($$"""{"@context":{ {{terms}} },"t0":"x"}""").Problem().Code);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"urn:p\":", "}")]
    [InlineData("{\"@list\":[", "]}")]
    [InlineData("{\"@graph\":[", "]}")]
    [InlineData("{\"@included\":[", "]}")]
    [InlineData("{\"@reverse\":{\"urn:p\":", "}}")]
    [InlineData("{\"@context\":{\"t\":{\"@id\":\"urn:t\",\"@context\":", "}}}")]
    public void Ten_thousand_levels_are_refused(string open, string close)
    {
        var json = string.Concat(Enumerable.Repeat(open, 5000)) + "{}" + string.Concat(Enumerable.Repeat(close, 5000));
        Assert.Equal("too-deep", Documents.Lenient.Canonicalize(json).Problem().Code);
        Assert.Equal("too-deep", Canonicalizer.Pinned.Canonicalize(json).Problem().Code);
    }

    [Fact]
    public void As_many_levels_as_can_be_allowed_do_not_exhaust_the_stack()
    {
        var canonicalizer = new Canonicalizer(new CanonicalizerOptions { InlineContexts = true, Safe = false, MaximumDepth = int.MaxValue });
        var json = string.Concat(Enumerable.Range(0, 255).Select(number => $"{{\"@id\":\"urn:{number}\",\"@reverse\":{{\"urn:p\":")) + "{}" + string.Concat(Enumerable.Repeat("}}", 255));
        Assert.Equal(255, canonicalizer.Canonicalize(json).NQuads().Count(character => character == '\n'));
        Assert.Equal("too-deep", canonicalizer.Canonicalize("[" + string.Concat(Enumerable.Repeat("[", 600)) + string.Concat(Enumerable.Repeat("]", 601))).Problem().Code);
    }

    [Fact]
    public void Fifty_megabytes_are_refused_unread()
        => Assert.Equal("too-large", Canonicalizer.Pinned.Canonicalize($$"""{"@context":"{{V2}}","id":"urn:{{new string('a', 50_000_000)}}"}""").Problem().Code);

    [Fact]
    public void A_huge_array_stops_at_the_limit_of_quads()
    {
        var json = new StringBuilder("{\"@context\":{\"p\":\"urn:p\"},\"@id\":\"urn:a\",\"p\":[0");
        for (var number = 1; number <= 1_000_000; number++) json.Append(',').Append(number);
        Assert.Equal("too many quads", Documents.Inline.Canonicalize(json.Append("]}").ToString()).Problem().Code);
    }

    [Fact]
    public void Many_types_do_not_cost_their_square()
    {
        var types = string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"urn:{number}\""));
        Assert.Equal("too many types", Canonicalizer.Pinned.Canonicalize($$"""{"@context":"{{V2}}","type":[{{types}}]}""").Problem().Code);
    }

    [Fact]
    public void Many_names_are_compared_without_costing_their_square()
    {
        var names = string.Join(',', Enumerable.Range(0, 90_000).Select(number => $"\"urn:{number}\":1"));
        Assert.NotEmpty(Documents.Lenient.Canonicalize($$"""{ {{names}} }""").NQuads());
        Assert.Equal("duplicate-property", Documents.Lenient.Canonicalize($$"""{ {{names}},"urn:77":2 }""").Problem().Code);
        Assert.Equal("duplicate-property", Documents.Lenient.Canonicalize("""{"urn:p":1,"urn\u003ap":2}""").Problem().Code);
    }

    [Fact]
    public void Short_names_that_a_context_makes_long_are_limited_in_sum()
    {
        var prefix = "urn:" + new string('a', 200_000);
        var values = string.Join(',', Enumerable.Range(0, 1000).Select(number => $"\"x:{number}\""));
        var json = $$"""{"@context":{"x":{"@id":"{{prefix}}:","@prefix":true},"p":{"@id":"urn:p","@type":"@id"} },"@id":"urn:a","p":[{{values}}]}""";
        Assert.Equal("too-large", Documents.Inline.Canonicalize(json).Problem().Code);
    }

    [Fact]
    public void Poison_graphs_are_given_up()
    {
        // Every blank node points at every other: no two can be told apart
        var nodes = Enumerable.Range(0, 12).Select(from => $$"""{"@id":"_:n{{from}}","urn:p":[{{string.Join(',', Enumerable.Range(0, 12).Where(to => to != from).Select(to => $"{{\"@id\":\"_:n{to}\"}}"))}}]}""");
        Assert.Equal("too much canonicalisation work", Documents.Inline.Canonicalize($"[{string.Join(',', nodes)}]").Problem().Code);
    }

    [Theory]
    [InlineData("__proto__")]
    [InlineData("constructor")]
    [InlineData("toString")]
    [InlineData("hasOwnProperty")]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("\\u0000")]
    public void A_name_that_is_no_term_is_refused_whatever_it_means_elsewhere(string name)
        => Assert.Equal("invalid property", Canonicalizer.Pinned.Canonicalize($$"""{"@context":"{{V2}}","{{name}}":{"x":1} }""").Problem().Code);

    [Theory]
    [InlineData("__proto__")]
    [InlineData("constructor")]
    public void A_term_may_have_any_name(string name)
        => Assert.Equal("<urn:a> <urn:p> \"x\" .\n", Documents.Inline.Canonicalize($$"""{"@context":{"{{name}}":"urn:p"},"@id":"urn:a","{{name}}":"x"}""").NQuads());

    [Fact]
    public void Combinations_of_types_that_nobody_uses_leave_the_canonicaliser_as_it_was()
    {
        string[] types = ["Achievement", "AchievementSubject", "Address", "Alignment", "Criteria", "Evidence", "GeoCoordinates", "IdentityObject", "Image", "Profile", "Result", "Related"];
        var canonicalizer = new Canonicalizer(new CanonicalizerOptions());
        const string Badge = $$"""{"@context":{{Documents.Contexts}},"type":["VerifiableCredential","OpenBadgeCredential"],"issuer":{"id":"urn:i","type":["Profile"],"name":"N"} }""";
        var before = canonicalizer.Canonicalize(Badge).NQuads();
        for (var mask = 1; mask < 1 << types.Length; mask += 3)
        {
            var chosen = string.Join(',', types.Where((_, index) => (mask & (1 << index)) != 0).Select(type => $"\"{type}\""));
            canonicalizer.Canonicalize($$"""{"@context":{{Documents.Contexts}},"type":[{{chosen}}]}""");
        }

        Assert.Equal(before, canonicalizer.Canonicalize(Badge).NQuads());
    }
}
