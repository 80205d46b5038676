namespace Ecusson.Credentials.JsonLd.Contexts;

static class LanguageTag
{
    /// <summary>Whether a tag has the form that JSON-LD 1.1 asks for (BCP 47 §2.2.9, well-formed): parts of one to eight letters or digits.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> tag)
    {
        var length = 0;
        var isFirst = true;
        foreach (var character in tag)
        {
            if (character == '-')
            {
                if (length == 0) return false;
                (length, isFirst) = (0, false);
                continue;
            }

            if (++length > 8 || !(isFirst ? char.IsAsciiLetter((char)character) : char.IsAsciiLetterOrDigit((char)character))) return false;
        }

        return length > 0;
    }
}
