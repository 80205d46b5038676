using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>The patterns that the official schema gives texts, as they are written there.</summary>
static partial class TextForms
{
    public static bool IsDay(JsonElement value) => DateTimeZ.IsDay(JsonValues.Utf8(value, stackalloc byte[16]));

    public static bool IsLanguage(JsonElement value) => JsonValues.Text(value) is { Length: <= 16 } text && Language().IsMatch(text);

    /// <summary>Three parts of base64url between dots, the middle one possibly empty.</summary>
    public static bool IsCompactJws(JsonElement value)
    {
        var text = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (text.IndexOf((byte)'\\') >= 0) text = System.Text.Encoding.UTF8.GetBytes(JsonValues.Text(value) ?? "");
        var (part, length) = (0, 0);
        foreach (var letter in text)
        {
            if (letter == (byte)'.')
            {
                if ((part == 0 && length == 0) || part == 2) return false;
                (part, length) = (part + 1, 0);
            }
            else if (char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'-' or (byte)'_')
            {
                length++;
            }
            else
            {
                return false;
            }
        }

        return part == 2 && length > 0;
    }

    [GeneratedRegex(@"^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Language();
}
