using System.Buffers;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using Ecusson.Credentials.Baking;

namespace Ecusson.Credentials.Tests.Baking;

public sealed class SvgBakingTests
{
    const string Third = """{"type":["OpenBadgeCredential"],"name":"É & <b> ]]> 🎓"}""";
    const string Second = """{"type":"Assertion","id":"https://badges.example/1?a=1&b=2"}""";
    const string Jws = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl";
    const string Svg = "http://www.w3.org/2000/svg";

    static byte[] BakeBytes(byte[] picture, string badge, BakedStandard standard = BakedStandard.OpenBadges3)
    {
        var output = new ArrayBufferWriter<byte>();
        var baked = Assert.IsType<BakeOutcome.Baked>(Picture.Bake(picture, Encoding.UTF8.GetBytes(badge), standard, output));
        Assert.Equal(output.WrittenCount, baked.Length);
        return output.WrittenSpan.ToArray();
    }

    static string Bake(string picture, string badge, BakedStandard standard = BakedStandard.OpenBadges3) =>
        Encoding.UTF8.GetString(BakeBytes(Encoding.UTF8.GetBytes(picture), badge, standard));

    static string[] Texts(byte[] picture) => [.. Assert.IsType<UnbakeOutcome.Found>(Picture.Unbake(picture)).Contents
        .Select(c => $"{c.Standard} {c.Kind} [{string.Join(' ', c.Irregularities)}] {Encoding.UTF8.GetString(c.Text.Span)}")];

    static string[] Texts(string picture) => Texts(Encoding.UTF8.GetBytes(picture));

    static string Problem(string picture) => Assert.IsType<UnbakeOutcome.Broken>(Picture.Unbake(Encoding.UTF8.GetBytes(picture))).Code;

