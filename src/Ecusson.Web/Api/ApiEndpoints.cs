namespace Ecusson.Web.Api;

/// <summary>How a room adds its endpoints.</summary>
static class ApiEndpoints
{
    /// <summary>Name of the limit on all calls.</summary>
    public const string RateLimit = "api";

    /// <summary>The place under <see cref="ApiDoor.Root"/> where a room's endpoints go.</summary>
    /// <param name="app">The server.</param>
    /// <param name="part">Name of the part of the description that they stand in.</param>
    public static RouteGroupBuilder Api(this WebApplication app, string part)
    {
        var group = app.MapGroup(ApiDoor.Root).WithTags(part).RequireRateLimiting(RateLimit);
        group.AddEndpointFilter(async (invocation, next) =>
            invocation.Arguments.OfType<ISent>().FirstOrDefault(sent => sent.Problem is not null)?.Problem ?? await next(invocation));
        return group;
    }

    /// <summary>Names an endpoint, and the scope that a program needs there.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">A verb and what it is about, for ever: the description's <c>operationId</c>.</param>
    /// <param name="scope">One of <see cref="Ecusson.Organizations.Scopes"/>.</param>
    public static RouteHandlerBuilder As(this RouteHandlerBuilder endpoint, string name, string scope) => endpoint.WithName(name).WithMetadata(new AsksToken(scope));

    /// <summary>Names an endpoint that anyone may call, without a token.</summary>
    public static RouteHandlerBuilder ForAnyone(this RouteHandlerBuilder endpoint, string name) => endpoint.WithName(name);

    /// <summary>Lets an endpoint read more than <see cref="LargestBody.Usual"/>.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, int bytes) => endpoint.WithMetadata(new LargestBody(bytes));
}

/// <summary>Most bytes of an endpoint's body.</summary>
sealed record LargestBody(int Bytes)
{
    /// <summary>1 MiB.</summary>
    public const int Usual = 1 << 20;
}
