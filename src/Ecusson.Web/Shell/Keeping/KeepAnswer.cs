using Ecusson.Storage;
using Microsoft.Net.Http.Headers;

namespace Ecusson.Web.Shell.Keeping;

/// <summary>An answer that is kept as it goes out for the first time.</summary>
sealed partial class KeepAnswer(IResult answer, DateTimeOffset? until, IReadOnlyList<Matter> about) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (httpContext.Features.Get<Making>() is not { } making)
        {
            await answer.ExecuteAsync(httpContext);
            return;
        }

        var services = httpContext.RequestServices;
        var written = await Written(httpContext);
        if (Refusal(httpContext) is { } refusal)
        {
            Refused(services.GetRequiredService<ILogger<KeepAnswer>>(), refusal);
            await httpContext.Response.Body.WriteAsync(written, httpContext.RequestAborted);
            return;
        }

        // Data is in no language, and the one that the browser wishes must not be said of it.
        if (Language.Of(httpContext.Request.Path) is null) httpContext.Response.Headers.ContentLanguage = default;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var last = now + KeptAnswers.Longest;
        var kept = KeptAnswer.Of(httpContext.Response.Headers, services.GetRequiredService<SiteAddress>(), written.Span, making.Key.Coding, until is { } end && end > now && end < last ? end : last, about);
        if (making.Begun is { } begun) services.GetRequiredService<KeptAnswers>().Keep(making.Key, kept, begun);
        await kept.Send(httpContext);
    }

    async Task<ReadOnlyMemory<byte>> Written(HttpContext context)
    {
        var wire = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        try
        {
            await answer.ExecuteAsync(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        context.Response.Headers.ContentLength = null;
        return body.ToArray();
    }

    static string? Refusal(HttpContext context) =>
        context.Response.StatusCode != StatusCodes.Status200OK ? $"status {context.Response.StatusCode}"
        : context.Response.Headers.SetCookie.Count > 0 ? HeaderNames.SetCookie
        : context.GetEndpoint()?.Metadata.GetMetadata<ReadsSession>() is not null ? nameof(ReadsSession)
        : context.Response.Headers.CacheControl.ToString().StartsWith("public", StringComparison.Ordinal) ? null : HeaderNames.CacheControl;

    // A fault of ours: what an endpoint wants kept for everybody is made for one.
    [LoggerMessage(Level = LogLevel.Error, Message = "An answer was not kept, because of {Refusal}.")]
    static partial void Refused(ILogger logger, string refusal);
}

/// <summary>An answer that is being made and may be kept.</summary>
/// <param name="Key">Under what.</param>
/// <param name="Begun">When it was begun, as <see cref="KeptAnswers.Begin"/> said; null when nothing can be kept at this moment.</param>
sealed record Making(KeptKey Key, long? Begun);
