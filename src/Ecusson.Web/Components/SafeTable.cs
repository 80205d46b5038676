using CsvHelper;

namespace Ecusson.Web.Components;

/// <summary>How tables leave: spreadsheets everywhere open them, and run nothing that is in them.</summary>
static class SafeTable
{
    /// <summary>Semicolons and a byte order mark, for which French spreadsheets ask; a cell that begins like a formula gets an apostrophe.</summary>
    public static readonly CsvWriterOptions Options = new() { Separator = ';', Injection = CsvInjection.Escape, WriteByteOrderMark = true };
}
