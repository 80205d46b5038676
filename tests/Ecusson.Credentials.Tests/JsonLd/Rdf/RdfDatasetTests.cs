using System.Buffers;
using System.Text;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Tests.JsonLd.Rdf;

public sealed class RdfDatasetTests
{
    readonly RdfDataset _data = new();

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("\"\\\b\t\n\f\r", "\"\\\"\\\\\\b\\t\\n\\f\\r\"")]
    [InlineData("\0\u0007\u000b\u000e\u001f\u007f", "\"\\u0000\\u0007\\u000B\\u000E\\u001F\\u007F\"")]
    [InlineData("\u0080é\ud83c\udf03", "\"\u0080é\ud83c\udf03\"")]
    [InlineData("\uffee\ufffd", "\"\uffee\ufffd\"")]
    [InlineData("a\ufffeb\uffff", "\"a\\uFFFEb\\uFFFF\"")]
    public void A_literal_is_escaped_as_canonical_N_Quads_ask(string lexical, string expected) =>
        Assert.Equal(expected, TextOf(_data.Literal(Utf8(lexical), default, default)));

    [Fact]
    public void A_datatype_is_written_unless_it_is_string()
    {
        Assert.Equal("\"1\"^^<urn:t>", TextOf(_data.Literal("1"u8, "urn:t"u8, default)));
        Assert.Equal("\"1\"", TextOf(_data.Literal("1"u8, "http://www.w3.org/2001/XMLSchema#string"u8, default)));
        Assert.Equal("\"1\"@fr-CA", TextOf(_data.Literal("1"u8, default, "fr-CA"u8)));
    }

    [Fact]
    public void An_IRI_cannot_end_its_term_early() =>
        Assert.Equal("<urn:a\\u003E\\u0020\\u003Curn:b\\u005C>", TextOf(_data.Iri("urn:a> <urn:b\\"u8)));

    [Fact]
    public void The_same_term_has_the_same_number_and_different_kinds_differ()
    {
        Assert.Equal(_data.Iri("urn:a"u8), _data.Iri("urn:a"u8));
        Assert.Equal(_data.Blank("a"u8), _data.Blank("a"u8));
        Assert.NotEqual(_data.Iri("a"u8), _data.Literal("a"u8, default, default));
        Assert.NotEqual(_data.NewBlank(), _data.NewBlank());
        Assert.NotEqual(_data.Literal("a"u8, default, "en"u8), _data.Literal("a"u8, default, default));
    }

    [Fact]
    public void A_new_blank_node_is_never_one_that_the_document_named()
    {
        var made = _data.NewBlank();
        Assert.NotEqual(made, _data.Blank(_data.Text(made)[2..]));
    }

    [Fact]
    public void A_quad_added_twice_is_there_once()
    {
        var (subject, predicate) = (_data.Iri("urn:s"u8), _data.Iri("urn:p"u8));
        for (var round = 0; round < 2; round++)
        {
            for (var number = 0; number < 1000; number++)
                _data.Add(subject, predicate, _data.Literal(Utf8($"{number}"), default, default), RdfDataset.DefaultGraph);
        }

        Assert.Equal(1000, _data.Count);
        Assert.Equal(1002, _data.TermCount);
    }

    [Fact]
    public void After_clearing_a_large_dataset_a_small_one_is_right()
    {
        for (var number = 0; number < 50_000; number++)
            _data.Add(_data.Iri(Utf8($"urn:{number}")), 0, _data.NewBlank(), RdfDataset.DefaultGraph);
        _data.Clear();
        Assert.Equal((0, 0, 0), (_data.Count, _data.TermCount, _data.TextSize));
        _data.Add(_data.Iri("urn:s"u8), _data.Iri("urn:p"u8), _data.Iri("urn:o"u8), _data.Iri("urn:g"u8));
        var output = new ArrayBufferWriter<byte>();
        new Rdfc10().Canonicalize(_data, output);
        Assert.Equal("<urn:s> <urn:p> <urn:o> <urn:g> .\n", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    string TextOf(int term) => Encoding.UTF8.GetString(_data.Text(term));

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
