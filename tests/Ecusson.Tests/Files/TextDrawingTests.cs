using Ecusson.Files.Drawing;

namespace Ecusson.Tests.Files;

/// <summary>Texts that are drawn: wrapped, fitted, whatever is in them.</summary>
public sealed class TextDrawingTests
{
    [Fact]
    public void A_text_is_wrapped_between_words()
    {
        using var block = TextBlock.Of("un deux trois quatre cinq six", Face.Text, 20, 120, 9);
        Assert.InRange(block.Lines, 2, 4);
        using var line = TextBlock.Of(" un  deux\n", Face.Text, 20, 400, 9);
        Assert.Equal(1, line.Lines);
        using var nothing = TextBlock.Of(" \t ", Face.Text, 20, 400, 9);
        Assert.Equal((0, 0f), (nothing.Lines, nothing.Height));
    }

    [Fact]
    public void A_word_wider_than_the_line_is_broken()
    {
        using var block = TextBlock.Of(new string('m', 100), Face.Title, 20, 200, 99);
        Assert.InRange(block.Lines, 8, 14);
        // A line too narrow for one letter still takes one.
        using var narrow = TextBlock.Of("mm", Face.Text, 20, 1, 99);
        Assert.Equal(2, narrow.Lines);
    }

    [Fact]
    public void What_finds_no_room_is_cut() =>
        Assert.All([1, 2, 5], most =>
        {
            using var block = TextBlock.Of(string.Join(' ', Enumerable.Repeat("mot", 500)), Face.Strong, 12, 100, most);
            Assert.Equal(most, block.Lines);
        });

    [Fact]
    public void The_largest_size_that_fits_is_taken()
    {
        using var large = TextBlock.Fitted("court", Face.Title, [40, 20], 200, 1);
        using var small = TextBlock.Fitted("un peu plus long", Face.Title, [40, 20], 200, 1);
        Assert.True(large.Height > small.Height);
        Assert.Equal((1, 1), (large.Lines, small.Lines));
    }

    [Fact]
    public void Letters_that_join_are_joined_and_marks_take_no_room()
    {
        var apart = "لا".Sum(letter =>
        {
            using var alone = TextLine.Of(letter.ToString(), Face.Text, 20);
            return alone.Width;
        });
        using var joined = TextLine.Of("لا", Face.Text, 20);
        Assert.True(joined.Width < apart);
        using var plain = TextLine.Of("e", Face.Text, 20);
        using var accented = TextLine.Of("e\u0301\u0323", Face.Text, 20);
        Assert.Equal(plain.Width, accented.Width, 1f);
    }

    [Theory]
    [InlineData("\uD800")]
    [InlineData("\uDC00\uD800 a")]
    [InlineData("\u200F\u200E\u202E\u2066")]
    [InlineData("\u0000\uFFFF")]
    [InlineData("🎉")]
    [InlineData("א1ב2(ג)a")]
    public void Any_text_can_be_drawn(string text)
    {
        foreach (var face in Enum.GetValues<Face>())
        {
            using var line = TextLine.Of(text, face, 20);
            Assert.InRange(line.Width, 0, 20 * 10 * text.Length);
        }
    }

    [Fact]
    public void Signs_that_no_typeface_has_are_left_out_and_letters_show_as_boxes()
    {
        using var emoji = TextLine.Of("🎉", Face.Strong, 20);
        using var letters = TextLine.Of("田中", Face.Strong, 20);
        Assert.Equal(0, emoji.Width);
        Assert.True(letters.Width > 10);
    }
}
