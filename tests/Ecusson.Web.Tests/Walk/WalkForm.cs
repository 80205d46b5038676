using System.Net;
using System.Text.RegularExpressions;

namespace Ecusson.Web.Tests.Walk;

/// <summary>A form of a page, filled in as whoever may would, with one of its buttons pressed.</summary>
/// <param name="Button">What the button says by the name <c>do</c>; its name where that is another; empty for one without a name.</param>
/// <param name="Fields">The fields without the form token, and without what says to whom it was shown.</param>
/// <param name="Action">Where it is posted to; null for the page itself.</param>
sealed partial record WalkForm(string Button, IReadOnlyList<(string Name, string Value)> Fields, string? Action)
{
    /// <summary>A form with nothing in it.</summary>
    public static WalkForm Blank { get; } = new("", [], Action: null);

    /// <summary>Every form of a page that posts, once for each of its buttons.</summary>
    public static IEnumerable<WalkForm> All(string html)
    {
        var (forms, loose) = (Form().Matches(html), Form().Replace(html, ""));
        foreach (Match form in forms)
        {
            var tag = Attributes(form.Groups["tag"].Value);
            if (!tag.GetValueOrDefault("method", "get").Equals("post", StringComparison.OrdinalIgnoreCase)) continue;
            var fields = Inputs(form.Groups["inside"].Value).Concat(tag.TryGetValue("id", out var id) ? Inputs(string.Concat(Tag().Matches(loose).Select(match => match.Value).Where(text => text.Contains($"form=\"{id}\"", StringComparison.Ordinal)))) : [])
                .Where(field => field.Name is not ("form-token" or "form-of")).ToList();
            var buttons = Tag().Matches(html).Where(match => match.Groups["name"].Value == "button" && (Inside(match.Index, form) || (id is not null && match.Value.Contains($"form=\"{id}\"", StringComparison.Ordinal))))
                .Select(match => Attributes(match.Groups["attributes"].Value)).Where(button => button.GetValueOrDefault("type", "submit") == "submit").ToList();
            if (buttons.Count == 0) buttons.Add(new Dictionary<string, string>(StringComparer.Ordinal));
            foreach (var button in buttons)
            {
                var name = button.GetValueOrDefault("name", "");
                var pressed = name.Length == 0 ? fields : [.. fields, (name, button.GetValueOrDefault("value", ""))];
                var does = pressed.FirstOrDefault(field => field.Name == "do").Value;
                yield return new WalkForm(does ?? name, pressed, button.GetValueOrDefault("formaction", tag.GetValueOrDefault("action", "")) is { Length: > 0 } action ? action : null);
            }
        }
    }

    /// <summary>Whether it is sent to the page that it stands on.</summary>
    public bool IsOf(string path) => Action is null || Action.Split('?')[0] == path;

    static bool Inside(int at, Match form) => at >= form.Index && at < form.Index + form.Length;

    static IEnumerable<(string Name, string Value)> Inputs(string html)
    {
        foreach (Match match in Tag().Matches(html))
        {
            var tag = Attributes(match.Groups["attributes"].Value);
            if (!tag.TryGetValue("name", out var name)) continue;
            var value = tag.GetValueOrDefault("value", "");
            switch (match.Groups["name"].Value, tag.GetValueOrDefault("type", "text"))
            {
                case ("textarea", _): yield return (name, "x"); break;
                case ("select", _): yield return (name, Option().Match(html, match.Index) is { Success: true } option ? Attributes(option.Value).GetValueOrDefault("value", "") : ""); break;
                case ("input", "hidden"): yield return (name, value); break;
                case ("input", "email"): yield return (name, value.Length > 0 ? value : "x@example.org"); break;
                case ("input", "url"): yield return (name, value.Length > 0 ? value : "https://example.org/"); break;
                case ("input", "date"): yield return (name, value.Length > 0 ? value : "2026-01-01"); break;
                case ("input", "checkbox" or "radio"): yield return (name, value.Length > 0 ? value : "on"); break;
                case ("input", "file" or "submit"): break;
                case ("input", _): yield return (name, value.Length > 0 ? value : "x"); break;
            }
        }
    }

    static Dictionary<string, string> Attributes(string tag)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Attribute().Matches(tag)) found.TryAdd(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value));
        return found;
    }

    [GeneratedRegex("<form(?<tag>[^>]*)>(?<inside>.*?)</form>", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Form();

    [GeneratedRegex("<(?<name>input|select|textarea|button)\\b(?<attributes>[^>]*)>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Tag();

    [GeneratedRegex("<option[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("(?<name>[a-zA-Z-]+)(=\"(?<value>[^\"]*)\")?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
