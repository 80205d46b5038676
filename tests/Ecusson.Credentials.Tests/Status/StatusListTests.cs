using System.IO.Compression;
using System.Text;
using CsCheck;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Status;

namespace Ecusson.Credentials.Tests.Status;

public class StatusListTests
{
    [Fact]
    public void The_first_index_is_the_left_most_bit()
    {
        var list = new BitstringStatusList { [0] = 1, [9] = 1 };
        var bytes = Expand(list.Encode());
        Assert.Equal(16 * 1024, bytes.Length);
        Assert.Equal((0x80, 0x40), (bytes[0], bytes[1]));
    }

    [Fact]
    public void Values_of_several_bits_stand_beside_each_other()
    {
        var list = new BitstringStatusList(statusSize: 3) { [0] = 0b101, [1] = 0b110, [2] = 0b011 };
        var bytes = Expand(list.Encode());
        Assert.Equal((0b10111001, 0b10000000), (bytes[0], bytes[1]));
        list[1] = 0;
        Assert.Equal((0b101, 0, 0b011), (list[0], list[1], list[2]));
    }

    [Fact]
    public void What_is_set_is_read_again() =>
        Gen.Select(Gen.Int[1, 16], Gen.Int[0, BitstringStatusList.MinimumEntries - 1].Array[0, 50]).Sample(
            (size, indexes) =>
            {
                var list = new BitstringStatusList(statusSize: size);
                foreach (var index in indexes) list[index] = (index % ((1 << size) - 1)) + 1;
                var again = Assert.IsType<StatusListDecoding.Decoded>(BitstringStatusList.Decode(list.Encode(), size)).List;
                foreach (var index in indexes) Assert.Equal((index % ((1 << size) - 1)) + 1, again[index]);
                Assert.Equal(BitstringStatusList.MinimumEntries, again.Entries);
            },
            iter: 30);

    [Fact]
    public void The_published_list_has_one_bit_set()
    {
        var encoded = Json.File(Standards.Path("generated-samples", "statuslist.json")).GetProperty("credentialSubject").GetProperty("encodedList").GetString()!;
        var list = Assert.IsType<StatusListDecoding.Decoded>(BitstringStatusList.Decode(encoded)).List;
        Assert.Equal([5L], Enumerable.Range(0, (int)list.Entries).Select(index => (long)index).Where(index => list[index] != 0));
    }

    [Fact]
    public void Lists_without_the_multibase_letter_or_with_padding_are_read()
    {
        var list = new BitstringStatusList { [7] = 1 };
        var packed = Base64UrlBytes(list.Encode()[1..]);
        foreach (var text in new[] { Base64UrlText.Encode(packed), Convert.ToBase64String(packed), "u" + Convert.ToBase64String(packed) })
            Assert.Equal(1, Assert.IsType<StatusListDecoding.Decoded>(BitstringStatusList.Decode(text)).List[7]);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_expanded()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++) gzip.Write(zeros);
        }

        var encoded = "u" + Base64UrlText.Encode(packed.ToArray());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.IsType<StatusListDecoding.Refused>(BitstringStatusList.Decode(encoded, maximumBytes: 1024 * 1024));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * 1024 * 1024);
        Assert.Equal("too-large", Assert.IsType<StatusListDecoding.Refused>(BitstringStatusList.Decode(new string('A', 2_000_000), maximumBytes: 1024 * 1024)).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("uAAAA")]
    [InlineData("uH4sI")]
    [InlineData("not base64 !")]
    [InlineData("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")]
    public void What_is_no_list_is_refused(string encoded) => Assert.IsType<StatusListDecoding.Refused>(BitstringStatusList.Decode(encoded));

    [Fact]
    public void A_list_that_was_cut_short_is_refused()
    {
        var packed = Base64UrlBytes(new BitstringStatusList { [3] = 1, [100_000] = 1 }.Encode()[1..]);
        for (var length = 0; length < packed.Length; length++)
            Assert.IsType<StatusListDecoding.Refused>(BitstringStatusList.Decode("u" + Base64UrlText.Encode(packed.AsSpan(0, length))));
    }

    [Fact]
    public void Any_text_is_a_list_or_is_refused()
    {
        var good = new BitstringStatusList { [3] = 1 }.Encode();
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Char['-', 'z']).Sample((at, letter) => BitstringStatusList.Decode(good[..at] + letter + good[(at + 1)..]) is not null);
        Gen.Byte.Array[0, 100].Sample(bytes => BitstringStatusList.Decode("u" + Base64UrlText.Encode([0x1f, 0x8b, 8, .. bytes])) is not null);
        Gen.String[0, 60].Sample(text => BitstringStatusList.Decode(text) is not null);
    }

    [Fact]
    public void Indexes_and_values_beyond_the_list_are_misuse()
    {
        var list = new BitstringStatusList(statusSize: 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[BitstringStatusList.MinimumEntries]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[0] = 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BitstringStatusList(8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BitstringStatusList(BitstringStatusList.MinimumEntries + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BitstringStatusList(statusSize: 17));
    }

    [Fact]
    public void The_credential_of_a_list_is_written_as_the_specification_has_it()
    {
        var list = new BitstringStatusList { [5] = 1 };
        var json = Json.Of(Encoding.UTF8.GetString(new StatusListCredential
        {
            Id = "https://status.example/sl/1",
            Issuer = "did:key:z6MkvDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z",
            Purpose = "revocation",
            ValidFrom = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
            TimeToLive = TimeSpan.FromMinutes(5),
        }.Write(list)));
        var sample = Json.File(Standards.Path("generated-samples", "statuslist.json"));
        foreach (var property in sample.EnumerateObject().Where(property => property.Name is not ("proof" or "credentialSubject")))
            Assert.Equal(property.Value.GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), json.GetProperty(property.Name).GetRawText());
        Assert.Equal(300_000, json.GetProperty("credentialSubject").GetProperty("ttl").GetInt32());
    }

    static byte[] Base64UrlBytes(string text) => Base64UrlText.Decode(text)!;

    static byte[] Expand(string encoded)
    {
        using var gzip = new GZipStream(new MemoryStream(Base64UrlBytes(encoded[1..])), CompressionMode.Decompress);
        using var expanded = new MemoryStream();
        gzip.CopyTo(expanded);
        return expanded.ToArray();
    }
}
