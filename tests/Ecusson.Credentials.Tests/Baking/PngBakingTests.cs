using System.Buffers;
using System.Text;
using CsCheck;
using Ecusson.Credentials.Baking;

namespace Ecusson.Credentials.Tests.Baking;

public sealed class PngBakingTests
{
    const string Third = """{"type":["VerifiableCredential","OpenBadgeCredential"],"name":"Éco-délégué·e 🎓"}""";
    const string Second = """{"type":"Assertion","id":"https://badges.example/1"}""";
    const string Jws = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl";

    static byte[] Bake(byte[] picture, string badge, BakedStandard standard = BakedStandard.OpenBadges3)
    {
        var output = new ArrayBufferWriter<byte>();
        var baked = Assert.IsType<BakeOutcome.Baked>(Picture.Bake(picture, Encoding.UTF8.GetBytes(badge), standard, output));
        Assert.Equal(output.WrittenCount, baked.Length);
        return output.WrittenSpan.ToArray();
    }

    static IEnumerable<string> Texts(byte[] picture) => Assert.IsType<UnbakeOutcome.Found>(Picture.Unbake(picture)).Contents
        .Select(c => $"{c.Standard} {c.Kind} {c.Conforms} {Encoding.UTF8.GetString(c.Text.Span)}");

    static string Problem(byte[] picture) => Assert.IsType<UnbakeOutcome.Broken>(Picture.Unbake(picture)).Code;

    [Fact]
    public void A_baked_badge_stands_right_after_the_header_and_every_other_byte_stays()
    {
        var picture = TestPng.Of(TestPng.Header(), TestPng.Text("Software", "x"), TestPng.Data(), TestPng.Chunk("tIME", [1]), TestPng.End());
        var expected = TestPng.Of(
            TestPng.Header(), TestPng.IText("openbadgecredential", Third),
            TestPng.Text("Software", "x"), TestPng.Data(), TestPng.Chunk("tIME", [1]), TestPng.End());
        Assert.Equal(expected, Bake(picture, Third));
        Assert.Equal([$"OpenBadges3 Json True {Third}"], Texts(expected));
    }

    [Fact]
    public void Baking_again_replaces_old_chunks_of_the_same_keyword_in_all_three_forms()
    {
        var picture = TestPng.Of(
            TestPng.Header(), TestPng.IText("openbadgecredential", "{}"), TestPng.Text("openbadgecredential", Jws), TestPng.Data(),
            TestPng.ZText("openbadgecredential", Jws), TestPng.IText("openbadgecredential", "{}", "fr", "badge"), TestPng.End());
        Assert.Equal(Bake(TestPng.With(), Third), Bake(picture, Third));
    }

    [Fact]
    public void One_picture_carries_both_standards()
    {
        var both = Bake(Bake(TestPng.With(), Second, BakedStandard.OpenBadges2), Jws);
        Assert.Equal([$"OpenBadges3 Jwt True {Jws}", $"OpenBadges2 Json True {Second}"], Texts(both));
        Assert.Equal(both, Bake(both, Jws));
    }

