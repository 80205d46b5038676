using Microsoft.AspNetCore.Routing.Patterns;

namespace Ecusson.Web.Shell;

/// <summary>
/// A page's handler that is bound to its route when somebody asks for the page. Binding compiles code: done for every page in every language before the first one is shown,
/// it would be the longest part of the server's start.
/// </summary>
static class LateHandler
{
    /// <summary>A handler that is bound once, at its first visitor, however many addresses lead to it.</summary>
    /// <param name="app">The server.</param>
    /// <param name="path">The route, for the names of its parameters.</param>
    /// <param name="handler">What answers; its parameters come from the route, the request and the services.</param>
    /// <param name="filter">What is asked before it; null for nothing.</param>
    public static RequestDelegate Late(this WebApplication app, string path, Delegate handler, Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>>? filter = null)
    {
        var bound = new Lazy<RequestDelegate>(() => Bind(app, RoutePatternFactory.Parse(path), handler, filter), LazyThreadSafetyMode.PublicationOnly);
        return context => bound.Value(context);
    }

    /// <summary>Answers GET and HEAD at one address.</summary>
    public static IEndpointConventionBuilder MapRead(this WebApplication app, string path, Delegate handler) => app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], app.Late(path, handler));

    static RequestDelegate Bind(WebApplication app, RoutePattern route, Delegate handler, Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>>? filter)
    {
        var builder = new RouteEndpointBuilder(requestDelegate: null, route, order: 0) { ApplicationServices = app.Services };
        if (filter is not null) builder.FilterFactories.Add((_, next) => invocation => filter(invocation, next));
        return RequestDelegateFactory.Create(handler, new RequestDelegateFactoryOptions
        {
            ServiceProvider = app.Services, RouteParameterNames = route.Parameters.Select(parameter => parameter.Name), EndpointBuilder = builder,
        }).RequestDelegate;
    }
}
