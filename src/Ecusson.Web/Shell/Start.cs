using System.Data.Common;
using System.Globalization;
using Ecusson.Web.Storage;
using Microsoft.AspNetCore.Connections;

namespace Ecusson.Web.Shell;

/// <summary>From the command line to a server that listens, with a plain word when it cannot.</summary>
static class Start
{
    const string PortSetting = "Port";
    const string DefaultPort = "5080";

    /// <summary>What the server is made with: a published one finds the files of its pages beside it, from whatever folder it is started.</summary>
    public static WebApplicationOptions Options(string[] arguments)
    {
        var files = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return new WebApplicationOptions { Args = arguments, WebRootPath = Directory.Exists(files) ? files : null };
    }

    /// <summary>
    /// Reads settings that begin with <c>ECUSSON_</c>, keeps the console to what an operator must know, and listens on
    /// <c>http://localhost:5080</c> where neither <c>--port</c> nor <c>--urls</c> says otherwise.
    /// </summary>
    /// <exception cref="SettingException">The port is not one.</exception>
    public static WebApplicationBuilder AddStart(this WebApplicationBuilder builder, string[] arguments)
    {
        // What is said on the command line outweighs the environment.
        builder.Configuration.AddEnvironmentVariables("ECUSSON_").AddCommandLine(arguments);
        builder.Logging
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // Until the server listens, what stops it is said once, by whoever started it.
        var state = new State();
        builder.Services.AddSingleton(state);
        foreach (var category in (string[])["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.EntityFrameworkCore.Database"])
            builder.Logging.AddFilter(category, level => state.Listens && level >= LogLevel.Warning);
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is not { Length: > 0 })
        {
            var port = builder.Configuration[PortSetting] is { Length: > 0 } given ? given : DefaultPort;
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                throw new SettingException("Start_WrongPort", PortSetting, port);
            builder.WebHost.UseUrls($"http://localhost:{number}");
        }

        return builder;
    }

    /// <summary>Serves until it is told to stop.</summary>
    public static async Task Serve(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new SettingException("Start_Taken", taken, app.Configuration[WebHostDefaults.ServerUrlsKey] ?? "");
        }

        app.Services.GetRequiredService<State>().Listens = true;
        foreach (var address in app.Urls) Console.WriteLine(StartText.Of("Start_Listening", address));
        await app.WaitForShutdownAsync();
    }

    /// <summary>Why the server did not start, as a sentence; null when it is nothing that an operator could mend.</summary>
    public static string? Reason(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SettingException: return cause.Message;
                case DbException: return StartText.Of("Start_NoDatabase", StorageRegistration.ConnectionSetting, cause.Message);
            }
        }

        return null;
    }

    sealed class State
    {
        public bool Listens { get; set; }
    }
}
