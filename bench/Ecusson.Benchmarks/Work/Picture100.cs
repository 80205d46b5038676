using System.Buffers.Binary;
using System.IO.Compression;
using Ecusson.Credentials.Baking;

namespace Ecusson.Benchmarks.Work;

/// <summary>A PNG of 100 kB: 180 × 180 pixels of noise, which does not compress, in IDAT chunks of 8 kB as encoders write them.</summary>
static class Picture100
{
    public static byte[] Make()
    {
        const int side = 180;
        var rows = new byte[side * (1 + side * 3)];
        new Random(1).NextBytes(rows);
        for (var row = 0; row < side; row++) rows[row * (1 + side * 3)] = 0;
        using var zipped = new MemoryStream();
        using (var zip = new ZLibStream(zipped, CompressionLevel.Fastest)) zip.Write(rows);

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        (header[8], header[9]) = (8, 2);
        Write(png, "IHDR"u8, header);
        foreach (var part in zipped.ToArray().Chunk(8192)) Write(png, "IDAT"u8, part);
        Write(png, "IEND"u8, []);
        return png.ToArray();
    }

    static void Write(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), PngCrc.Of(chunk.AsSpan(4, 4 + data.Length)));
        png.Write(chunk);
    }
}
