using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Ecusson.Credentials.Baking;

/// <summary>Keeps of CSS the rules and declarations that can only draw. Anything unusual is left out, not repaired.</summary>
sealed partial class SvgStyle(IEnumerable<string> gradients, Action<string> note)
{
    readonly FrozenSet<string> gradients = gradients.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The sheet's plain rules; without at-rules and escapes, and without comments.</summary>
    public string Sheet(string text)
    {
        var rest = WithoutComments(text).AsSpan();
        var sheet = new StringBuilder();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var close = rest[open..].IndexOf('}');
            if (close < 0) break;
            var selector = rest[..open].Trim();
            var body = rest.Slice(open + 1, close - 1);
            // A brace within a body, or a selector with anything unusual, ends the reading: what follows could mean anything.
            if (body.Contains('{') || !Selector().IsMatch(selector))
            {
                note("style rule");
                break;
            }

            var declarations = NamesOnlyTheDrawing(selector) ? Declarations(body.ToString(), gradientsOnly: true) : "";
            if (declarations.Length > 0) sheet.Append(selector).Append('{').Append(declarations).Append('}');
            rest = rest[(open + close + 1)..];
        }

        return sheet.ToString();
    }

    /// <summary>The declarations whose property is allowed and whose value is safe.</summary>
    /// <param name="text">What stands in a <c>style</c> attribute or between a rule's braces.</param>
    /// <param name="gradientsOnly">True where it cannot be told which elements a declaration falls upon: then it may point only
    /// to gradients, which end any chain of references.</param>
    public string Declarations(string text, bool gradientsOnly)
    {
        var kept = new StringBuilder();
        foreach (var declaration in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            var property = colon > 0 ? declaration[..colon].Trim() : declaration;
            var value = colon > 0 ? declaration[(colon + 1)..].Trim() : "";
            var isAllowed = SvgAllowed.Properties.Contains(property) && value.Length > 0 && SvgValue.IsSafe(value)
                && (!gradientsOnly || SvgValue.References(value).All(gradients.Contains));
            if (isAllowed) kept.Append(kept.Length > 0 ? ";" : "").Append(property).Append(':').Append(value);
            else note($"style {(PropertyName().IsMatch(property) ? property : "declaration")}");
        }

        return kept.ToString();
    }

    /// <summary>False for a rule upon an element that no drawing holds: within a page it could only fall upon the page.</summary>
    bool NamesOnlyTheDrawing(ReadOnlySpan<char> selector)
    {
        foreach (var word in Word().EnumerateMatches(selector))
        {
            var name = selector.Slice(word.Index, word.Length).ToString();
            if (name[0] is '.' or '#' or ':') continue;
            if (SvgAllowed.Elements.TryGetValue(name, out var written) && written == name) continue;
            note("style rule");
            return false;
        }

        return true;
    }

    static string WithoutComments(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf("/*", at, StringComparison.Ordinal);
            plain.Append(text, at, (open < 0 ? text.Length : open) - at);
            var close = open < 0 ? -1 : text.IndexOf("*/", open + 2, StringComparison.Ordinal);
            if (close < 0) break;
            plain.Append(' ');
            at = close + 2;
        }

        return plain.ToString();
    }

    [GeneratedRegex(@"\A[\w\s.#,>*+~:\-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Selector();

    [GeneratedRegex(@"[.#:]?[\w\-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[A-Za-z-]{1,40}\z", RegexOptions.NonBacktracking)]
    private static partial Regex PropertyName();
}
