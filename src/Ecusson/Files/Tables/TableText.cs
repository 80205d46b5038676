using System.Text;

namespace Ecusson.Files.Tables;

/// <summary>The text of a file that somebody's spreadsheet saved, in whichever encoding.</summary>
static class TableText
{
    static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text: by its byte order mark, else as UTF-8 where that is possible, else as Windows-1252, which older spreadsheets write.</summary>
    public static string Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8.GetString(file[3..]);
        if (file.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(file[2..]);
        if (file.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode.GetString(file[2..]);
        try
        {
            return Strict.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
        }
    }

    /// <summary>What stands between the columns of a header: comma, semicolon or tab, whichever it has most of outside quotes.</summary>
    public static char Separator(string header)
    {
        var bare = string.Concat(header.Split('"').Where((_, at) => at % 2 == 0));
        return ",;\t".MaxBy(sign => bare.Count(there => there == sign));
    }

    /// <summary>The text cut to a length, never through a character.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
