using System.Diagnostics;
using Ecusson.Web.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace Ecusson.Web.Shell;

/// <summary>Error pages in the same hand as every other page.</summary>
static partial class Problems
{
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Crashed });
        app.UseStatusCodePages(async context => await Show(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    /// <summary>Answers a request with the page for a status; a program with what it can read.</summary>
    public static Task Show(HttpContext context, int status, string? reference = null)
    {
        if (ApiDoor.IsApi(context)) return ApiProblem.Of(status, reference).ExecuteAsync(context);
        // As the form tokens will have it: whoever has signed in can sign out from here too.
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers.Pragma = "no-cache";
        return Page.Of<ProblemPage>(status, (nameof(ProblemPage.Status), status), (nameof(ProblemPage.Reference), reference)).ExecuteAsync(context);
    }

    static Task Crashed(HttpContext context)
    {
        var reference = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        Log(context.RequestServices.GetRequiredService<ILogger<ProblemPage>>(), reference, context.Features.Get<IExceptionHandlerFeature>()?.Error);
        return Show(context, StatusCodes.Status500InternalServerError, reference);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed. Its visitor was given the reference {Reference}.")]
    static partial void Log(ILogger logger, string reference, Exception? failure);
}
