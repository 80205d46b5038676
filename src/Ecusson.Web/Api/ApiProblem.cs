using System.Text.Json.Serialization;
using Ecusson.Storage;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Api;

/// <summary>Why a program did not get what it asked for (RFC 9457). Its <c>type</c> is an address that stays: the place on a page that explains it.</summary>
/// <param name="Code">The last part of that address.</param>
/// <param name="Status">HTTP status.</param>
sealed record ApiProblem(string Code, int Status) : IResult
{
    /// <summary>The page that explains them all, below the language.</summary>
    public const string Page = "/api/problems";

    const string MediaType = "application/problem+json";

    /// <summary>Codes of what is wrong, by field; null when it is not about fields.</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    /// <summary>What happened, in words; null where the title says it all.</summary>
    public string? Detail { get; init; }

    /// <summary>Under which the operator finds it in the log; null where nothing was logged.</summary>
    public string? Reference { get; init; }

    public static ApiProblem Malformed { get; } = new("malformed", StatusCodes.Status400BadRequest);
    public static ApiProblem NoKey { get; } = new("idempotency-key-missing", StatusCodes.Status400BadRequest);
    public static ApiProblem NoToken { get; } = new("no-token", StatusCodes.Status401Unauthorized);
    public static ApiProblem InvalidToken { get; } = new("invalid-token", StatusCodes.Status401Unauthorized);
    public static ApiProblem InsufficientScope { get; } = new("insufficient-scope", StatusCodes.Status403Forbidden);
    public static ApiProblem NotFound { get; } = new("not-found", StatusCodes.Status404NotFound);
    public static ApiProblem WrongMethod { get; } = new("wrong-method", StatusCodes.Status405MethodNotAllowed);
    public static ApiProblem WrongState { get; } = new("wrong-state", StatusCodes.Status409Conflict);
    public static ApiProblem NotAwarded { get; } = new("not-awarded", StatusCodes.Status409Conflict);
    public static ApiProblem HeldAlready { get; } = new("held-already", StatusCodes.Status409Conflict);
    public static ApiProblem TooLate { get; } = new("too-late", StatusCodes.Status409Conflict);
    public static ApiProblem TooEarly { get; } = new("too-early", StatusCodes.Status409Conflict);
    public static ApiProblem Changed { get; } = new("changed-meanwhile", StatusCodes.Status412PreconditionFailed);
    public static ApiProblem TooLarge { get; } = new("too-large", StatusCodes.Status413PayloadTooLarge);
    public static ApiProblem WrongMediaType { get; } = new("wrong-media-type", StatusCodes.Status415UnsupportedMediaType);
    public static ApiProblem Invalid { get; } = new("invalid-fields", StatusCodes.Status422UnprocessableEntity);
    public static ApiProblem Incomplete { get; } = new("incomplete", StatusCodes.Status422UnprocessableEntity);
    public static ApiProblem RefusedPicture { get; } = new("refused-picture", StatusCodes.Status422UnprocessableEntity);
    public static ApiProblem RefusedTable { get; } = new("refused-table", StatusCodes.Status422UnprocessableEntity);
    public static ApiProblem UnreadableBadge { get; } = new("unreadable-badge", StatusCodes.Status422UnprocessableEntity);
    public static ApiProblem KeyReused { get; } = new("idempotency-key-reused", StatusCodes.Status422UnprocessableEntity);
    public static ApiProblem NoVersion { get; } = new("version-missing", StatusCodes.Status428PreconditionRequired);
    public static ApiProblem TooMany { get; } = new("too-many-requests", StatusCodes.Status429TooManyRequests);
    public static ApiProblem Failed { get; } = new("failed", StatusCodes.Status500InternalServerError);

    /// <summary>All of them, by status; the first of a status is its plainest.</summary>
    public static IReadOnlyList<ApiProblem> All { get; } =
    [
        Malformed, NoKey, NoToken, InvalidToken, InsufficientScope, NotFound, WrongMethod, WrongState, NotAwarded, HeldAlready, TooLate, TooEarly, Changed, TooLarge, WrongMediaType,
        Invalid, Incomplete, RefusedPicture, RefusedTable, UnreadableBadge, KeyReused, NoVersion, TooMany, Failed,
    ];

    /// <summary>The plainest of a status that the server itself answered with.</summary>
    public static ApiProblem Of(int status, string? reference) =>
        (All.FirstOrDefault(problem => problem.Status == status) ?? (status < 500 ? Malformed : Failed)) with { Status = status, Reference = reference };

    /// <summary>The same with what is wrong, field by field.</summary>
    public ApiProblem At(IReadOnlyDictionary<string, string> errors) => this with { Errors = errors };

    /// <summary>The same with what is wrong with one field.</summary>
    public ApiProblem At(string field, string code) => At(new Dictionary<string, string>(StringComparer.Ordinal) { [field] = code });

    /// <summary>The address that names it for ever.</summary>
    public string Type(SiteAddress site) => new Uri(site.Root, $"{Page}#{Code}").AbsoluteUri;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        httpContext.Response.Headers.CacheControl = "no-store";
        var problem = new Problem(
            Type(services.GetRequiredService<SiteAddress>()), services.GetRequiredService<IStringLocalizer<ApiPage>>()[$"Problem:{Code}"], Status, Detail, Errors, Reference);
        return Results.Json(problem, contentType: MediaType, statusCode: Status).ExecuteAsync(httpContext);
    }
}

/// <summary>The body of such an answer.</summary>
/// <param name="Type">An address that names the problem for ever, and explains it.</param>
/// <param name="Title">The same in a few words, for people.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What happened, in words.</param>
/// <param name="Errors">Codes of what is wrong, by field.</param>
/// <param name="Reference">Under which the operator finds it in the log.</param>
sealed record Problem(
    string Type, string Title, int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reference = null);
