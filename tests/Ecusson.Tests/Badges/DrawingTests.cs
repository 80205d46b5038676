using System.Text;
using Ecusson.Badges;
using Ecusson.Badges.Art;
using Ecusson.Files.Drawing;
using Ecusson.Files.Pictures;
using Ecusson.Storage;
using SkiaSharp;

namespace Ecusson.Tests.Badges;

/// <summary>Badges that are drawn here: every choice, the whole French alphabet, and the same picture each time.</summary>
public sealed class DrawingTests
{
    static BadgeArt Sample => ArtRecipe.Beginnings[0] with { Text = "Débat" };

    [Fact]
    public void Every_icon_has_a_name_of_its_own_in_French_and_in_English()
    {
        foreach (var language in SpokenLanguages.All)
        {
            var names = ArtRecipe.Icons.Select(icon => ArtRecipe.NameOf(icon).In(language, "")).ToList();
            Assert.All(names, name => Assert.Matches(@"^\p{Ll}[\p{Ll} ’-]*$", name));
            Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        }

        Assert.Equal(("main tendue", "helping hand"), (ArtRecipe.NameOf("hand-helping").In("fr"), ArtRecipe.NameOf("hand-helping").In("en")));
    }

    [Fact]
    public void Every_choice_can_be_drawn_and_passes_the_check_of_strangers_pictures()
    {
        foreach (var shape in ArtRecipe.Shapes)
        {
            foreach (var partition in ArtRecipe.Partitions)
            {
                var svg = Drawing.Svg(Sample with { Shape = shape, Partition = partition }, "Débat");
                Assert.IsType<PictureJudgement.Sound>(PictureCheck.Of(svg, "a.svg"));
            }
        }

        foreach (var icon in ArtRecipe.Icons) Assert.IsType<PictureJudgement.Sound>(PictureCheck.Of(Drawing.Svg(Sample with { Icon = icon }, ""), "a.svg"));
        Assert.True(ArtRecipe.Icons.Length > 100);
        Assert.All(ArtRecipe.Beginnings, art => Assert.Empty(ArtRecipe.Problems(art)));
    }

    [Fact]
    public void An_icon_or_letters_in_the_colour_of_the_cloth_behind_them_are_found_faint()
    {
        Assert.All(ArtRecipe.Beginnings, art => Assert.Empty(ArtContrast.Faint(art)));
        var sprout = ArtRecipe.Beginnings[1];
        // On its disc the icon is in the first colour; without the disc it is sewn on the same.
        Assert.Equal(["mark"], ArtContrast.Faint(sprout with { Shape = "shield", Partition = "chief" }));
        Assert.Equal(["ink"], ArtContrast.Faint(sprout with { Icon = null, Text = "Débat" }));
        Assert.Empty(ArtContrast.Faint(sprout with { Text = "Débat" }));
    }

    [Theory]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWX")]
    [InlineData("YZ0123456789-'’.,:!?&+/%")]
    [InlineData("àâäéèêëîïôöùûüÿçœæñ")]
    [InlineData("ÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒÆ")]
    [InlineData("Straße, Łódź, Åse, Çà")]
    public void The_french_alphabet_the_digits_and_its_neighbours_are_sewn(string text)
    {
        Assert.Empty(ArtRecipe.Problems(Sample with { Text = text }));
        Assert.NotEqual(Drawing.Svg(Sample with { Text = text }, ""), Drawing.Svg(Sample with { Text = text[..^1] }, ""));
    }

    [Theory]
    [InlineData("Привет")]
    [InlineData("Ελλάδα")]
    [InlineData("مدرسة")]
    [InlineData("שלום 2026")]
    public void Other_scripts_are_woven_from_the_product_s_typefaces_in_every_shape(string text)
    {
        foreach (var shape in ArtRecipe.Shapes)
        {
            var recipe = Sample with { Shape = shape, Text = text };
            Assert.Empty(ArtRecipe.Problems(recipe));
            var svg = Drawing.Svg(recipe, "");
            Assert.IsType<PictureJudgement.Sound>(PictureCheck.Of(svg, null));
            Assert.NotEqual(SvgPainter.ToPng(svg), SvgPainter.ToPng(Drawing.Svg(recipe with { Text = null }, "")));
        }
    }

    [Fact]
    public void An_accent_changes_the_picture()
    {
        Assert.NotEqual(Drawing.Svg(Sample with { Text = "PATE" }, ""), Drawing.Svg(Sample with { Text = "PÂTÉ" }, ""));
        Assert.Equal(Drawing.Svg(Sample with { Text = "E\u0301TE" }, ""), Drawing.Svg(Sample with { Text = "ÉTE" }, ""));
    }

    [Fact]
    public void What_cannot_be_drawn_is_named_by_its_field()
    {
        var problems = ArtRecipe.Problems(new BadgeArt
        {
            Shape = "star", Partition = "\"/><script>", Cloth = "red", Second = "#12345", Edge = "#GGGGGG", Ink = "url(#x)", Icon = "../../secret", Text = "中文",
        });

        Assert.Equal(["cloth", "edge", "icon", "ink", "mark", "partition", "second", "shape", "text"], problems.Keys.Order());
        Assert.Throws<ArgumentException>(() => Drawing.Svg(Sample with { Ink = "\"/>" }, ""));
        Assert.Equal("too-long", ArtRecipe.Problems(Sample with { Text = new string('A', 25) })["text"]);
    }

    [Fact]
    public void A_title_stays_text()
    {
        var svg = Encoding.UTF8.GetString(Drawing.Svg(Sample, "</title><script>alert('1')</script>"));

        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.IsType<PictureJudgement.Sound>(PictureCheck.Of(Encoding.UTF8.GetBytes(svg), null));
    }

    [Fact]
    public void The_png_is_the_drawing_with_transparent_corners_and_the_cloth_s_colour()
    {
        var png = SvgPainter.ToPng(Drawing.Svg(Sample with { Partition = "plain", Cloth = "#00ff00", Icon = null, Text = null }, ""));

        Assert.Equal(png, SvgPainter.ToPng(Drawing.Svg(Sample with { Partition = "plain", Cloth = "#00ff00", Icon = null, Text = null }, "")));
        using var picture = SKBitmap.Decode(png);
        Assert.Equal((512, 512), (picture.Width, picture.Height));
        Assert.Equal(0, picture.GetPixel(2, 2).Alpha);
        Assert.Equal(0, picture.GetPixel(509, 509).Alpha);
        var middle = picture.GetPixel(256, 256);
        Assert.Equal(255, middle.Alpha);
        Assert.True(middle.Green > 180 && middle.Red < 80, $"The cloth is {middle}.");
    }
}
