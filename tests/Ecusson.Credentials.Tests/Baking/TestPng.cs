using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Ecusson.Credentials.Tests.Baking;

/// <summary>Makes PNG files by hand, true and false ones, with a CRC written on its own after PNG annex D.</summary>
static class TestPng
{
    public static byte[] Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static byte[] Of(params byte[][] chunks) => [.. Signature, .. chunks.SelectMany(c => c)];

    /// <summary>A drawing of 1 × 1 pixel with these chunks between header and data.</summary>
    public static byte[] With(params byte[][] chunks) => Of([Header(), .. chunks, Data(), End()]);

    public static byte[] Header(int width = 1, int height = 1, byte depth = 8, byte colour = 2)
    {
        var fields = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(fields, width);
        BinaryPrimitives.WriteInt32BigEndian(fields.AsSpan(4), height);
        (fields[8], fields[9]) = (depth, colour);
        return Chunk("IHDR", fields);
    }

    public static byte[] Data(int padding = 0) => Chunk("IDAT", [.. Deflated([0, 30, 90, 180]), .. new byte[padding]]);

    public static byte[] End() => Chunk("IEND", []);

    public static byte[] IText(string keyword, string text, string language = "", string translated = "") =>
        Chunk("iTXt", [.. Utf8(keyword), 0, 0, 0, .. Utf8(language), 0, .. Utf8(translated), 0, .. Utf8(text)]);

    public static byte[] CompressedIText(string keyword, byte[] deflated) => Chunk("iTXt", [.. Utf8(keyword), 0, 1, 0, 0, 0, .. deflated]);

    public static byte[] Text(string keyword, string text) => Chunk("tEXt", [.. Utf8(keyword), 0, .. Encoding.Latin1.GetBytes(text)]);

    public static byte[] ZText(string keyword, string text) => Chunk("zTXt", [.. Utf8(keyword), 0, 0, .. Deflated(Utf8(text))]);

    public static byte[] Deflated(byte[] data)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal)) zlib.Write(data);
        return output.ToArray();
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.Latin1.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }
}
