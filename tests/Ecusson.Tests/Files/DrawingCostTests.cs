using System.Text;
using Ecusson.Files.Drawing;
using Ecusson.Files.Pictures;
using SkiaSharp;

namespace Ecusson.Tests.Files;

/// <summary>Small drawings that ask for hours of painting: they are refused, or painted at the cost of what they hold. One that is neither never ends here.</summary>
public sealed class DrawingCostTests
{
    const string Rectangle = "<rect width='90' height='90'/>";

    static readonly string Zigzag = string.Concat(Enumerable.Range(0, 3000).Select(n => $"L{n % 100} {n % 2 * 100}"));

    public static TheoryData<string, string> Bombs => new()
    {
        { "patterns", Nested(6, "width='50' height='50' patternUnits='userSpaceOnUse'", Repeat(Rectangle, 16)) },
        { "pictures", $"<defs><image id='a' width='9' height='9' href='{Picture(4000)}'/></defs>{Repeat("<use href='#a'/>", 50_000)}" },
        { "reference", $"<use id='a' href='#{new string('a', 2_300_000)}'/>{Repeat("<use href='#a'/>", 90_000)}" },
        { "transform in a style", $"<defs><g id='a' style='transform:{Repeat("scale(1)", 20_000)}'/></defs>{Repeat("<use href='#a'/>", 50_000)}" },
        { "different pictures", Repeat($"<image width='9' height='9' href='{Picture(4000)}'/>", 40) },
        { "path", $"<defs><path id='a' d='M0 0{Zigzag}'/></defs>{Repeat("<use href='#a'/>", 20_000)}" },
        { "path out of sight", $"<defs><path id='a' transform='translate(900)' d='M0 0{Zigzag}'/></defs>{Repeat("<use href='#a'/>", 50_000)}" },
        { "edges", $"<path d='M0 0{Repeat(Zigzag, 60)}'/>" },
        { "line", $"<path stroke='red' d='M0 0{Repeat(Zigzag, 20)}'/>" },
        { "dashes", $"<path stroke='red' stroke-dasharray='.001' d='M0 0{Zigzag}'/>" },
        { "style", $"<defs><g id='a' style='fill:red{Repeat(";fill:red", 20_000)}'/></defs>{Repeat("<use href='#a'/>", 50_000)}" },
        { "transform", $"<defs><g id='a' transform='{Repeat("scale(1)", 20_000)}'/></defs>{Repeat("<use href='#a'/>", 50_000)}" },
        { "classes", $"<style>g{{fill:red}}</style><defs><g id='a' class='{Repeat("b ", 90_000)}'/></defs>{Repeat("<use href='#a'/>", 50_000)}" },
        { "rule", $"<style>rect{{stroke-dasharray:{Repeat("1 ", 50_000)}}}</style>{Repeat("<rect/>", 50_000)}" },
        { "rules", $"<style>.a{Repeat(",.a", 100_000)}{{fill:red{Repeat(";fill:red", 50_000)}}}</style>{Rectangle}" },
        { "stops", $"<linearGradient id='g'>{Repeat("<stop/>", 9_000)}</linearGradient><style>rect{{fill:url(#g)}}</style>{Repeat("<rect width='1' height='1'/>", 90_000)}" },
        { "colour", $"<g fill='{new string('a', 500_000)}'>{Repeat(Rectangle, 50_000)}</g>" },
        { "pixels", $"<linearGradient id='g'><stop/></linearGradient><style>rect{{fill:url(#g)}}</style>{Repeat(Rectangle, 50_000)}" },
        { "layers", Repeat("<g opacity='.5'/>", 100_000) },
        { "masks", $"<mask id='m'>{Rectangle}</mask>{Repeat($"<g mask='url(#m)'>{Rectangle}</g>", 30_000)}" },
        { "clip", $"<clipPath id='c' transform='{Repeat("scale(1)", 20_000)}'/>{Repeat("<g clip-path='url(#c)'/>", 50_000)}" },
        { "mask", $"<clipPath id='n'><rect/></clipPath><mask id='m' stroke-dasharray='{Repeat("1 ", 90_000)}'/><g clip-path='url(#n)'>{Repeat("<g mask='url(#m)'/>", 50_000)}</g>" },
        { "clips", $"<clipPath id='c'><circle cx='50' cy='50' r='50'/></clipPath>{Repeat($"<g clip-path='url(#c)'>{Rectangle}</g>", 30_000)}" },
    };

