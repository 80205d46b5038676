using System.Text;
using System.Text.RegularExpressions;

namespace Ecusson.Web.Tests.Walk;

/// <summary>What every answer of the server owes to whoever asked, whatever they asked for.</summary>
static partial class WalkHygiene
{
    /// <summary>What an answer lacks.</summary>
    public static IEnumerable<string> Problems(HttpResponseMessage answer, byte[] body)
    {
        var policy = string.Join(' ', answer.Headers.TryGetValues("Content-Security-Policy", out var policies) ? policies : []);
        if (!policy.StartsWith("default-src 'none';", StringComparison.Ordinal) || policy.Contains("unsafe-", StringComparison.Ordinal) || policy.Contains("http:", StringComparison.Ordinal)) yield return $"the content policy is \"{policy}\"";
        if (!answer.Headers.TryGetValues("X-Content-Type-Options", out var sniff) || sniff.Single() != "nosniff") yield return "its type may be guessed";
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.ToList() : [];
        foreach (var cookie in cookies.Where(cookie => !cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) || !cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase))) yield return $"the cookie is {cookie}";
        var isKept = answer.Headers.CacheControl is { NoStore: false, Public: true };
        if (isKept && cookies.Count > 0) yield return "a cache may keep somebody's cookie";
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") yield break;
        var html = Encoding.UTF8.GetString(body);
        if (isKept && html.Contains("form-token", StringComparison.Ordinal)) yield return "a cache may keep somebody's form token";
        foreach (Match inline in Inline().Matches(html)) yield return $"inline: {inline.Value}";
    }

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)[^>]*>|<style[\s>]|<[a-z][^>]*\s(style|on[a-z]+)=[^>]*>|javascript:", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Inline();
}
