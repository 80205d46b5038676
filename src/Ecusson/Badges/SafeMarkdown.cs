using System.Net;
using System.Text.RegularExpressions;

namespace Ecusson.Badges;

/// <summary>Markdown that leaves this server in badges: whoever renders it, however carelessly, gets neither raw HTML nor a link that runs.</summary>
public static partial class SafeMarkdown
{
    /// <summary>The text with every opening of an HTML tag written as text.</summary>
    public static string Of(string markdown) => TagOpening().Replace(markdown, "&lt;");

    /// <summary>Whether the target of a link is something other than http, https, mail or a place on the page.</summary>
    public static bool HasUnsafeLink(string markdown) => LinkTarget().Matches(markdown).Any(link => IsUnsafe(link.Groups["target"].Value));

    static bool IsUnsafe(string target)
    {
        // As a browser reads it: character references resolved, backslashes, white space and control characters left out.
        var read = string.Concat(WebUtility.HtmlDecode(target).Where(sign => !char.IsWhiteSpace(sign) && !char.IsControl(sign) && sign != '\\'));
        var scheme = Scheme().Match(read);
        return scheme.Success && scheme.Groups["name"].Value.ToUpperInvariant() is not ("HTTP" or "HTTPS" or "MAILTO");
    }

    [GeneratedRegex("<(?=[A-Za-z/!?])", RegexOptions.None, 1000)]
    private static partial Regex TagOpening();

    [GeneratedRegex(@"\]\s*\(\s*<?(?<target>[^)>]*)|\]:\s*<?(?<target>[^\s>]*)|<(?<target>[A-Za-z&][^\s>]*)>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"\A(?<name>[A-Za-z][A-Za-z0-9+.-]*):", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Scheme();
}
