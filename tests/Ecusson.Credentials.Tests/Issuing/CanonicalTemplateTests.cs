using System.Text;
using CsCheck;
using Ecusson.Credentials.Issuing;
using Ecusson.Credentials.JsonLd.Rdf;
using Ecusson.Credentials.Tests.JsonLd.Rdf;

namespace Ecusson.Credentials.Tests.Issuing;

public sealed class CanonicalTemplateTests
{
    const int Holes = 4;

    // The first two stand for addresses, the others for literals. Some values are what the graph itself says elsewhere.
    static readonly Gen<string> Address = Gen.OneOf(
        Gen.Guid.Select(guid => $"urn:uuid:{guid}"),
        Gen.Const("http://c/0"),
        Gen.Const("http://c/1"),
        Gen.Const("https://x.example/a?b=%C3%A9#f"));

    static readonly Gen<string> Text = Gen.OneOf(
        Gen.Const("same"),
        Gen.Const("0"),
        Gen.Const(""),
        Gen.String,
        Gen.String[Gen.OneOf(Gen.Char["\"\\\n\r\t\b\f\u0000\u001f\u007féà<>^_:@"], Gen.Char['a', 'z']), 0, 30]);

    static readonly Gen<string[]> Values = Gen.Select(Address, Address, Text, Text, (a, b, c, d) => new[] { a, b, c, d });

    // Blank nodes mostly differ, as those of badges do, by a literal of their own.
    static readonly Gen<string[]> Graph = Gen.Select(
        Gen.Frequency((3, Gen.Int[0, 5].Select(n => $"_:b{n}")), (2, Gen.Int[0, 1].Select(n => $"<{{{n}}}>")), (1, Gen.Int[0, 1].Select(n => $"<http://c/{n}>"))),
        Gen.Int[0, 2].Select(n => $"<urn:p{n}>"),
        Gen.Frequency(
            (3, Gen.Int[0, 5].Select(n => $"_:b{n}")),
            (2, Gen.Int[0, 1].Select(n => $"<{{{n}}}>")),
            (2, Gen.Int[2, 3].Select(n => $"\"{{{n}}}\"")),
            (1, Gen.Int[2, 3].Select(n => $"\"{{{n}}}\"@fr")),
            (2, Gen.Int[0, 3].Select(n => $"\"{n}\""))),
        Gen.Frequency((9, Gen.Const("")), (1, Gen.OneOf(Gen.Const("<urn:g>"), Gen.Const("<{0}>"), Gen.Const("_:b0")))),
        (subject, predicate, @object, graph) => $"{subject} {predicate} {@object} {graph} .\n").Array[1, 20];

    [Fact]
    public void A_template_gives_what_full_canonicalisation_gives_or_says_that_it_cannot()
    {
        var (covered, refused) = (0, 0);
        Gen.Select(Graph, Values.Array[1, 4], Gen.Int[0, 5]).Sample((lines, people, distinct) =>
        {
            var own = string.Concat(Enumerable.Range(0, distinct + 1).Select(n => $"_:b{n} <urn:own> \"{n}\" .\n"));
            var pattern = string.Concat(lines) + own;
            var markers = new TextTable();
            markers.Clear(AwardValues.Count);
            for (var hole = 0; hole < Holes; hole++) markers.Set(hole, Encoding.ASCII.GetBytes($"urn:uuid:marker-{hole}-"));
            var template = CanonicalTemplate.Compile(Encoding.UTF8.GetBytes(Fill(pattern, hole => $"urn:uuid:marker-{hole}-")), markers);
            var (memory, output, values) = (new RenderingMemory(), new Utf8Buffer(), new TextTable());
            foreach (var person in people)
            {
                output.Clear();
                values.Clear(AwardValues.Count);
                for (var hole = 0; hole < Holes; hole++) values.Set(hole, Encoding.UTF8.GetBytes(person[hole]));
                if (template?.TryRender(values, memory, output) is not true)
                {
                    Interlocked.Increment(ref refused);
                    continue;
                }

                Interlocked.Increment(ref covered);
                Assert.Equal(Graphs.Canonical(Graphs.Data(Fill(pattern, hole => Escape(person[hole])))), Encoding.UTF8.GetString(output.Written));
            }
        }, iter: 20_000);
        Assert.True(covered > refused / 4, $"Only {covered} of {covered + refused} were covered: this test would prove little.");
    }

    [Theory]
    [InlineData("a relative/address")]
    [InlineData("schema:name")]
    [InlineData("https://x.example/a b")]
    [InlineData("https://x.example/%zz")]
    [InlineData("https://x.example/#a#b")]
    [InlineData("https://")]
    [InlineData("https://é.example/")]
    [InlineData("https://x.example/>")]
    public void An_address_that_JSON_LD_may_read_in_another_way_is_not_covered(string address)
    {
        var markers = new TextTable();
        markers.Clear(AwardValues.Count);
        markers.Set(0, "urn:uuid:m"u8);
        var template = CanonicalTemplate.Compile("<urn:uuid:m> <urn:p> \"x\" .\n"u8, markers)!;
        var values = new TextTable();
        values.Clear(AwardValues.Count);
        values.Set(0, Encoding.UTF8.GetBytes(address));
        Assert.False(template.TryRender(values, new RenderingMemory(), new Utf8Buffer()));
    }

    [Fact]
    public void A_marker_that_is_only_part_of_a_term_is_not_covered()
    {
        var markers = new TextTable();
        markers.Clear(AwardValues.Count);
        markers.Set(0, "urn:uuid:m"u8);
        Assert.Null(CanonicalTemplate.Compile("<urn:s> <urn:p> \"x urn:uuid:m\" .\n"u8, markers));
        Assert.Null(CanonicalTemplate.Compile("<urn:s> <urn:uuid:m> \"x\" .\n"u8, markers));
        Assert.Null(CanonicalTemplate.Compile("<urn:s> <urn:p> \"x\"^^<urn:uuid:m> .\n"u8, markers));
    }

    static string Fill(string pattern, Func<int, string> text)
    {
        for (var hole = 0; hole < Holes; hole++) pattern = pattern.Replace($"{{{hole}}}", text(hole), StringComparison.Ordinal);
        return pattern;
    }

    static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()) escaped.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
        return text.StartsWith("urn:", StringComparison.Ordinal) || text.StartsWith("http", StringComparison.Ordinal) ? text : escaped.ToString();
    }
}
