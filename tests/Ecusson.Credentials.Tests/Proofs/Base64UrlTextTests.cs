using CsCheck;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Tests.Proofs;

public class Base64UrlTextTests
{
    [Fact]
    public void Whatever_bytes_are_written_are_read_again() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Base64UrlText.Decode(Base64UrlText.Encode(bytes))!.AsSpan().SequenceEqual(bytes));

    [Fact]
    public void A_text_that_is_read_is_the_only_spelling_of_its_bytes() =>
        Gen.Char["ABCDwxyz0189-_+/= \n"].Array[0, 12].Select(letters => new string(letters))
            .Sample(text => Base64UrlText.Decode(text) is not { } bytes || Base64UrlText.Encode(bytes) == text, iter: 20_000);

    [Theory]
    [InlineData("A")]
    [InlineData("AAAAA")]
    [InlineData("AA==")]
    [InlineData("AA=")]
    [InlineData("A A")]
    [InlineData("AA\n")]
    [InlineData("A+A")]
    [InlineData("A/A")]
    [InlineData("AB")]
    [InlineData("AAB")]
    [InlineData("AÀ")]
    public void Padding_white_space_other_alphabets_and_stray_bits_are_refused(string text) => Assert.Null(Base64UrlText.Decode(text));
}
