using System.Buffers.Text;
using System.Text;
using Ecusson.Interop.Tests.Samples;

namespace Ecusson.Interop.Tests;

/// <summary>One byte changed, anywhere in what is signed or in the signature, so that the document says something else.</summary>
static class ChangedByte
{
    /// <summary>Changes one byte inside a string or a number of a JSON text. White space and punctuation are left alone: they say nothing.</summary>
    public static string In(string json, Chance chance)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var inside = Inside(bytes);
        while (true)
        {
            var at = chance.Below(bytes.Length);
            if (!inside[at]) continue;
            var before = bytes[at];
            bytes[at] = Another(before, chance);
            // a byte of a character may make no character: then nobody could even read it
            if (bytes[at] != before && System.Text.Unicode.Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
            bytes[at] = before;
        }
    }

    /// <summary>Changes one byte of a compact JWS's header, payload or signature, below the base64url.</summary>
    public static string InCompact(string compact, Chance chance)
    {
        var parts = compact.Split('.');
        var part = chance.Below(3);
        var bytes = Base64Url.DecodeFromChars(parts[part]);
        bytes[chance.Below(bytes.Length)] ^= (byte)(1 << chance.Below(8));
        parts[part] = Base64Url.EncodeToString(bytes);
        return string.Join('.', parts);
    }

    static byte Another(byte before, Chance chance) => before switch
    {
        >= 0x80 and < 0xc0 => (byte)(0x80 + chance.Below(0x40)),
        >= (byte)'0' and <= (byte)'9' => (byte)('0' + chance.Below(10)),
        < 0x80 => (byte)('a' + chance.Below(26)),
        _ => before,
    };

    // True where a byte belongs to a string or to a number's digits, and to no escape
    static bool[] Inside(byte[] json)
    {
        var inside = new bool[json.Length];
        var quoted = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"') quoted = !quoted;
            else if (quoted && json[i] == '\\') i += json[i + 1] == 'u' ? 5 : 1;
            else inside[i] = quoted || json[i] is >= (byte)'0' and <= (byte)'9';
        }

        return inside;
    }
}
