using System.Globalization;
using System.Text;
using Ecusson.Files.Tables;
using Ecusson.People;

namespace Ecusson.Imports;

/// <summary>
/// People as they are pasted: <c>ada@example.org</c>, <c>"Dupont, Jean" &lt;j@example.org&gt;</c>, <c>Dupont, Jean &lt;j@example.org&gt;</c>,
/// <c>j@example.org (Jean Dupont)</c>, <c>mailto:j@example.org</c>, two columns of a table; apart by line breaks, semicolons, commas or tabs.
/// What is none of that is kept as it stands, for its owner to see and mend.
/// </summary>
static class PastedAddresses
{
    /// <summary>What opens, and what closes it: what stands between parts nobody.</summary>
    static readonly Dictionary<char, char> Pairs = new() { ['"'] = '"', ['“'] = '”', ['„'] = '“', ['«'] = '»', ['<'] = '>', ['('] = ')', ['['] = ']' };

    /// <summary>The longest text within such a pair: what is never closed takes neither the rest of the line along nor the time to look for it.</summary>
    const int LongestWithin = 1000;

    const string LineEnds = "\r\n\v\f\u0085\u2028\u2029";

    /// <summary>The people, one after the other.</summary>
    public static IEnumerable<ListRow> Read(string text)
    {
        Piece? before = null;
        foreach (var piece in Pieces(text))
        {
            if (before is { } name && Joined(name, piece) is { } whole)
            {
                before = whole;
                continue;
            }

            if (before is { } alone)
                foreach (var row in Rows(alone.Text)) yield return row;
            before = piece;
        }

        if (before is { } last)
            foreach (var row in Rows(last.Text)) yield return row;
    }

    /// <summary>A piece of what was pasted, and the sign that ends it; <c>\0</c> at the end of a line or of the text, or right behind an address in brackets.</summary>
    readonly record struct Piece(string Text, char End);

    static IEnumerable<Piece> Pieces(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (Pairs.TryGetValue(sign, out var closing) && (sign == '<' || at == start || char.IsWhiteSpace(text[at - 1])) && Close(text, at, closing) is > 0 and var close)
            {
                at = close;
                // Another person may follow an address in brackets without any sign between.
                if (closing != '>' || Following(text, at + 1) is ',' or ';' or '\t' or '(' or '\0') continue;
                yield return new Piece(text[start..(at + 1)].Trim(), '\0');
                start = at + 1;
            }
            else if (sign is ',' or ';' or '\t' || LineEnds.Contains(sign, StringComparison.Ordinal))
            {
                if (text[start..at].Trim() is { Length: > 0 } piece) yield return new Piece(piece, sign is ',' or '\t' ? sign : '\0');
                start = at + 1;
            }
        }

