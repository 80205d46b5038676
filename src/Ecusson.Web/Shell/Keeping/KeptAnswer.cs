using System.IO.Compression;
using System.Security.Cryptography;
using Ecusson.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ecusson.Web.Shell.Keeping;

/// <summary>An answer as it goes out: the same bytes and headers for whoever asks.</summary>
sealed class KeptAnswer
{
    // What it holds besides its body, roughly.
    const int Overhead = 2_000;

    readonly KeyValuePair<string, StringValues>[] _headers;
    readonly byte[] _body;
    readonly StringValues _tag;

    KeptAnswer(KeyValuePair<string, StringValues>[] headers, byte[] body, StringValues tag, DateTimeOffset until, IReadOnlyList<Matter> about) =>
        (_headers, _body, _tag, Until, About) = (headers, body, tag, until, about);

    /// <summary>When it stops being true by itself.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>What it tells of.</summary>
    public IReadOnlyList<Matter> About { get; }

    /// <summary>How many bytes of memory it takes.</summary>
    public long Size => _body.Length + Overhead;

    /// <summary>When it was last asked for, roughly, as <see cref="TimeProvider.GetTimestamp"/> has it.</summary>
    public long AskedAt { get; private set; }

    /// <summary>An answer made of what an endpoint wrote.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="site">Where the server is found.</param>
    /// <param name="written">Its body, not compressed.</param>
    /// <param name="coding">How it is to be compressed.</param>
    /// <param name="until">When it stops being true by itself.</param>
    /// <param name="about">What it tells of.</param>
    public static KeptAnswer Of(IHeaderDictionary headers, SiteAddress site, ReadOnlySpan<byte> written, Coding coding, DateTimeOffset until, IReadOnlyList<Matter> about)
    {
        IHeaderDictionary kept = new HeaderDictionary();
        foreach (var (name, value) in headers) kept[name] = value;
        SecurityHeaders.Write(kept, site);
        kept.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var body = Compressed(written, coding);
        if (coding != Coding.Identity) kept.ContentEncoding = coding == Coding.Brotli ? "br" : "gzip";
        // Other bytes, another tag (RFC 9110 §8.8.3.3).
        StringValues tag = $"\"{WebEncoders.Base64UrlEncode(SHA256.HashData(written)[..16])}{(coding == Coding.Identity ? "" : $"-{kept.ContentEncoding}")}\"";
        kept.ETag = tag;
        kept.ContentLength = body.Length;
        return new KeptAnswer([.. kept], body, tag, until, about);
    }

    /// <summary>Remembers that it was asked for. Not each time: cores would pass the place from hand to hand.</summary>
    public void Asked(long at)
    {
        if (at - AskedAt > TimeSpan.TicksPerSecond) AskedAt = at;
    }

    /// <summary>Sends it, or says that who asks has it already.</summary>
    public Task Send(HttpContext context)
    {
        var response = context.Response;
        foreach (var (name, value) in _headers) response.Headers[name] = value;
        if (context.Request.Headers.IfNoneMatch.Count > 0 && IsThere(context.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentLength = null;
            response.Headers.ContentType = default;
            response.Headers.ContentEncoding = default;
            return Task.CompletedTask;
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(_body, context.RequestAborted).AsTask();
    }

    // If-None-Match is a list of tags, each perhaps marked as weak, which makes no difference here (RFC 9110 §13.1.2).
    bool IsThere(HttpRequest request) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag.Equals("*", StringComparison.Ordinal) || known.Tag.Equals(_tag.ToString(), StringComparison.Ordinal));

    static byte[] Compressed(ReadOnlySpan<byte> written, Coding coding)
    {
        if (coding == Coding.Identity) return written.ToArray();
        using var bytes = new MemoryStream();
        using (Stream compressing = coding == Coding.Brotli ? new BrotliStream(bytes, CompressionLevel.Optimal) : new GZipStream(bytes, CompressionLevel.Optimal))
            compressing.Write(written);
        return bytes.ToArray();
    }
}
