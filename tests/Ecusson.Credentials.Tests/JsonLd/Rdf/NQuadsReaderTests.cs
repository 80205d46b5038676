using System.Text;
using CsCheck;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Tests.JsonLd.Rdf;

public sealed class NQuadsReaderTests
{
    [Theory]
    [InlineData("<urn:s> <urn:p> \"a\\u00e9\\U0001F303\\t\"@fr-CA <urn:g> . # words", "<urn:s> <urn:p> \"aé\ud83c\udf03\\t\"@fr-CA <urn:g>")]
    [InlineData("_:a.b<urn:p>_:c.", "_:a.b <urn:p> _:c")]
    [InlineData("\t<urn:s>\t<urn:p>\t\"1\"^^<urn:t>\t_:g\t.\t", "<urn:s> <urn:p> \"1\"^^<urn:t> _:g")]
    public void A_statement_is_read(string line, string expected)
    {
        var data = new RdfDataset();
        Assert.Equal(0, NQuadsReader.Read(Encoding.UTF8.GetBytes(line), data));
        var quad = Assert.Single(data.Quads.ToArray());
        var terms = new[] { quad.Subject, quad.Predicate, quad.Object, quad.Graph }.Where(term => term != RdfDataset.DefaultGraph);
        Assert.Equal(expected, string.Join(' ', terms.Select(term => Encoding.UTF8.GetString(data.Text(term)))));
    }

    [Theory]
    [InlineData("<urn:s> <urn:p> <urn:o>")]
    [InlineData("<urn:s> _:p <urn:o> .")]
    [InlineData("\"s\" <urn:p> <urn:o> .")]
    [InlineData("<s> <urn:p> <urn:o> .")]
    [InlineData("<urn:s> <urn:p> \"o .")]
    [InlineData("<urn:s> <urn:p> \"\\x\" .")]
    [InlineData("<urn:s> <urn:p> \"\\uD800\" .")]
    [InlineData("<urn:s> <urn:p> \"\\U00110000\" .")]
    [InlineData("<urn:s> <urn:p> \"a\"@ .")]
    [InlineData("<urn:s> <urn:p> \"a\"@en- .")]
    [InlineData("<urn:s> <urn:p> \"a\"^^_:t .")]
    [InlineData("<urn:s> <urn:p> <urn:o o> .")]
    [InlineData("<urn:s> <urn:p> _:.o .")]
    [InlineData("<urn:s> <urn:p> <urn:o> . <urn:s>")]
    public void What_is_not_a_statement_is_named_by_its_line(string line) =>
        Assert.Equal(3, NQuadsReader.Read(Encoding.UTF8.GetBytes("# first\r\n\r\n" + line + "\n"), new RdfDataset()));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Assert.Equal(1, NQuadsReader.Read([.. "<urn:s> <urn:p> \""u8, 0xC3, 0x28, .. "\" ."u8], new RdfDataset()));

    [Fact]
    public void Hostile_bytes_never_throw_and_what_is_read_can_be_written_and_read_again()
    {
        var pieces = Gen.OneOf(
            Gen.OneOf([.. new[] { "<urn:s>", "<", ">", "_:", "_:b", "\"", "\\", "\\u00", "\\U0001F303", "@en", "-", "^^", ".", " ", "\n", "\r\n", "#", "é" }.Select(piece => Gen.Const(piece))]),
            Gen.Char.Select(character => character.ToString()));
        pieces.Array[0, 40].Sample(parts =>
        {
            var data = new RdfDataset();
            NQuadsReader.Read(Encoding.UTF8.GetBytes(string.Concat(parts)), data);
            var first = Graphs.Canonical(data);
            var again = new RdfDataset();
            Assert.Equal(0, NQuadsReader.Read(Encoding.UTF8.GetBytes(first), again));
            Assert.Equal(first, Graphs.Canonical(again));
        }, iter: 20_000);
    }

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen.Byte.Array[0, 200].Sample(bytes => NQuadsReader.Read(bytes, new RdfDataset()) >= 0, iter: 20_000);
}