        if (text[start..].Trim() is { Length: > 0 } last) yield return new Piece(last, '\0');
    }

    /// <summary>Where a pair is closed on the same line; -1 when it is not.</summary>
    static int Close(string text, int open, char closing)
    {
        for (var (at, end) = (open + 1, Math.Min(text.Length, open + LongestWithin)); at < end; at++)
        {
            var found = text.AsSpan(at, end - at).IndexOfAny(closing, '\r', '\n');
            if (found < 0 || text[at + found] is '\r' or '\n') return -1;
            at += found;
            if (closing != '"' || text[at - 1] != '\\') return at;
        }

        return -1;
    }

    /// <summary>The next sign that is no space; <c>\0</c> at the end of the line or of the text.</summary>
    static char Following(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00A0') at++;
        return at == text.Length || LineEnds.Contains(text[at], StringComparison.Ordinal) ? '\0' : text[at];
    }

    /// <summary>
    /// A name that a comma cut in two, as in <c>Dupont, Jean &lt;j@example.org&gt;</c>, and a name whose address stands in the next column; null when they are two people.
    /// What could be meant as an address is not taken for a name.
    /// </summary>
    static Piece? Joined(Piece name, Piece next) => name switch
    {
        { Text.Length: > LongestWithin } => null,
        { End: ',' } when IsName(name.Text) && IsNamed(next.Text) => next with { Text = $"{name.Text}, {next.Text}" },
        { End: ',' } when name.Text.Length > 0 && Pairs.ContainsKey(name.Text[0]) && IsName(name.Text) && MailAddresses.IsAddress(next.Text) => next with { Text = $"{name.Text} <{next.Text}>" },
        { End: '\t' } when IsName(name.Text) && IsName(next.Text) && next.End == '\t' => next with { Text = $"{name.Text} {next.Text}" },
        { End: '\t' } when IsName(name.Text) && MailAddresses.IsAddress(next.Text) => next with { Text = $"{name.Text} <{next.Text}>" },
        { End: '\t' } when IsName(next.Text) && MailAddresses.IsAddress(name.Text) => next with { Text = $"{next.Text} <{name.Text}>" },
        { End: '\t' } when IsNamed(name.Text) && IsName(next.Text) => next with { Text = name.Text.Insert(name.Text.LastIndexOf('<'), $"{next.Text} ") },
        _ => null,
    };

    /// <summary>A name and an address in brackets.</summary>
    static bool IsNamed(string text) => text is [not '<', .., '>'] && text.Contains('<', StringComparison.Ordinal);

    /// <summary>What is meant as a name: an address that lacks its @ has a dot within a word.</summary>
    static bool IsName(string text) =>
        !text.AsSpan().ContainsAny('@', '<') && !Enumerable.Range(0, Math.Max(text.Length - 1, 0)).Any(at => text[at] == '.' && char.IsLower(text[at + 1]));

    /// <summary>The person of a piece; several where addresses stand with nothing but spaces between them.</summary>
    static IEnumerable<ListRow> Rows(string written)
    {
        var piece = TableText.Cut(written, ReadList.LongestCell);
        if (Person(piece) is { } person) return [person];
        var words = piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1 && words.All(word => MailAddresses.IsAddress(Bare(word)))) return words.Select(word => Row(word, ""));
        // A name and an address with nothing around either.
        if (words.Length > 1 && words.Count(word => word.Contains('@', StringComparison.Ordinal)) == 1)
        {
            if (MailAddresses.IsAddress(Bare(words[^1]))) return [Row(words[^1], string.Join(' ', words[..^1]))];
            if (MailAddresses.IsAddress(Bare(words[0]))) return [Row(words[0], string.Join(' ', words[1..]))];
        }

        return [Row(piece, "")];
    }

    /// <summary>One of whom the name or the address stands in brackets; null for any other.</summary>
    static ListRow? Person(string piece)
    {
        var open = piece.LastIndexOf('<');
        var close = open < 0 ? -1 : piece.IndexOf('>', open);
        if (close > 0)
        {
            var (name, rest) = (piece[..open].Trim(), piece[(close + 1)..].Trim());
            // RFC 5322 §3.2.2: what stands in parentheses behind an address is a comment, where older programs write the name.
            if (rest.Length == 0 || rest is ['(', .., ')']) return Row(piece[(open + 1)..close], name.Length > 0 ? name : rest);
        }

        if (piece is not [.., ')' or ']'] || piece.LastIndexOfAny(['(', '[']) is not (> 0 and var at)) return null;
        var (before, within) = (piece[..at].Trim(), piece[(at + 1)..^1].Trim());
        return MailAddresses.IsAddress(Bare(within)) ? Row(within, before) : MailAddresses.IsAddress(Bare(before)) ? Row(before, within) : null;
    }

    static ListRow Row(string address, string name)
    {
        var (bare, plain) = (Bare(address), Unquoted(name));
        return new ListRow { Address = bare, Name = plain == bare ? "" : plain };
    }

    /// <summary>An address without what programs put around and into it: quotes, <c>mailto:</c>, signs that nobody sees.</summary>
    static string Bare(string address)
    {
        var bare = string.Concat(address.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)).Trim().Trim('\'', '"', '<', '>').Trim();
        const string link = "mailto:";
        if (!bare.StartsWith(link, StringComparison.OrdinalIgnoreCase)) return bare;
        var linked = bare[link.Length..].Split('?')[0];
        // RFC 6068 §2: signs of an address may be written as %xx; what cannot be text is left as it is.
        return Uri.UnescapeDataString(linked) is var plain && plain.Any(char.IsControl) ? linked : plain.Trim();
    }

    /// <summary>A name without the quotes or parentheses that hold it together.</summary>
    static string Unquoted(string name)
    {
        var text = name.Trim();
        if (text is not ([_, _, ..]) || !(text[0] == '\'' && text[^1] == '\'') && !(Pairs.TryGetValue(text[0], out var closing) && text[^1] == closing && Close(text, 0, closing) == text.Length - 1)) return text;
        var within = text[1..^1].Trim();
        return text[0] == '"' ? within.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : within;
    }
}
