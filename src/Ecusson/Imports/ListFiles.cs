using System.Text;

namespace Ecusson.Imports;

/// <summary>What a file is that somebody gives as a list.</summary>
enum ListFileKind
{
    /// <summary>Perhaps text.</summary>
    Text,

    /// <summary>Office Open XML, <c>.xlsx</c>.</summary>
    Workbook,

    /// <summary>A binary workbook, <c>.xls</c> or <c>.xlsb</c>.</summary>
    OlderWorkbook,

    /// <summary>OpenDocument, <c>.ods</c>.</summary>
    OpenDocument,

    /// <summary>A workbook that a password encrypts.</summary>
    Locked,

    /// <summary>HTML, as many web applications write it under the name <c>.xls</c>.</summary>
    WebPage,

    /// <summary>Some other archive, or a document that is no list.</summary>
    Other,
}

/// <summary>Tells what a file is by its bytes: names are easily changed.</summary>
static class ListFiles
{
    // [MS-CFB] §2.2: the header of a compound file. Older workbooks are one, and so is what a password encrypts.
    static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static ListFileKind KindOf(ReadOnlySpan<byte> file)
    {
        // [MS-OFFCRYPTO] §2.3.4.4: the stream that holds the encrypted package has this name, as UTF-16.
        if (file.StartsWith(Compound)) return file.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? ListFileKind.Locked : ListFileKind.OlderWorkbook;
        if (file.StartsWith("PK\u0003\u0004"u8)) return KindOfArchive(file);
        if (file.StartsWith("%PDF-"u8) || file.StartsWith("{\\rtf"u8)) return ListFileKind.Other;
        var start = Encoding.Latin1.GetString(file[..Math.Min(file.Length, 500)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return Markup.Any(mark => start.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) ? ListFileKind.WebPage : ListFileKind.Text;
    }

    static readonly string[] Markup = ["<html", "<!doctype", "<?xml", "<table", "<head", "<meta", "<style"];

    static ListFileKind KindOfArchive(ReadOnlySpan<byte> file)
    {
        // ODF 1.3 part 2 §3.3: the media type stands first, uncompressed, at a fixed place.
        if (file.Length > 38 && file[30..].StartsWith("mimetypeapplication/vnd.oasis.opendocument"u8)) return ListFileKind.OpenDocument;
        // The names of an archive's files stand in it as they are.
        if (file.IndexOf("xl/workbook.bin"u8) >= 0) return ListFileKind.OlderWorkbook;
        return file.IndexOf("xl/"u8) >= 0 || file.IndexOf("[Content_Types].xml"u8) >= 0 && file.IndexOf("word/"u8) < 0 ? ListFileKind.Workbook : ListFileKind.Other;
    }
}
