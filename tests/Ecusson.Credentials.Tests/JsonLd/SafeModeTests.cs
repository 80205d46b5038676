using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Tests.JsonLd;

public class SafeModeTests
{
    const string Inline = """ "@context":{"@vocab":"https://v.example/","id":"@id","type":"@type","p":{"@id":"urn:p"},"ref":{"@id":"urn:ref","@type":"@id"},"kind":{"@id":"urn:kind","@type":"@vocab"},"gone":null,"graph":{"@id":"urn:graph","@container":"@graph"},"rtl":{"@id":"urn:rtl","@direction":"rtl"}}, """;

    /// <summary>What would be lost without a word: the code, where it stands, the document.</summary>
    public static TheoryData<string, string, string> Losses => new()
    {
        { "invalid property", "/gone", $$"""{ {{Inline}} "gone":"x"}""" },
        { "invalid property", "/gone", $$"""{ {{Inline}} "gone":null}""" },
        { "invalid property", "/@other", $$"""{ {{Inline}} "@other":"x"}""" },
        { "invalid property", "/a~1b", """{"@context":{"p":"urn:p"},"p":"x","a/b":1}""" },
        { "invalid property", "/p/1/x", """{"@context":{"p":"urn:p"},"p":["x",{"x":1}]}""" },
        { "relative @id reference", "/id", $$"""{ {{Inline}} "id":"a","p":"x"}""" },
        { "relative @id reference", "/id", $$"""{ {{Inline}} "id":"https://a.example/ b","p":"x"}""" },
        { "reserved @id value", "/id", $$"""{ {{Inline}} "id":"@reserved","p":"x"}""" },
        { "relative @type reference", "/type/1", """{"@context":{"type":"@type","T":"urn:T"},"type":["T","Other"]}""" },
        { "relative object reference", "/ref", $$"""{ {{Inline}} "ref":"a"}""" },
        { "relative object reference", "/kind", """{"@context":{"kind":{"@id":"urn:kind","@type":"@vocab"}},"kind":"a"}""" },
        { "relative @vocab reference", "", """{"@context":{"@vocab":"v/"},"p":"x"}""" },
        { "blank node predicate", "/p", """{"@context":{"p":"_:p"},"p":"x"}""" },
        { "empty object", "", "{}" },
        { "object with only @id", "", """{"@id":"urn:a"}""" },
        { "object with only @value", "/0", """[{"@value":"x"}]""" },
        { "object with only @list", "/0", """[{"@list":["x"]}]""" },
        { "free-floating scalar", "/1", """[{"urn:p":"x"},"y"]""" },
        { "free-floating scalar", "/@graph/0", """{"@graph":["y"]}""" },
        { "object with only @id", "/graph", $$"""{ {{Inline}} "graph":{"id":"urn:a"} }""" },
        { "null @value value", "/p/@value", """{"@context":{"p":"urn:p"},"p":{"@value":null}}""" },
        { "object with only @language", "/p", """{"@context":{"p":"urn:p"},"p":{"@language":"fr"}}""" },
        { "invalid @language value", "/p/@value", """{"@context":{"p":"urn:p"},"p":{"@value":"x","@language":"a b"}}""" },
        { "invalid @language value", "", """{"@context":{"@language":"a b","p":"urn:p"},"p":"x"}""" },
        { "rdfDirection not set", "/rtl", $$"""{ {{Inline}} "rtl":"x"}""" },
        { "reserved term", "", """{"@context":{"@reserved":"urn:r","p":"urn:p"},"p":"x"}""" },
        { "reserved @id value", "", """{"@context":{"r":"@reserved","p":"urn:p"},"p":"x"}""" },
        { "reserved @reverse value", "", """{"@context":{"r":{"@reverse":"@reserved"},"p":"urn:p"},"p":"x"}""" },
    };

    [Theory, MemberData(nameof(Losses))]
    public void What_would_be_lost_is_refused_in_safe_mode_and_lost_outside_it(string code, string path, string json)
    {
        var problem = Documents.Inline.Canonicalize(json).Problem();
        Assert.Equal((code, path), (problem.Code, problem.Path));
        Assert.IsType<CanonicalOutcome.Canonical>(Documents.Lenient.Canonicalize(json));
    }

    [Fact]
    public void Addresses_that_others_sign_are_kept_though_the_standard_forbids_their_characters()
    {
        var outcome = Documents.Inline.Canonicalize("""{"@context":{"ref":{"@id":"urn:ref","@type":"@id"}},"@id":"urn:a","ref":["https://a.example/#/b#c","https://a.example/a|b"]}""");
        Assert.Equal("<urn:a> <urn:ref> <https://a.example/#/b#c> .\n<urn:a> <urn:ref> <https://a.example/a\\u007Cb> .\n", outcome.NQuads());
    }

    [Fact]
    public void No_text_can_break_out_of_its_line()
    {
        var outcome = Documents.Inline.Canonicalize("""{"@context":{"p":"urn:p"},"@id":"urn:a><urn:b><urn:c>.","p":"\" .\n<urn:x> <urn:y> <urn:z> .\r\u2028"}""");
        Assert.Equal("<urn:a\\u003E\\u003Curn:b\\u003E\\u003Curn:c\\u003E.> <urn:p> \"\\\" .\\n<urn:x> <urn:y> <urn:z> .\\r\u2028\" .\n", outcome.NQuads());
    }
}