    [Fact]
    public void A_keyword_that_only_begins_alike_is_somebody_elses_and_stays()
    {
        var other = TestPng.IText("openbadgecredentials", "mine");
        Assert.Contains("mine", Encoding.Latin1.GetString(Bake(TestPng.With(other), Third)), StringComparison.Ordinal);
        Assert.IsType<UnbakeOutcome.Nothing>(Picture.Unbake(TestPng.With(other, TestPng.IText("openbadge", "{}"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("https://badges.example/1")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":\"\0\"}")]
    [InlineData("a.b")]
    [InlineData("a..b")]
    [InlineData("a.b.c.d")]
    public void What_is_no_badge_of_Open_Badges_3_is_not_baked(string badge)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.IsType<BakeOutcome.NotABadge>(Picture.Bake(TestPng.With(), Encoding.UTF8.GetBytes(badge), BakedStandard.OpenBadges3, output));
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_not_baked() =>
        Assert.IsType<BakeOutcome.NotABadge>(Picture.Bake(TestPng.With(), new byte[] { (byte)'{', 0xC3, (byte)'}' }, BakedStandard.OpenBadges3, new ArrayBufferWriter<byte>()));

    [Fact]
    public void A_hosted_badges_address_can_be_baked_for_Open_Badges_2() =>
        Assert.Equal(["OpenBadges2 Url True https://badges.example/1"], Texts(Bake(TestPng.With(), "https://badges.example/1", BakedStandard.OpenBadges2)));

    [Fact]
    public void A_picture_cut_short_anywhere_is_refused()
    {
        var whole = Bake(TestPng.With(), Third);
        for (var length = 8; length < whole.Length; length++) Assert.Equal(PictureProblem.Truncated, Problem(whole[..length]));
    }

    [Fact]
    public void A_file_that_lies_about_its_type_is_no_picture()
    {
        byte[][] lies = [[], [0xFF, 0xD8, 0xFF, 0xE0], "GIF89a"u8.ToArray(), "%PDF-1.7"u8.ToArray(), "{}"u8.ToArray(), "PK\u0003\u0004"u8.ToArray()];
        foreach (var lie in lies)
        {
            Assert.IsType<UnbakeOutcome.NotAPicture>(Picture.Unbake(lie));
            Assert.IsType<BakeOutcome.NotAPicture>(Picture.Bake(lie, "{}"u8.ToArray(), BakedStandard.OpenBadges3, new ArrayBufferWriter<byte>()));
        }

        Assert.Equal(PictureProblem.Header, Problem([.. TestPng.Signature, .. "JFIF and a good many other bytes"u8]));
    }

    [Fact]
    public void Structure_that_the_format_forbids_is_refused()
    {
        Assert.Equal(PictureProblem.NoImageData, Problem(TestPng.Of(TestPng.Header(), TestPng.End())));
        Assert.Equal(PictureProblem.Chunk, Problem(TestPng.With(TestPng.Header())));
        Assert.Equal(PictureProblem.Chunk, Problem(TestPng.With(TestPng.Chunk("a1b2", []))));
        Assert.Equal(PictureProblem.Chunk, Problem(TestPng.Of(TestPng.Header(), TestPng.Data(), TestPng.Chunk("IEND", [1]))));
        Assert.Equal(PictureProblem.Header, Problem(TestPng.Of(TestPng.Data(), TestPng.End())));
        Assert.Equal(PictureProblem.Header, Problem(TestPng.Of(TestPng.Header(width: 0), TestPng.Data(), TestPng.End())));
        Assert.Equal(PictureProblem.Header, Problem(TestPng.Of(TestPng.Header(width: -1), TestPng.Data(), TestPng.End())));
        Assert.Equal(PictureProblem.Header, Problem(TestPng.Of(TestPng.Header(depth: 16, colour: 3), TestPng.Data(), TestPng.End())));
        var length = TestPng.With();
        length[8] = 0xFF;
        Assert.Equal(PictureProblem.Truncated, Problem(length));
    }

    [Fact]
    public void Compressed_text_is_inflated_within_a_limit()
    {
        var zeros = new byte[PngBaking.MaxText + 1];
        zeros.AsSpan().Fill((byte)' ');
        (zeros[0], zeros[^1]) = ((byte)'{', (byte)'}');
        Assert.Equal(PictureProblem.TooLarge, Problem(TestPng.With(TestPng.CompressedIText("openbadgecredential", TestPng.Deflated(zeros)))));
        Assert.Equal(PictureProblem.Text, Problem(TestPng.With(TestPng.CompressedIText("openbadgecredential", [1, 2, 3]))));
        var text = Assert.IsType<UnbakeOutcome.Found>(Picture.Unbake(TestPng.With(TestPng.CompressedIText("openbadgecredential", TestPng.Deflated(TestPng.Utf8(Third))))));
        Assert.Equal(["compressed"], Assert.Single(text.Contents).Irregularities);
    }

    [Fact]
    public void The_full_check_finds_a_flipped_bit_anywhere_and_bytes_after_the_end()
    {
        var picture = Bake(TestPng.With(), Third);
        Assert.Null(PngBaking.Check(picture));
        Assert.Equal(PictureProblem.TrailingBytes, PngBaking.Check([.. picture, 0]));
        for (var bit = 0; bit < picture.Length * 8; bit++)
        {
            var flipped = picture.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotNull(PngBaking.Check(flipped));
        }
    }

    [Fact]
    public void No_change_of_bytes_makes_it_throw()
    {
        var picture = Bake(TestPng.With(TestPng.Text("openbadges", "https://badges.example/1"), TestPng.CompressedIText("openbadges", TestPng.Deflated("{}"u8.ToArray()))), Third);
        var change = Gen.Select(Gen.Int[0, picture.Length - 1], Gen.Byte, Gen.Int[0, 40]);
        Gen.Select(change.Array[1, 12], Gen.Int[0, picture.Length]).Sample(mutation =>
        {
            var (changes, cut) = mutation;
            var bytes = picture.ToList();
            foreach (var (at, value, repeat) in changes)
            {
                if (at >= bytes.Count) continue;
                bytes[at] = value;
                if (repeat > 30) bytes.RemoveRange(at, Math.Min(repeat, bytes.Count - at));
                else if (repeat > 25) bytes.InsertRange(at, new byte[repeat]);
            }

            var mutated = (cut % 5 == 0 ? bytes.Take(cut) : bytes).ToArray();
            var outcome = Picture.Unbake(mutated);
            var output = new ArrayBufferWriter<byte>();
            var baked = Picture.Bake(mutated, Encoding.UTF8.GetBytes(Third), BakedStandard.OpenBadges3, output);
            PngBaking.Check(mutated);
            return outcome is not null && (baked is not BakeOutcome.Baked || Texts(output.WrittenSpan.ToArray()).First().EndsWith(Third, StringComparison.Ordinal));
        }, iter: 20_000);
    }
}