    [Fact]
    public void The_badge_stands_right_after_the_svg_tag_and_every_other_character_stays()
    {
        const string head = "<?xml version='1.0'?>\r\n<!-- <svg> -->\r<svg\n  xmlns='http://www.w3.org/2000/svg'\n\twidth=\"1\" data-x='a>b'";
        const string rest = "\r\n <circle r='1'/> <!-- &amp; é 🎓 --></svg>\n<!-- end -->\n";
        var baked = Bake($"{head}>{rest}", Jws);
        var declared = head.Replace("<svg\n", "<svg xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"\n", StringComparison.Ordinal);
        Assert.Equal($"{declared}><openbadges:credential verify=\"{Jws}\"></openbadges:credential>{rest}", baked);
        Assert.Equal([$"OpenBadges3 Jwt [] {Jws}"], Texts(baked));
    }

    [Fact]
    public void JSON_goes_into_CDATA_that_its_own_end_mark_cannot_close()
    {
        var baked = Bake($"<svg xmlns='{Svg}'/>", Third);
        Assert.Contains("<![CDATA[{", baked, StringComparison.Ordinal);
        Assert.Equal([$"OpenBadges3 Json [] {Third}"], Texts(baked));
        XDocument.Parse(baked);
    }

    [Fact]
    public void Baking_again_replaces_what_was_there()
    {
        var once = Bake($"<svg xmlns='{Svg}'>\r\n<g/></svg>", Third);
        Assert.Equal([$"OpenBadges3 Jwt [] {Jws}"], Texts(Bake(once, Jws)));
        Assert.Equal(once, Bake(Bake(once, Jws), Third));
        var odd = $"<svg xmlns='{Svg}' xmlns:b='https://purl.imsglobal.org/ob/v3p0'><g>\r\r\n<b:credential>{{}}</b:credential ></g><b:credential verify='x>y'/></svg>";
        var baked = Bake(odd, Third);
        Assert.Equal([$"OpenBadges3 Json [] {Third}"], Texts(baked));
        Assert.EndsWith("<g>\r\r\n</g></svg>", baked, StringComparison.Ordinal);
    }

    [Fact]
    public void One_picture_carries_both_standards_with_the_prefix_that_literal_readers_want()
    {
        var both = Bake(Bake($"<svg xmlns='{Svg}'><g/></svg>", Second, BakedStandard.OpenBadges2), Jws);
        Assert.Contains("<openbadges:assertion verify=\"https://badges.example/1?a=1&amp;b=2\">", both, StringComparison.Ordinal);
        Assert.Contains("<openbadges:credential xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"", both, StringComparison.Ordinal);
        Assert.Equal([$"OpenBadges3 Jwt [] {Jws}", "OpenBadges2 Url [] https://badges.example/1?a=1&b=2", $"OpenBadges2 Json [] {Second}"], Texts(both));
    }

    [Fact]
    public void Other_encodings_are_read_and_become_UTF_8()
    {
        var text = $"<?xml version=\"1.0\" encoding=\"{{0}}\"?><svg xmlns='{Svg}'><title>délégué</title></svg>";
        foreach (var (name, encoding) in new[] { ("UTF-16", Encoding.Unicode), ("utf-16", Encoding.BigEndianUnicode), ("ISO-8859-1", Encoding.Latin1) })
        {
            var bytes = encoding.GetBytes(text.Replace("{0}", name, StringComparison.Ordinal));
            var baked = BakeBytes([.. encoding.GetPreamble(), .. bytes], Third);
            Assert.Equal("délégué", XDocument.Load(new MemoryStream(baked)).Root!.Element(XName.Get("title", Svg))!.Value);
            Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", Encoding.UTF8.GetString(baked), StringComparison.Ordinal);
        }

        Assert.Equal(PictureProblem.Encoding, Problem(text.Replace("{0}", "UTF-7", StringComparison.Ordinal)));
        byte[] invalid = [.. Encoding.UTF8.GetBytes($"<svg xmlns='{Svg}'>"), 0xC3, .. "</svg>"u8];
        Assert.Equal(PictureProblem.Encoding, Assert.IsType<UnbakeOutcome.Broken>(Picture.Unbake(invalid)).Code);
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"<svg xmlns='{Svg}'/>")];
        Assert.Equal(marked[..3], BakeBytes(marked, Third)[..3]);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>", PictureProblem.Xml)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", PictureProblem.Xml)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>", PictureProblem.Xml)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/><svg/>", PictureProblem.Xml)]
    [InlineData("<", PictureProblem.Xml)]
    [InlineData("<!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg'/>", PictureProblem.Dtd)]
    [InlineData("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg/>", PictureProblem.Dtd)]
    public void What_is_not_well_formed_or_has_a_DOCTYPE_is_refused(string picture, string code) => Assert.Equal(code, Problem(picture));

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<g>", 100_000));
        Assert.Equal(PictureProblem.TooLarge, Problem($"<svg xmlns='{Svg}'>{deep}"));
        Assert.Equal(PictureProblem.TooLarge, Problem($"<svg xmlns='{Svg}' xmlns:o='http://openbadges.org'><o:assertion>{deep}"));
    }

    [Fact]
    public void A_hundred_thousand_badge_elements_are_read_in_a_moment()
    {
        var many = string.Concat(Enumerable.Repeat("\n<o:assertion verify='https://badges.example/1'/>", 100_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(["OpenBadges2 Url [repeated] https://badges.example/1"], Texts($"<svg xmlns='{Svg}' xmlns:o='http://openbadges.org'>{many}</svg>"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }

    [Fact]
    public void XML_that_is_no_drawing_is_no_picture()
    {
        Assert.IsType<UnbakeOutcome.NotAPicture>(Picture.Unbake("<html><svg xmlns='http://www.w3.org/2000/svg'/></html>"u8.ToArray()));
        Assert.IsType<UnbakeOutcome.NotAPicture>(Picture.Unbake("<svg xmlns='urn:other'/>"u8.ToArray()));
    }

    [Fact]
    public void A_badge_within_a_group_is_found_and_said_to_be_misplaced() =>
        Assert.Equal(["OpenBadges3 Json [misplaced nested-markup] {}"], Texts(
            $"<svg xmlns='{Svg}'><g><c:credential xmlns:c='https://purl.imsglobal.org/ob/v3p0'><![CDATA[{{]]><b/><![CDATA[}}]]></c:credential></g></svg>"));

    [Fact]
    public void No_change_of_characters_makes_it_throw()
    {
        var picture = Bake(Bake($"<?xml version='1.0' encoding='utf-8'?><svg xmlns='{Svg}'>\r\n<g id='a'/>é</svg>", Second, BakedStandard.OpenBadges2), Third);
        var parts = OneOf("<", ">", "&", "'", "\"", "/", "]]>", "<![CDATA[", "<!--", "-->", "<?", "\r", "\n", "\0", "🎓", "\uD800", "<svg", "</svg>",
            "xmlns:openbadges='x'", "openbadges:", "<!DOCTYPE", "&#0;", "&#x1F393;", "utf-16");
        Gen.Select(Gen.Int[0, picture.Length], parts, Gen.Int[0, 12]).Array[1, 6].Sample(changes =>
        {
            var text = picture;
            foreach (var (at, part, removed) in changes)
            {
                var place = Math.Min(at, text.Length);
                text = string.Concat(text.AsSpan(0, place), part, text.AsSpan(Math.Min(text.Length, place + removed)));
            }

            var bytes = Encoding.UTF8.GetBytes(text);
            Picture.Unbake(bytes);
            var output = new ArrayBufferWriter<byte>();
            // Whatever was accepted bears the new badge, as well-formed XML.
            return Picture.Bake(bytes, Encoding.UTF8.GetBytes(Third), BakedStandard.OpenBadges3, output) is not BakeOutcome.Baked
                || Texts(output.WrittenSpan.ToArray())[0] == $"OpenBadges3 Json [] {Third}";
        }, iter: 20_000);
    }

    static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
