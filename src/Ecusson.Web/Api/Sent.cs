using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Ecusson.Web.Api;

/// <summary>What a program sent, which may be nothing that can be read.</summary>
interface ISent
{
    /// <summary>Why it cannot be read; null when it was.</summary>
    ApiProblem? Problem { get; }
}

/// <summary>A body of JSON: read whole, within its limit, and strictly. What the API does not know is refused and not passed over.</summary>
sealed class Sent<T> : ISent, IEndpointParameterMetadataProvider
    where T : class
{
    readonly T? _value;

    Sent(T value) => _value = value;

    Sent(ApiProblem problem) => Problem = problem;

    /// <inheritdoc/>
    public ApiProblem? Problem { get; }

    /// <summary>What was read.</summary>
    /// <exception cref="InvalidOperationException">It could not be read; endpoints of the API are not called then.</exception>
    public T Value => _value ?? throw new InvalidOperationException("What cannot be read has no value.");

    /// <summary>Reads it for an endpoint.</summary>
    public static async ValueTask<Sent<T>> BindAsync(HttpContext context)
    {
        var (bytes, refusal) = await SentBytes.Read(context);
        if (refusal is not null) return new Sent<T>(refusal);
        if (!PlainJson.Holds(bytes)) return new Sent<T>(ApiProblem.Malformed);
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, options) is { } value ? new Sent<T>(value) : new Sent<T>(ApiProblem.Malformed);
        }
        catch (JsonException unreadable)
        {
            using var sent = JsonDocument.Parse(bytes);
            if (SentShape.Problems(sent.RootElement, options.GetTypeInfo(typeof(T))) is { Count: > 0 } problems) return new Sent<T>(ApiProblem.Invalid.At(problems));
            return new Sent<T>(unreadable.Path is { Length: > 2 and < 200 } path ? ApiProblem.Malformed.At(path[2..], "unreadable") : ApiProblem.Malformed);
        }
    }

    /// <summary>Tells routing and the description what the endpoint takes.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}

/// <summary>What a body of bytes may be.</summary>
interface IFileKind
{
    /// <summary>The media types that the description names. What it is, its bytes say.</summary>
    static abstract string[] MediaTypes { get; }
}

/// <summary>A picture.</summary>
abstract class PictureFile : IFileKind
{
    /// <inheritdoc/>
    public static string[] MediaTypes { get; } = ["image/png", "image/svg+xml"];
}

/// <summary>A table as a spreadsheet saves it.</summary>
abstract class TableFile : IFileKind
{
    /// <inheritdoc/>
    public static string[] MediaTypes { get; } = ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];
}

/// <summary>A badge of any kind.</summary>
abstract class BadgeInAnyForm : IFileKind
{
    /// <inheritdoc/>
    public static string[] MediaTypes { get; } =
        ["application/json", "application/ld+json", "application/vc", "application/vc+jwt", "application/jwt", "image/png", "image/svg+xml", "text/plain", "application/octet-stream"];
}

/// <summary>A body of bytes within its limit.</summary>
sealed class SentFile<TKind> : ISent, IEndpointParameterMetadataProvider
    where TKind : IFileKind
{
    SentFile(byte[] bytes, ApiProblem? problem) => (Bytes, Problem) = (bytes, problem);

    /// <inheritdoc/>
    public ApiProblem? Problem { get; }

    /// <summary>What was read.</summary>
    public byte[] Bytes { get; }

    /// <summary>Reads it for an endpoint.</summary>
    public static async ValueTask<SentFile<TKind>> BindAsync(HttpContext context)
    {
        var (bytes, refusal) = await SentBytes.Read(context);
        return new SentFile<TKind>(bytes, refusal);
    }

    /// <summary>Tells routing and the description what the endpoint takes.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(TKind.MediaTypes, typeof(Stream)));
}

/// <summary>Reads the body of a request.</summary>
static class SentBytes
{
    const int Piece = 16 * 1024;

    /// <summary>All of it, or why not.</summary>
    public static async Task<(byte[] Bytes, ApiProblem? Refusal)> Read(HttpContext context)
    {
        var largest = context.GetEndpoint()?.Metadata.GetMetadata<LargestBody>()?.Bytes ?? LargestBody.Usual;
        if (context.Request.ContentLength > largest) return ([], ApiProblem.TooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = largest;
        using var body = new MemoryStream();
        var buffer = new byte[Piece];
        try
        {
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
            {
                if (body.Length + read > largest) return ([], ApiProblem.TooLarge);
                body.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException refusal)
        {
            return ([], ApiProblem.Of(refusal.StatusCode, reference: null));
        }
        catch (IOException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return ([], ApiProblem.Malformed);
        }

        return (body.ToArray(), null);
    }
}
