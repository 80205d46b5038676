using System.Buffers.Binary;
using System.Text;
using Ecusson.Credentials.Baking;
using Ecusson.Files.Drawing;
using Ecusson.Files.Pictures;

namespace Ecusson.Tests.Files;

/// <summary>Strangers' pictures: what is shown is what was checked, and what is refused says why.</summary>
public sealed class PictureCheckTests
{
    static readonly byte[] Png = SvgPainter.ToPng(Svg(""), 64);

    [Fact]
    public void A_sound_png_and_a_sound_svg_are_taken()
    {
        var png = Assert.IsType<PictureJudgement.Sound>(PictureCheck.Of(Png, "Écusson.PNG"));
        Assert.Equal(("image/png", 64, 64), (png.MediaType, png.Width, png.Height));
        var svg = Assert.IsType<PictureJudgement.Sound>(PictureCheck.Of(Svg(""), "photo.jpg"));
        Assert.Equal(("image/svg+xml", 40, 40), (svg.MediaType, svg.Width, svg.Height));
    }

    [Fact]
    public void A_name_that_lies_about_the_content_is_refused()
    {
        Assert.Equal(PictureRefusal.LyingName, Refusal(Svg(""), "badge.png"));
        Assert.Equal(PictureRefusal.LyingName, Refusal(Png, "badge.svg"));
        Assert.Equal(PictureRefusal.OtherFormat, Refusal([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], "badge.png"));
        Assert.Equal(PictureRefusal.NotAPicture, Refusal("<html><script>alert(1)</script></html>"u8.ToArray(), "badge.svg"));
        Assert.Equal(PictureRefusal.Empty, Refusal([], "badge.png"));
    }

    [Theory]
    [InlineData(20_000u, 10u)]
    [InlineData(10u, 20_000u)]
    [InlineData(4097u, 1u)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    public void A_png_that_says_it_is_huge_is_refused_before_anything_decodes_it(uint width, uint height)
    {
        Assert.Equal(PictureRefusal.TooWide, Refusal(WithHeader(width, height), null));
    }

    [Fact]
    public void A_huge_svg_is_refused()
    {
        Assert.Equal(PictureRefusal.TooWide, Refusal("<svg xmlns='http://www.w3.org/2000/svg' width='20000' height='10'/>"u8.ToArray(), null));
        Assert.Equal(PictureRefusal.TooLarge, Refusal(new byte[PictureCheck.MostBytes + 1], null));
    }

    [Fact]
    public void A_header_that_promises_other_pixels_than_follow_is_refused()
    {
        Assert.IsType<PictureJudgement.Refused>(PictureCheck.Of(WithHeader(4096, 4096), null));
        Assert.Equal(PictureRefusal.Truncated, Refusal(Png[..^20], null));
        var damaged = Png.ToArray();
        damaged[60] ^= 1;
        Assert.Equal(PictureRefusal.Broken, Refusal(damaged, null));
    }

    [Fact]
    public void What_a_png_tells_beside_its_pixels_is_left_out()
    {
        var secret = "tEXtComment\0taken at 46.58, 0.34"u8.ToArray();
        var with = new MemoryStream();
        with.Write(Png.AsSpan(0, 33));
        with.Write(Chunk(secret));
        with.Write(Png.AsSpan(33));

        var sound = Assert.IsType<PictureJudgement.Sound>(PictureCheck.Of(with.ToArray(), "a.png"));

        Assert.Equal(-1, sound.Bytes.Span.IndexOf("46.58"u8));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<rect width='4' height='4' onload='alert(1)'/>", "onload")]
    [InlineData("<image href='https://evil.example/a.png' width='4' height='4'/>", "evil")]
    [InlineData("<use href='https://evil.example/a.svg#x'/>", "evil")]
    [InlineData("<style>rect{fill:url(https://evil.example/a)}</style>", "evil")]
    [InlineData("<a href='javascript:alert(1)'><rect width='4' height='4'/></a>", "javascript")]
    [InlineData("<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='//evil.example'/></foreignObject>", "evil")]
    public void Script_and_what_lies_elsewhere_never_gets_through(string attack, string trace)
    {
        switch (PictureCheck.Of(Svg(attack), "a.svg"))
        {
            case PictureJudgement.Sound sound:
                Assert.DoesNotContain(trace, Encoding.UTF8.GetString(sound.Bytes.Span), StringComparison.OrdinalIgnoreCase);
                Assert.NotEmpty(sound.Removed);
                break;
            case var other:
                Assert.IsType<PictureJudgement.Refused>(other);
                break;
        }
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        var bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><title>&b;</title></svg>"u8.ToArray();
        Assert.Equal(PictureRefusal.Dtd, Refusal(bomb, "a.svg"));
    }

    [Fact]
    public void Text_in_an_svg_is_refused_as_its_look_depends_on_the_reader()
    {
        Assert.Equal(PictureRefusal.HoldsText, Refusal(Svg("<text x='1' y='9'>Bonjour</text>"), "a.svg"));
    }

    [Fact]
    public void Any_bytes_get_an_answer()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var bytes = (round % 2 == 0 ? Png : Svg("<g transform='rotate(3)'><path d='M0 0L4 4'/></g>")).ToArray();
            for (var hit = 0; hit < 6; hit++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (PictureCheck.Of(bytes, null) is PictureJudgement.Sound { MediaType: "image/svg+xml" } sound) SvgPainter.ToPng(sound.Bytes, 32);
        }
    }

    static PictureRefusal Refusal(byte[] bytes, string? name) => Assert.IsType<PictureJudgement.Refused>(PictureCheck.Of(bytes, name)).Why;

    static byte[] Svg(string content) => Encoding.UTF8.GetBytes(
        $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'><rect width='40' height='40' fill='#c00'/>{content}</svg>");

    static byte[] WithHeader(uint width, uint height)
    {
        var png = Png.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), PngCrc.Of(png.AsSpan(12, 17)));
        return png;
    }

    static byte[] Chunk(byte[] body)
    {
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length - 4);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), PngCrc.Of(body));
        return chunk;
    }
}
