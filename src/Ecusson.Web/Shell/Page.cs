using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Ecusson.Web.Shell;

/// <summary>
/// A Razor component rendered whole into the answer. No framework script, no render mode, no form token: the renderer alone.
/// What throws while rendering does so before the first byte leaves, and becomes an error page.
/// </summary>
sealed class Page : IResult
{
    readonly Type _component;
    readonly int _status;
    readonly Dictionary<string, object?> _parameters;

    Page(Type component, int status, (string Name, object? Value)[] parameters)
    {
        _component = component;
        _status = status;
        _parameters = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
    }

    /// <summary>The component as the answer to a request.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="parameters">The component's parameters by name.</param>
    public static Page Of<TComponent>(int status = StatusCodes.Status200OK, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent => new(typeof(TComponent), status, parameters);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var renderer = new HtmlRenderer(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(_component, ParameterView.FromDictionary(_parameters))).ToHtmlString());
        // A page that is shown again because its form was refused keeps the status of the refusal.
        if (_status != StatusCodes.Status200OK) httpContext.Response.StatusCode = _status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(html, Encoding.UTF8, httpContext.RequestAborted);
    }
}
