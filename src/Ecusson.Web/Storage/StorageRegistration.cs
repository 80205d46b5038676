using System.Security.Cryptography;
using Ecusson.Storage;
using Ecusson.Storage.PostgreSql;
using Ecusson.Storage.Sqlite;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Storage;

/// <summary>Which database the server keeps its data in.</summary>
static class StorageRegistration
{
    public const string EngineSetting = "Storage:Engine";
    public const string ConnectionSetting = "ConnectionStrings:Ecusson";

    /// <summary>The database where no setting says otherwise, relative to the working directory.</summary>
    public const string DefaultConnection = "Data Source=data/ecusson.db";

    /// <summary>
    /// Registers the engine that <c>Storage:Engine</c> names (<c>sqlite</c> by default, or <c>postgresql</c>) on
    /// <c>ConnectionStrings:Ecusson</c>, and answers on <c>/health</c> whether it can be reached.
    /// </summary>
    /// <exception cref="SettingException">A setting is wrong or missing.</exception>
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.Text(ConnectionSetting);
        var engine = builder.Configuration.Text(EngineSetting) ?? "sqlite";
        try
        {
            switch (engine.ToLowerInvariant())
            {
                case "sqlite":
                    builder.Services.AddSqlite(connection ?? DefaultConnection);
                    break;
                case "postgresql":
                    builder.Services.AddPostgreSql(connection ?? throw new SettingException("Start_NoConnection", ConnectionSetting));
                    break;
                default:
                    throw new SettingException("Start_WrongEngine", EngineSetting, engine);
            }
        }
        catch (ArgumentException unreadable)
        {
            throw new SettingException("Start_WrongConnection", unreadable, ConnectionSetting, unreadable.Message);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Start_NoDatabase", closed, ConnectionSetting, closed.Message);
        }

        builder.Services.AddSingleton(RandomNumberGenerator.Create());
        builder.Services.AddSingleton<TimeProvider>(ServerClock.Of(builder.Configuration));
        builder.Services.AddScoped<OpenStorage>().AddScoped<LetGoOfTheDead>();
        // In this order, and before all work in the background.
        builder.Services.AddHostedService<OpenStorageAtStart>().AddHostedService<PlaceAtWork>().AddHostedService<ClearAwayEveryHour>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database");
        return builder;
    }
}
