using System.Buffers.Binary;

namespace Ecusson.Credentials.Baking;

/// <summary>CRC-32 as PNG uses it (PNG §5.5 and annex D), eight bytes at a time.</summary>
public static class PngCrc
{
    const uint Polynomial = 0xEDB88320;
    static readonly uint[] Tables = Build();

    /// <summary>The check sum of the data.</summary>
    public static uint Of(ReadOnlySpan<byte> data)
    {
        var tables = Tables;
        var crc = uint.MaxValue;
        while (data.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            crc = tables[1792 + (byte)low] ^ tables[1536 + (byte)(low >> 8)] ^ tables[1280 + (byte)(low >> 16)] ^ tables[1024 + (low >> 24)]
                ^ tables[768 + (byte)high] ^ tables[512 + (byte)(high >> 8)] ^ tables[256 + (byte)(high >> 16)] ^ tables[high >> 24];
            data = data[8..];
        }

        foreach (var b in data) crc = tables[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    static uint[] Build()
    {
        var tables = new uint[8 * 256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var bit = 0; bit < 8; bit++) c = (c & 1) != 0 ? Polynomial ^ (c >> 1) : c >> 1;
            tables[n] = c;
        }

        for (var i = 256; i < tables.Length; i++) tables[i] = tables[(byte)tables[i - 256]] ^ (tables[i - 256] >> 8);
        return tables;
    }
}
