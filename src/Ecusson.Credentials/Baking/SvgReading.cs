using System.Text;
using System.Xml;

namespace Ecusson.Credentials.Baking;

/// <summary>One walk through an SVG: its badges, and where a new one would go.</summary>
sealed class SvgReading
{
    public const string SvgNamespace = "http://www.w3.org/2000/svg";
    public const string Prefix = "openbadges";

    readonly SvgSource source;
    readonly List<BakedContent> second = [], third = [];
    string? oddity;

    SvgReading(SvgSource source) => this.source = source;

    /// <summary>Why the walk ended early; null when the file is well-formed to its end.</summary>
    public string? Problem { get; private set; }

    /// <summary>True when the root element is <c>svg</c>.</summary>
    public bool IsSvg { get; private set; }

    /// <summary>Offset of the root element's name.</summary>
    public int RootName { get; private set; }

    /// <summary>The root element's name as written, with its prefix.</summary>
    public string RootQName { get; private set; } = "";

    /// <summary>What the root element binds the prefix <c>openbadges</c> to; null when nothing.</summary>
    public string? RootBinding { get; private set; }

    /// <summary>Where badge elements stand, in the order of the file.</summary>
    public List<(BakedStandard Standard, int Start, int End)> Places { get; } = [];

    public static string NamespaceOf(BakedStandard standard) =>
        standard == BakedStandard.OpenBadges3 ? "https://purl.imsglobal.org/ob/v3p0" : "http://openbadges.org";

    public static string ElementOf(BakedStandard standard) => standard == BakedStandard.OpenBadges3 ? "credential" : "assertion";

    public static SvgReading Of(SvgSource source)
    {
        var reading = new SvgReading(source);
        try
        {
            using var reader = source.Read();
            reading.Walk(reader);
        }
        catch (XmlException exception)
        {
            reading.Problem = source.ProblemOf(exception, reading.RootQName.Length > 0);
        }

        return reading;
    }

    public UnbakeOutcome Outcome()
    {
        if (third.Count + second.Count > 0) return new UnbakeOutcome.Found([.. third, .. second]);
        return new UnbakeOutcome.Nothing(oddity is null ? [] : [oddity]);
    }

    void Walk(XmlReader reader)
    {
        while (Problem is null && reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.Depth >= SvgSource.MaxDepth) Problem = PictureProblem.TooLarge;
            else if (reader.Depth == 0) TakeRoot(reader);
            else if (StandardOf(reader) is { } standard) TakeBadge(reader, standard);
        }
    }

    void TakeRoot(XmlReader reader)
    {
        RootQName = reader.Name;
        // Old drawings have no namespace at all; they are read, and shown by nobody.
        IsSvg = reader.LocalName == "svg" && reader.NamespaceURI is SvgNamespace or "";
        RootName = source.OffsetOf((IXmlLineInfo)reader);
        RootBinding = reader.LookupNamespace(Prefix);
    }

    static BakedStandard? StandardOf(XmlReader reader) => (reader.NamespaceURI, reader.LocalName) switch
    {
        ("https://purl.imsglobal.org/ob/v3p0", "credential") => BakedStandard.OpenBadges3,
        ("http://openbadges.org", "assertion") => BakedStandard.OpenBadges2,
        _ => null,
    };

    void TakeBadge(XmlReader reader, BakedStandard standard)
    {
        var name = source.OffsetOf((IXmlLineInfo)reader);
        List<string> irregularities = reader.Depth == 1 ? [] : ["misplaced"];
        var verify = reader.GetAttribute("verify");
        var text = new StringBuilder();
        var end = reader.IsEmptyElement ? source.EndOfTag(name) : ReadContent(reader, text, irregularities);
        if (Problem is not null) return;

        var isFirst = Places.TrueForAll(p => p.Standard != standard);
        Places.Add((standard, name - 1, end));
        var found = standard == BakedStandard.OpenBadges3 ? third : second;
        if (!isFirst)
        {
            // OB 3.0 §5.3.2: only once; who extracts takes the first.
            for (var i = 0; i < found.Count; i++)
            {
                if (!found[i].Irregularities.Contains("repeated"))
                    found[i] = found[i] with { Irregularities = [.. found[i].Irregularities, "repeated"] };
            }

            return;
        }

        var before = found.Count;
        if (verify is not null) Add(found, standard, verify, irregularities, BakedKind.Json);
        if (text.Length > 0) Add(found, standard, text.ToString(), irregularities, null);
        if (found.Count == before) oddity = "unrecognised-text";
    }

    /// <summary>Reads to the badge element's end; a text split over several CDATA sections is one text.</summary>
    int ReadContent(XmlReader reader, StringBuilder text, List<string> irregularities)
    {
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth >= SvgSource.MaxDepth) Problem = PictureProblem.TooLarge;
            else if (reader.NodeType == XmlNodeType.Element) Note(irregularities, "nested-markup");
            else if (reader.Depth == depth + 1 && reader.NodeType is XmlNodeType.CDATA) text.Append(reader.Value);
            else if (reader.Depth == depth + 1 && reader.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) text.Append(reader.Value);
            else if (reader.Depth == depth + 1 && reader.NodeType is XmlNodeType.Text)
            {
                text.Append(reader.Value);
                Note(irregularities, "not-cdata");
            }

            if (Problem is not null) return 0;
        }

        return source.EndOfTag(source.OffsetOf((IXmlLineInfo)reader));
    }

    static void Note(List<string> irregularities, string word)
    {
        if (!irregularities.Contains(word)) irregularities.Add(word);
    }

    static void Add(List<BakedContent> found, BakedStandard standard, string text, List<string> irregularities, BakedKind? not)
    {
        var bytes = BakedText.Trim(Encoding.UTF8.GetBytes(text));
        if (BakedText.KindOf(bytes.Span, standard) is { } kind && kind != not) found.Add(new BakedContent(standard, kind, bytes, irregularities));
    }
}