    [Theory, MemberData(nameof(Bombs))]
    public void A_drawing_that_would_be_painted_for_hours_is_refused(string what, string content)
    {
        Assert.InRange(Svg(content).Length, 1, PictureCheck.MostBytes);
        // Patterns that name each other are counted before anything is painted.
        var expected = what == "patterns" ? PictureRefusal.TooLarge : PictureRefusal.TooCostly;
        Assert.Equal((what, expected), (what, Assert.IsType<PictureJudgement.Refused>(PictureCheck.Of(Svg(content), null)).Why));
    }

    [Theory, MemberData(nameof(Bombs))]
    public void One_that_was_kept_before_ends_as_well(string what, string content)
    {
        // Patterns that repeat each other unchanged are painted, as each is painted once.
        if (what == "patterns") SvgPainter.ToPng(Svg(content), 64);
        else Assert.Throws<ArgumentException>(() => SvgPainter.ToPng(Svg(content)));
    }

    [Fact]
    public void Patterns_within_patterns_end_when_each_is_wanted_in_many_sizes()
    {
        var sizes = string.Concat(Enumerable.Range(0, 16).Select(n => $"<rect width='{80 + n}' height='{80 + (n / 4)}'/>"));
        Assert.Throws<ArgumentException>(() => SvgPainter.ToPng(Svg(Nested(9, "width='.5' height='.5'", sizes))));
    }

    [Fact]
    public void A_pattern_that_a_rule_fills_with_itself_ends() =>
        SvgPainter.ToPng(Svg($"<style>rect{{fill:url(#p)}}</style><pattern id='p' width='50' height='50' patternUnits='userSpaceOnUse'>{Repeat(Rectangle, 16)}</pattern>{Rectangle}"), 64);

    [Fact]
    public void A_picture_or_pattern_that_is_used_often_is_sound()
    {
        Sound($"<defs><image id='a' width='9' height='9' href='{Picture(300)}'/></defs>{Repeat("<use href='#a'/>", 500)}");
        Sound($"<pattern id='p' width='3' height='3' patternUnits='userSpaceOnUse'><circle r='1'/></pattern><g fill='url(#p)'>{Repeat("<circle r='9'/>", 500)}</g>");
    }

    [Fact]
    public void A_drawing_of_many_thousand_shapes_is_sound() =>
        Sound($"<linearGradient id='g'><stop/></linearGradient>{string.Concat(Enumerable.Range(0, 8000).Select(n => $"<path fill='url(#g)' opacity='{(n % 40 == 0 ? ".5" : "1")}' d='M{n % 100} {n / 100}c1 2 3 4 5 6l1 1z' stroke='red'/>"))}");

    [Fact]
    public void A_pattern_s_children_count_from_the_corner_of_its_tile()
    {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'><pattern id='p' x='8' y='4' width='16' height='16' patternUnits='userSpaceOnUse'><rect width='8' height='8' fill='#f00'/></pattern><rect width='64' height='64' fill='url(#p)'/></svg>"u8;
        using var picture = SKBitmap.Decode(SvgPainter.ToPng(svg.ToArray(), 64));
        Assert.Equal((SKColors.Red, SKColors.Red, 0, 0), (picture.GetPixel(12, 8), picture.GetPixel(28, 24), picture.GetPixel(4, 8).Alpha, picture.GetPixel(20, 8).Alpha));
    }

    static void Sound(string content) => Assert.IsType<PictureJudgement.Sound>(PictureCheck.Of(Svg(content), null));

    static string Nested(int levels, string tile, string shapes) =>
        $"<defs>{string.Concat(Enumerable.Range(1, levels).Select(n => $"<pattern id='p{n}' {tile}><g fill='{(n == levels ? "red" : $"url(#p{n + 1})")}'>{shapes}</g></pattern>"))}</defs><g fill='url(#p1)'>{shapes}</g>";

    static string Picture(int side)
    {
        using var bitmap = new SKBitmap(side, side);
        bitmap.Erase(SKColors.Red);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return $"data:image/png;base64,{Convert.ToBase64String(png.ToArray())}";
    }

    static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    static byte[] Svg(string content) => Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>{content}</svg>");
}
