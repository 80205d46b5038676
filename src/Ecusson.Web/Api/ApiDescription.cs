using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Ecusson.Web.Api;

/// <summary>The API's description for machines (OpenAPI 3.1), made from the endpoints themselves; its words are the room's texts, in the language of who asks.</summary>
static class ApiDescription
{
    /// <summary>Where it is.</summary>
    public const string Path = "/openapi/v1.json";

    /// <summary>The API's name, in the description too.</summary>
    public const string Name = "v1";

    const string PartOf = "ListPartOf";

    const string Bearer = "bearer", Client = "client";

    public static void AddApiDescription(this WebApplicationBuilder builder) => builder.Services.AddSingleton<WrittenDescription>().AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => $"/{endpoint.RelativePath}".StartsWith($"{ApiDoor.Root}/", StringComparison.Ordinal);
        options.AddSchemaTransformer(DescribeTexts);
        options.AddOperationTransformer(DescribeOperation);
        options.AddDocumentTransformer(DescribeDocument);
    });

    public static void MapApiDescription(this WebApplication app) => app.MapRead(Path, async (HttpContext context, WrittenDescription description) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=60";
        context.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        return Results.Bytes(await description.Here, "application/json");
    }).ExcludeFromDescription();

    static Task DescribeTexts(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        if (context.JsonTypeInfo.Type != typeof(LocalizedText)) return Task.CompletedTask;
        schema.Type = JsonSchemaType.Object;
        schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
        return Task.CompletedTask;
    }

    static Task DescribeOperation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var text = context.ApplicationServices.GetRequiredService<IStringLocalizer<ApiPage>>();
        operation.Summary = text[$"Op:{operation.OperationId}"];
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Description = text[$"F:{operation.OperationId}.{parameter.Name}"] is { ResourceNotFound: false } own ? own.Value : text[$"F:{parameter.Name}"].Value;
            // What stands in a header is asked for there, unless it has a value of its own; that it lacks is a problem of its own, and none of the framework's.
            parameter.Required |= parameter.In == ParameterLocation.Header
                && !context.Description.ParameterDescriptions.Any(there => there.Name == parameter.Name && there.DefaultValue is not (null or DBNull));
        }

        operation.Responses ??= [];
        foreach (var (status, response) in operation.Responses) response.Description = text[$"Answer:{status}"];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = text["Answer:default"],
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) } },
        };
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AsksToken>().SingleOrDefault() is not { Scope: var scope }) return Task.CompletedTask;
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [scope] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Client, context.Document)] = [scope] },
        ];
        return Task.CompletedTask;
    }

    static async Task DescribeDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        var text = context.ApplicationServices.GetRequiredService<IStringLocalizer<ApiPage>>();
        var site = context.ApplicationServices.GetRequiredService<SiteAddress>();
        document.Info = new OpenApiInfo { Title = "Écusson", Version = Name, Description = text["Lead"] };
        document.Servers = [new OpenApiServer { Url = site.Root.GetLeftPart(UriPartial.Authority) }];
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = text["Bearer"] });
        document.AddComponent<IOpenApiSecurityScheme>(Client, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2, Description = text["Client"],
            Flows = new OpenApiOAuthFlows { ClientCredentials = new OpenApiOAuthFlow { TokenUrl = new Uri(site.Root, $"{ApiDoor.Root}/token"), Scopes = Scopes.All.ToDictionary(scope => scope, scope => text[$"Scope:{scope}"].Value, StringComparer.Ordinal) } },
        });
        document.AddComponent<IOpenApiSchema>(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), null, stop));
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>()) tag.Description = text[$"Part:{tag.Name}"];
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
        {
            // The framework would take the comments of the code, which are not in the language of who asks. All parts of lists are described as one.
            schema.Description = text[$"Type:{(name.StartsWith(PartOf, StringComparison.Ordinal) ? "ListPart" : name)}"];
            foreach (var (field, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
                property.Description = text[$"F:{name}.{field}"] is { ResourceNotFound: false } own ? own.Value : text[$"F:{field}"].Value;
        }
    }
}
