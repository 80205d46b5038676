using System.Buffers;
using System.Text;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>Absolute IRIs (RFC 3987) told from the rest, and relative references resolved (RFC 3986 §5.2).</summary>
static class Iris
{
    static readonly SearchValues<byte> BlanksAndControls = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(character => (byte)character)]);

    /// <summary>
    /// Whether a text is a blank node identifier or an IRI with a scheme, without white space or controls. Other characters that RFC 3987
    /// forbids are let through, as other processors do: N-Quads writes them escaped.
    /// </summary>
    public static bool IsAbsolute(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        return colon > 0 && IsScheme(text[..colon]) && !text.ContainsAny(BlanksAndControls) && !HasOtherBlank(text);
    }

    /// <summary>Whether an absolute IRI has only characters that RFC 3987 allows, and one fragment at most.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> iri)
        => TermText.IsNativeIri(iri) && (iri.IndexOf((byte)'#') is var mark && (mark < 0 || !iri[(mark + 1)..].Contains((byte)'#')));

    public static bool IsBlankNode(ReadOnlySpan<byte> text) => text.StartsWith("_:"u8);

    /// <summary>Resolves a reference against a base; without a base that has a scheme, the reference stays as it is.</summary>
    public static string Resolve(string? from, string reference)
    {
        var target = Parts.Of(reference);
        if (from is null || target.Scheme is not null) return reference;
        var start = Parts.Of(from);
        if (start.Scheme is null) return reference;
        // RFC 3986 §5.2.2
        if (target.Authority is not null) return (target with { Scheme = start.Scheme, Path = WithoutDots(target.Path) }).ToString();
        if (target.Path.Length == 0) return (start with { Query = target.Query ?? start.Query, Fragment = target.Fragment }).ToString();
        var path = target.Path[0] == '/' ? target.Path : Merged(start, target.Path);
        return (target with { Scheme = start.Scheme, Authority = start.Authority, Path = WithoutDots(path) }).ToString();
    }

    static bool IsScheme(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1 && text[0] == '_') return true;
        if (!char.IsAsciiLetter((char)text[0])) return false;
        foreach (var character in text[1..])
            if (!char.IsAsciiLetterOrDigit((char)character) && character is not ((byte)'+' or (byte)'-' or (byte)'.')) return false;
        return true;
    }

    static bool HasOtherBlank(ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAnyExceptInRange((byte)0, (byte)0x7F)) return false;
        while (Rune.DecodeFromUtf8(text, out var rune, out var length) is OperationStatus.Done)
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value == 0xFEFF) return true;
            text = text[length..];
        }

        return false;
    }

    // RFC 3986 §5.2.3
    static string Merged(Parts start, string path)
        => start.Authority is not null && start.Path.Length == 0 ? "/" + path : start.Path[..(start.Path.LastIndexOf('/') + 1)] + path;

    // RFC 3986 §5.2.4
    static string WithoutDots(string path)
    {
        var output = new List<string>();
        var segments = path.Split('/');
        for (var at = 0; at < segments.Length; at++)
        {
            var isLast = at == segments.Length - 1;
            switch (segments[at])
            {
                case ".":
                    if (isLast) output.Add("");
                    break;
                case "..":
                    if (output.Count > (path.StartsWith('/') ? 1 : 0)) output.RemoveAt(output.Count - 1);
                    if (isLast) output.Add("");
                    break;
                default:
                    output.Add(segments[at]);
                    break;
            }
        }

        return string.Join('/', output);
    }

    sealed record Parts(string? Scheme, string? Authority, string Path, string? Query, string? Fragment)
    {
        public static Parts Of(string reference)
        {
            var (rest, fragment) = Cut(reference, '#');
            (rest, var query) = Cut(rest, '?');
            string? scheme = null, authority = null;
            var colon = rest.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && IsScheme(Encoding.UTF8.GetBytes(rest[..colon]))) (scheme, rest) = (rest[..colon], rest[(colon + 1)..]);
            if (!rest.StartsWith("//", StringComparison.Ordinal)) return new Parts(scheme, authority, rest, query, fragment);
            var slash = rest.IndexOf('/', 2);
            (authority, rest) = slash < 0 ? (rest[2..], "") : (rest[2..slash], rest[slash..]);
            return new Parts(scheme, authority, rest, query, fragment);
        }

        public override string ToString()
            => (Scheme is null ? "" : Scheme + ":") + (Authority is null ? "" : "//" + Authority) + Path
               + (Query is null ? "" : "?" + Query) + (Fragment is null ? "" : "#" + Fragment);

        static (string Before, string? After) Cut(string text, char mark)
            => text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, null);
    }
}
