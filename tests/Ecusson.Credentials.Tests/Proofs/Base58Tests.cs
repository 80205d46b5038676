using System.Numerics;
using CsCheck;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Tests.Proofs;

public class Base58Tests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("00", "1")]
    [InlineData("0000287fb4cd", "11233QC4")]
    [InlineData("48656c6c6f20576f726c6421", "2NEpo7TZRRrLZSi2U")]
    [InlineData("54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e", "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z")]
    public void Known_values_are_written_and_read(string hex, string text)
    {
        Assert.Equal(text, Base58.Encode(Convert.FromHexString(hex)));
        Assert.Equal(hex, Convert.ToHexStringLower(Base58.Decode(text, 1000)!));
    }

    [Fact]
    public void Whatever_bytes_are_written_are_read_again() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Base58.Decode(Base58.Encode(bytes), bytes.Length)!.AsSpan().SequenceEqual(bytes));

    [Fact]
    public void It_is_the_number_in_base_58() =>
        Gen.Byte.Array[1, 120].Where(bytes => bytes[0] != 0).Sample(bytes =>
        {
            var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
            var text = "";
            for (; number > 0; number /= 58) text = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[(int)(number % 58)] + text;
            Assert.Equal(text, Base58.Encode(bytes));
        });

    [Fact]
    public void Any_text_is_read_or_refused() =>
        Gen.String[0, 200].Sample(text => Base58.Decode(text, 64) is not { } bytes || Base58.Encode(bytes) == text);

    [Theory]
    [InlineData("0")]
    [InlineData("O")]
    [InlineData("I")]
    [InlineData("l")]
    [InlineData("2NEp 7")]
    [InlineData("é")]
    [InlineData("Ā")]
    public void A_letter_outside_the_alphabet_is_refused(string text) => Assert.Null(Base58.Decode(text, 100));

    [Fact]
    public void What_is_longer_than_expected_is_refused()
    {
        var text = Base58.Encode(Enumerable.Repeat((byte)255, 65).ToArray());
        Assert.Null(Base58.Decode(text, 64));
        Assert.NotNull(Base58.Decode(text, 65));
        Assert.Null(Base58.Decode(new string('1', 1_000_000), 64));
        Assert.Null(Base58.Decode(new string('z', 10_000_000), 64));
    }
}
