using System.IO.Compression;
using System.Xml;

namespace Ecusson.Imports;

/// <summary>
/// Looks a workbook through before the library reads it, which trusts it: unpacks every part once and keeps none, within one budget for all of them, and refuses
/// a DTD. What it saw is what the library will see, as both read the same bytes.
/// </summary>
sealed class WorkbookGuard
{
    /// <summary>Most bytes of all its XML together, unpacked. 20,000 rows with a long story each have half of it.</summary>
    public const int MostUnpacked = 64 << 20;

    /// <summary>Most sheets that are looked at.</summary>
    const int MostSheets = 50;

    /// <summary>Most rows with text that may stand above and between the people.</summary>
    const int MostOther = 500;

    /// <summary>The last row that is read: gaps are wide in some workbooks, and cost time.</summary>
    public const int LastRow = 30_000;

    const int MostMerged = 50_000;

    static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };

    readonly List<(string Name, string Relation)> _sheets = [];
    readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);
    readonly Dictionary<string, WorkbookSheet> _parts = new(StringComparer.Ordinal);
    long _left = MostUnpacked;

    /// <summary>Whether its days are counted from 1904 and not from 1900.</summary>
    public bool IsFrom1904 { get; private set; }

    /// <summary>Looks it through.</summary>
    /// <returns>Null, and what the guard knows is then to be had; or why it is refused.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="XmlException">The same, or a DTD.</exception>
    public ListRefusal? Look(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        // Sheets come first: too many people are named as that, and not as too much text.
        foreach (var part in archive.Entries.OrderByDescending(entry => entry.FullName.Contains("/worksheets/", StringComparison.OrdinalIgnoreCase)))
        {
            using var unpacked = new WithinBudget(part.Open(), _left);
            try
            {
                if (Read(part.FullName, unpacked) is { } refusal) return refusal;
            }
            catch (XmlException) when (unpacked.IsExceeded)
            {
                // It ends in the middle, because more is not read.
            }

            if (unpacked.IsExceeded) return ListRefusal.Swollen;
            _left = unpacked.Left;
        }

        return _sheets.Count == 0 ? ListRefusal.NotAList : null;
    }

    /// <summary>The sheets that are not hidden, in their order.</summary>
    public IEnumerable<WorkbookSheet> Sheets => _sheets.Select(sheet => _parts.GetValueOrDefault(_targets.GetValueOrDefault(sheet.Relation, "")) is { } part ? part with { Name = sheet.Name } : null).OfType<WorkbookSheet>();

    static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    ListRefusal? Read(string name, WithinBudget part)
    {
        if (!IsXml(name))
        {
            part.CopyTo(Stream.Null);
            return null;
        }

        using var xml = XmlReader.Create(part, Plain);
        xml.MoveToContent();
        if (xml.LocalName == "worksheet") return Sheet(name, xml);
        var isBook = xml.LocalName == "workbook";
        var isRelations = name.Equals("xl/_rels/workbook.xml.rels", StringComparison.OrdinalIgnoreCase);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (isBook && xml.LocalName == "workbookPr") IsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (isBook && xml.LocalName == "sheet" && _sheets.Count < MostSheets && xml.GetAttribute("state") is null or "visible") _sheets.Add((xml.GetAttribute("name") ?? "", Relation(xml)));
            else if (isRelations && xml.LocalName == "Relationship") _targets[xml.GetAttribute("Id") ?? ""] = Path(xml.GetAttribute("Target") ?? "");
        }

        return null;
    }

    ListRefusal? Sheet(string name, XmlReader xml)
    {
        var (hidden, merged, people, row) = (new HashSet<int>(), new List<MergedCells>(), 0, 0);
        var isFilled = false;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "row":
                    row = int.TryParse(xml.GetAttribute("r"), out var number) ? number : row + 1;
                    isFilled = false;
                    if (xml.GetAttribute("hidden") is "1" or "true") hidden.Add(row);
                    break;
                case "v" or "t" when !isFilled:
                    isFilled = true;
                    if (++people > ReadList.MostRows + MostOther || row > LastRow) return ListRefusal.TooMany;
                    break;
                case "mergeCell" when merged.Count < MostMerged && CellRange.Read(xml.GetAttribute("ref")) is { } range && range.Last > range.First:
                    merged.Add(range);
                    break;
            }
        }

        _parts[name] = new WorkbookSheet("", hidden, merged.ToLookup(cells => cells.First));
        return null;
    }

    static string Relation(XmlReader sheet)
    {
        while (sheet.MoveToNextAttribute())
            if (sheet is { LocalName: "id", NamespaceURI.Length: > 0 }) return sheet.Value;
        return "";
    }

    static string Path(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";
}
