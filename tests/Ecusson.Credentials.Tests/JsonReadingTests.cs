using System.Text;

namespace Ecusson.Credentials.Tests;

public sealed class JsonReadingTests
{
    [Theory]
    [InlineData("""{"a\ud800b":["c\ud800"]}""", "lone-surrogate")]
    [InlineData("""["\udc00"]""", "lone-surrogate")]
    [InlineData("""{"a":1,"\u0061":2}""", "duplicate-property")]
    [InlineData("""{"a":""", "not-json")]
    [InlineData("", "not-json")]
    [InlineData("\\ud8", "not-json")]
    [InlineData("{\"a\":1,}", "not-json")]
    [InlineData("{\"a\":1} x", "not-json")]
    [InlineData("// no\n{}", "not-json")]
    [InlineData("""[{"x":{"a":1,"b":2,"a":3}}]""", "duplicate-property")]
    [InlineData("""{"a":"\ud800\ud800"}""", "lone-surrogate")]
    public void Text_that_two_readers_could_take_in_two_senses_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.IsType<JsonReading.Refused>(JsonReading.Of(Encoding.UTF8.GetBytes(text))).Code);

    [Fact]
    public void Ten_thousand_levels_are_refused_as_too_deep() =>
        Assert.Equal("too-deep", Assert.IsType<JsonReading.Refused>(JsonReading.Of(Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000)))).Code);

    [Fact]
    public void More_bytes_than_allowed_are_refused_unread() =>
        Assert.Equal("too-large", Assert.IsType<JsonReading.Refused>(JsonReading.Of(new byte[50_000_000])).Code);

    [Fact]
    public void Whole_surrogate_pairs_and_a_byte_order_mark_are_read()
    {
        var read = Assert.IsType<JsonReading.Read>(JsonReading.Of(Encoding.UTF8.GetBytes("\uFEFF{\"\\ud83c\\udf31\":\"\\\\ud800\"}")));
        using (read.Document) Assert.Equal("\\ud800", read.Document.RootElement.GetProperty("🌱").GetString());
    }

    [Fact]
    public void Bytes_that_are_not_utf_8_are_refused() =>
        Assert.Equal("not-utf-8", Assert.IsType<JsonReading.Refused>(JsonReading.Of(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' })).Code);

    [Fact]
    public void Sixty_four_levels_are_read_and_one_more_is_not()
    {
        Assert.IsType<JsonReading.Read>(JsonReading.Of(Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64)))).Document.Dispose();
        Assert.Equal("too-deep", Assert.IsType<JsonReading.Refused>(JsonReading.Of(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65)))).Code);
    }
}
