using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using Ecusson.Credentials.Baking;

namespace Ecusson.Credentials.Tests.Baking;

public sealed class SvgSanitizerTests
{
    const string Svg = "http://www.w3.org/2000/svg";
    const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    static string Open => $"<svg xmlns=\"{Svg}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 10 10\">";

    static SanitizeOutcome.Safe Safe(string picture) =>
        Assert.IsType<SanitizeOutcome.Safe>(SvgSanitizer.Sanitize(Encoding.UTF8.GetBytes(picture)));

    static string Inside(string content)
    {
        var text = Encoding.UTF8.GetString(Safe($"{Open}{content}</svg>").Svg.Span);
        SafeDrawing.AssertSafe(text);
        var start = text.IndexOf('>', StringComparison.Ordinal) + 1;
        return text[start - 2] == '/' ? "" : text[start..^"</svg>".Length];
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<script href='data:text/javascript,alert(1)'/>")]
    [InlineData("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>")]
    [InlineData("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='alert(1)'/></foreignObject>")]
    [InlineData("<iframe xmlns='http://www.w3.org/1999/xhtml' src='javascript:alert(1)'/>")]
    [InlineData("<animate attributeName='href' values='javascript:alert(1)'/>")]
    [InlineData("<set attributeName='onmouseover' to='alert(1)'/>")]
    [InlineData("<animateMotion path='M0 0'/>")]
    [InlineData("<handler type='application/ecmascript'>alert(1)</handler>")]
    [InlineData("<listener event='click' handler='#a'/>")]
    [InlineData("<feImage href='https://evil.example/x.svg'/>")]
    [InlineData("<metadata><x/></metadata>")]
    [InlineData("<openbadges:credential xmlns:openbadges='https://purl.imsglobal.org/ob/v3p0'>{}</openbadges:credential>")]
    [InlineData("<style>@import url(https://evil.example/x.css);</style>")]
    [InlineData("<style>@\\69mport 'x';</style>")]
    [InlineData("<style>*{background:url(https://evil.example)}</style>")]
    [InlineData("<style>*{fill:url(//evil.example#a)}</style>")]
    [InlineData("<style>*{fill:u\\72l(https://evil.example)}</style>")]
    [InlineData("<style>@font-face{font-family:x;src:url(x)}</style>")]
    [InlineData("<style>a[href^='x']{fill:red}</style>")]
    [InlineData("<style>g{behavior:url(x.htc)}</style>")]
    [InlineData("<style>g{fill:red;</style>")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<style>.a, html a{fill:red}</style>")]
    [InlineData("<style>java\nscript:xM0 0{fill:red}</style>")]
    [InlineData("<!-- --><?xml-stylesheet href='javascript:alert(1)'?>")]
    [InlineData("<set/><discard/><audio/><video/><object/><embed/><link/><meta/><base/><image-x/>")]
    public void What_is_not_on_the_list_leaves_no_trace(string hostile) => Assert.Equal("", Inside(hostile));

    [Theory]
    [InlineData("onload='alert(1)'")]
    [InlineData("ONCLICK='alert(1)'")]
    [InlineData("onbegin='alert(1)'")]
    [InlineData("href='javascript:alert(1)'")]
    [InlineData("xlink:href='javascript:alert(1)'")]
    [InlineData("xlink:href='&#x6A;avascript&#58;alert(1)'")]
    [InlineData("xlink:href=' java&#10;script:alert(1)'")]
    [InlineData("xlink:href='JaVaScRiPt&#9;:alert(1)'")]
    [InlineData("href='vbscript:x'")]
    [InlineData("href='https://evil.example/#a'")]
    [InlineData("href='//evil.example/#a'")]
    [InlineData("href='other.svg#a'")]
    [InlineData("href='data:image/svg+xml,&lt;svg/&gt;#a'")]
    [InlineData("href='#a b'")]
    [InlineData("xml:base='https://evil.example/'")]
    [InlineData("fill='url(https://evil.example/#a)'")]
    [InlineData("fill='url(&quot;javascript:alert(1)&quot;)'")]
    [InlineData("fill='url(#a) url(x)'")]
    [InlineData("fill='URL(x)'")]
    [InlineData("fill='u\\72l(x)'")]
    [InlineData("fill='image-set(x)'")]
    [InlineData("fill='expression(alert(1))'")]
    [InlineData("filter='url(#a) drop-shadow(url(x))'")]
    [InlineData("style='background-image:url(https://evil.example)'")]
    [InlineData("style='-moz-binding:url(x)'")]
    [InlineData("style='fill:url(/*x*/https://evil.example)'")]
    [InlineData("style='behavior:url(#default#time2)'")]
    [InlineData("style='fill:expr/**/ession(alert(1))'")]
    [InlineData("style='font-family:&quot;a;b:url(x)&quot;'")]
    [InlineData("cursor='url(x)'")]
    [InlineData("id='1 onload=x'")]
    [InlineData("data-x='1'")]
    [InlineData("ev:event='load' xmlns:ev='http://www.w3.org/2001/xml-events'")]
    [InlineData("systemLanguage='en' requiredExtensions='x'")]
    public void A_hostile_attribute_is_left_out_of_every_element(string attribute)
    {
        foreach (var element in new[] { "g", "use", "image", "path", "linearGradient", "filter", "textPath" })
            Assert.Equal($"<{element} />", Inside($"<{element} {attribute}/>"));
        Assert.Equal("<g />", Inside($"<a {attribute}/>"));
    }

    [Theory]
    [InlineData("png", "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")]
    [InlineData("jpeg", Pixel)]
    [InlineData("svg+xml", "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxzY3JpcHQvPjwvc3ZnPg==")]
    [InlineData("png", "AAAA")]
    public void A_picture_inside_must_be_what_it_says(string type, string base64) =>
        Assert.Equal("<image />", Inside($"<image href='data:image/{type};base64,{base64}'/>"));

    [Theory]
    [InlineData("<image href=\"data:image/png;base64," + Pixel + "\" width=\"1\" />")]
    [InlineData("<defs><linearGradient id=\"dégradé\"><stop offset=\"0\" stop-color=\"#fff\" /></linearGradient></defs><path d=\"M0,0 l1-1e-3z\" fill=\"url(#dégradé)\" />")]
    [InlineData("<g style=\"fill:rgb(1, 2, 3);font-family:&quot;Open Sans&quot;, 'Arial'\" transform=\"rotate(45 1 1) translate(1)\" />")]
    [InlineData("<style>.cls-1,.cls-2 &gt; g{fill:#fff;stroke-width:2px}</style><g class=\"cls-1\" />")]
    [InlineData("<style>*,#fe-1 g:hover{fill:#fff}path:nth-child,feTile{fill:#000}</style>")]
    [InlineData("<text x=\"1\" xml:space=\"preserve\">  L'été &amp; &lt;moi&gt; 🎓 <tspan>javascript: is a word here</tspan></text>")]
    [InlineData("<symbol id=\"s\"><rect width=\"1\" height=\"1\" /></symbol><use href=\"#s\" /><title>Badge</title>")]
    [InlineData("<filter id=\"f\"><feGaussianBlur in=\"SourceGraphic\" stdDeviation=\"2\" /></filter><g filter=\"url(#f)\" role=\"img\" aria-label=\"a: b\" />")]
    public void What_draws_stays_as_it_is(string drawing)
    {
        Assert.Equal(drawing, Inside(drawing));
        Assert.Empty(Safe($"{Open}{drawing}</svg>").Removed);
    }

    [Fact]
    public void What_was_left_out_is_named_once() => Assert.Equal(
        ["attribute onload", "element script", "value href", "style behavior", "value fill"],
        Safe($"<svg xmlns='{Svg}' onload='x'><script/><script/><use href='x'/><g style='behavior:x' fill='url(x)'/></svg>").Removed);

    [Fact]
    public void A_style_sheet_may_point_to_gradients_alone() => Assert.Equal(
        "<style>.a{fill:url(#g)}</style><linearGradient id=\"g\" /><mask id=\"m\" />",
        Inside("<style>.a{fill:url(#g);mask:url(#m)}</style><linearGradient id='g'/><mask id='m'/>"));

    [Fact]
    public void A_style_sheet_may_not_point_to_a_gradient_that_bears_the_name_of_a_pattern_too() => Assert.Equal(
        "<pattern id=\"g\" /><linearGradient id=\"g\" />", Inside("<style>.a{fill:url(#g)}</style><pattern id='g'/><linearGradient id='g'/>"));

    [Fact]
    public void References_that_grow_without_end_are_refused()
    {
        var doubling = string.Concat(Enumerable.Range(1, 40).Select(n => $"<g id='g{n}'><use href='#g{n - 1}'/><use href='#g{n - 1}'/></g>"));
        var wide = $"<g id='a'>{string.Concat(Enumerable.Repeat("<path/>", 1000))}</g>" + string.Concat(Enumerable.Repeat("<use href='#a'/>", 1000));
        var rectangles = string.Concat(Enumerable.Repeat("<rect width='90' height='90'/>", 16));
        string Level(int n, string paint) => $"<pattern id='p{n}' width='50' height='50'><g {string.Format(CultureInfo.InvariantCulture, paint, n + 1)}>{rectangles}</g></pattern>";
        string Inherited(string paint) => string.Concat(Enumerable.Range(1, 6).Select(n => Level(n, paint))) + $"<g fill='url(#p1)'>{rectangles}</g>";
        string[] bombs =
        [
            $"<g id='g0'/>{doubling}", wide, "<g id='a'><use href='#a'/></g>", "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
            Inherited("fill='url(#p{0})'"), Inherited("style='stroke-width:1; stroke:url(#p{0})'"),
            "<pattern id='p'><rect fill='url(#p)'/></pattern>", "<mask id='m'><g style='mask:url(#m)'/></mask>",
        ];
        foreach (var bomb in bombs)
        {
            var outcome = SvgSanitizer.Sanitize(Encoding.UTF8.GetBytes($"{Open}{bomb}</svg>"));
            Assert.Equal(PictureProblem.Expansion, Assert.IsType<SanitizeOutcome.Refused>(outcome).Code);
        }
    }

    [Fact]
    public void A_group_of_many_shapes_may_have_one_gradient_or_mask()
    {
        var shapes = string.Concat(Enumerable.Repeat("<path/>", 5000));
        var stops = string.Concat(Enumerable.Repeat("<stop/>", 20));
        Safe($"{Open}<linearGradient id='g'>{stops}</linearGradient><g fill='url(#g)'>{shapes}</g><mask id='m'>{shapes}</mask><g style='mask:url(#m);fill:url(#g)'>{shapes}</g></svg>");
    }

    [Fact]
    public void The_corpus_is_refused_or_made_safe()
    {
        foreach (var path in Directory.EnumerateFiles(Standards.Path("baking-corpus"), "*.svg"))
        {
            var outcome = SvgSanitizer.Sanitize(File.ReadAllBytes(path));
            if (Path.GetFileName(path) is "xxe.svg" or "billion-laughs.svg") Assert.Equal(PictureProblem.Dtd, Assert.IsType<SanitizeOutcome.Refused>(outcome).Code);
            else SafeDrawing.AssertSafe(Encoding.UTF8.GetString(Assert.IsType<SanitizeOutcome.Safe>(outcome).Svg.Span));
        }
    }

    [Fact]
    public void Long_hostile_texts_take_no_long_time()
    {
        string[] texts = ["/*", "{", "a{", "url(", "'", "a:b;", "#a ", "*{fill:red}"];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in texts)
        {
            var many = string.Concat(Enumerable.Repeat(text, 200_000 / text.Length));
            Inside($"<style>{many}</style><g style=\"{many}\" fill=\"{many}\"/><image href=\"data:image/png;base64,{many}\"/>");
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void Whatever_goes_in_what_comes_out_holds_nothing_off_the_list_and_does_not_change_again()
    {
        var name = OneOf("g", "script", "style", "a", "use", "image", "foreignObject", "animate", "set", "path", "text", "linearGradient", "svg", "x:y", "feImage", "mask");
        var attribute = OneOf("href", "xlink:href", "onload", "style", "fill", "id", "class", "xml:base", "xml:space", "filter", "src", "attributeName", "to", "d");
        var value = OneOf("javascript:alert(1)", "java&#10;script:x", "#a", "a", "url(#a)", "url(x)", "fill:url(//x)", "fill:red;x:y", "@import 'x'", "&lt;script&gt;",
            "data:text/html,x", "expression(x)", "\\75rl(x)", "a{fill:url(x)}", "M0 0", "rgb(1,2,3)", "/*", "*/", "{", "}", "]]&gt;");
        var node = Gen.Select(name, Gen.Select(attribute, value).Array[0, 3], value, Gen.Int[0, 3]);
        node.Array[1, 12].Sample(nodes =>
        {
            var text = new StringBuilder($"<svg xmlns='{Svg}' xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:x='http://www.w3.org/1999/xhtml'>");
            var open = new Stack<string>();
            foreach (var (element, attributes, content, close) in nodes)
            {
                text.Append('<').Append(element);
                foreach (var (a, v) in attributes.DistinctBy(p => p.Item1)) text.Append(' ').Append(a).Append("=\"").Append(v).Append('"');
                text.Append('>').Append(content);
                open.Push(element);
                for (var i = 0; i < close && open.Count > 0; i++) text.Append("</").Append(open.Pop()).Append('>');
            }

            while (open.Count > 0) text.Append("</").Append(open.Pop()).Append('>');
            if (SvgSanitizer.Sanitize(Encoding.UTF8.GetBytes(text.Append("</svg>").ToString())) is not SanitizeOutcome.Safe safe) return;
            var first = Encoding.UTF8.GetString(safe.Svg.Span);
            SafeDrawing.AssertSafe(first);
            var second = Safe(first);
            Assert.Equal(first, Encoding.UTF8.GetString(second.Svg.Span));
            Assert.Empty(second.Removed);
        }, iter: 20_000);
    }

    static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
