using System.Security.Cryptography;
using Ecusson.Storage;

namespace Ecusson.Tests.Storage;

public sealed class PublicIdTests
{
    static readonly RandomNumberGenerator Random = RandomNumberGenerator.Create();

    [Fact]
    public void An_id_is_26_lower_case_base32_characters_and_reads_back()
    {
        for (var i = 0; i < 1000; i++)
        {
            var id = PublicId.New(Random);
            Assert.Matches("^[a-z2-7]{26}$", id.ToString());
            Assert.True(PublicId.TryParse(id.ToString(), out var read));
            Assert.Equal(id, read);
        }
    }

    [Fact]
    public void Every_bit_of_the_id_is_random()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => PublicId.New(Random).ToString()).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        // Each of the first 25 places takes all 32 letters; the last holds three bits, so every fourth letter.
        for (var place = 0; place < PublicId.Length; place++)
            Assert.Equal(place == PublicId.Length - 1 ? 8 : 32, ids.Select(id => id[place]).Distinct().Count());
    }

    // RFC 4648 §10 has no vector of 16 bytes: these are from coreutils' base32, lower-cased and without padding.
    [Theory]
    [InlineData("00000000000000000000000000000000", "aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("ffffffffffffffffffffffffffffffff", "77777777777777777777777774")]
    [InlineData("000102030405060708090a0b0c0d0e0f", "aaaqeayeaudaocajbifqydiob4")]
    public void The_writing_is_that_of_RFC_4648(string bits, string written) =>
        Assert.Equal(written, PublicId.New(new Given(Convert.FromHexString(bits))).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("aaaqeayeaudaocajbifqydiob")]
    [InlineData("aaaqeayeaudaocajbifqydiob44")]
    [InlineData("AAAQEAYEAUDAOCAJBIFQYDIOB4")]
    [InlineData("aaaqeayeaudaocajbifqydiob5")]
    [InlineData("aaaqeayeaudaocajbifqydio\u0000a")]
    [InlineData("aaaqeayeaudaocajbifqydio1a")]
    [InlineData("ааaqeayeaudaocajbifqydiob4")]
    public void What_is_not_written_exactly_so_is_no_id(string? text) => Assert.False(PublicId.TryParse(text, out _));

    [Fact]
    public void The_default_value_names_nothing() => Assert.Throws<InvalidOperationException>(() => default(PublicId).ToString());

    sealed class Given(byte[] bits) : RandomNumberGenerator
    {
        public override void GetBytes(byte[] data) => bits.CopyTo(data, 0);

        public override void GetBytes(Span<byte> data) => bits.CopyTo(data);
    }
}
