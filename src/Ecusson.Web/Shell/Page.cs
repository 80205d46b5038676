using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ecusson.Web.Shell;

/// <summary>Answers with a Razor component rendered here.</summary>
static class Page
{
    /// <summary>The component as the answer to a request.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="parameters">The component's parameters by name.</param>
    public static IResult Of<TComponent>(int status = StatusCodes.Status200OK, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent =>
        new RazorComponentResult<TComponent>(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value))
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
}
