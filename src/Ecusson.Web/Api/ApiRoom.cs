using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ecusson.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Api;

/// <summary>The API for other programs: what it stands on, its description for machines, and the same to read. Each room adds its own endpoints.</summary>
static class ApiRoom
{
    /// <summary>How many calls one address may make in a minute; 600 where nothing is said.</summary>
    public const string PerMinuteSetting = "Api:PerMinute";

    /// <summary>The same where nothing is said.</summary>
    public const int DefaultPerMinute = 600;
    const int MostPerMinute = 1_000_000;

    /// <summary>Registers it.</summary>
    /// <exception cref="SettingException"><see cref="PerMinuteSetting"/> is no such number.</exception>
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.AddRateLimit(ApiEndpoints.RateLimit, builder.Configuration.Number(PerMinuteSetting, DefaultPerMinute, 1, MostPerMinute));
        builder.Services.AddScoped<AccessTokens>();
        builder.Services.ConfigureHttpJsonOptions(options => Write(options.SerializerOptions));
        builder.AddApiDescription();
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapTokens();
        app.MapApiDescription();
        app.MapApiPages();
    }

    /// <summary>What is not known is refused, so that a slip of the pen in the name of a field is found the first time it is made.</summary>
    static void Write(JsonSerializerOptions options)
    {
        // Answers are JSON and are declared so: nothing in them is read as a page.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
    }
}
