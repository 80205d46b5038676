using Microsoft.Net.Http.Headers;

namespace Ecusson.Web.Shell.Keeping;

/// <summary>What tells one kept answer from another: the address, which form of it is asked for there, and how it is compressed. Nothing of who asks.</summary>
/// <param name="Path">The path, without a query.</param>
/// <param name="Wanted">What is asked for at an address that has data for programs and a page for people.</param>
/// <param name="Coding">How the answer is compressed.</param>
readonly record struct KeptKey(string Path, Wanted Wanted, Coding Coding)
{
    const int LongestPath = 200;

    /// <summary>The key of what a request asks for; null when no answer to it is ever kept. What comes with a query, such as the key of a link, is not.</summary>
    public static KeptKey? Of(HttpRequest request)
    {
        if (request.QueryString.HasValue || request.Path.Value is not { Length: > 1 and <= LongestPath } path) return null;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return null;
        // An address under a language is the same page for whoever asks.
        var isPage = path.Length > 3 && path[3] == '/';
        return new KeptKey(path, isPage ? Wanted.Page : PublicPages.Wanted(request, hasToken: true), Wished(request.Headers.AcceptEncoding));
    }

    static Coding Wished(string? accepted)
    {
        if (string.IsNullOrEmpty(accepted) || !StringWithQualityHeaderValue.TryParseList([accepted], out var wishes)) return Coding.Identity;
        var found = Coding.Identity;
        foreach (var wish in wishes)
        {
            if (wish.Quality == 0) continue;
            if (wish.Value.Equals("br", StringComparison.OrdinalIgnoreCase)) return Coding.Brotli;
            if (wish.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase)) found = Coding.Gzip;
        }

        return found;
    }
}

/// <summary>How a kept answer is compressed (RFC 9110 §8.4.1).</summary>
enum Coding
{
    /// <summary>Not at all.</summary>
    Identity,

    /// <summary><c>gzip</c>.</summary>
    Gzip,

    /// <summary><c>br</c>.</summary>
    Brotli,
}
