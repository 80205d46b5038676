using System.Data.Common;
using System.Net.Sockets;
using Ecusson.Web.Storage;
using Microsoft.AspNetCore.Connections;

namespace Ecusson.Web.Shell;

/// <summary>From the command line to a server that listens, with a plain word when it cannot.</summary>
static class Start
{
    /// <summary>The port on this machine, where <c>urls</c> does not say otherwise; 5080 where nothing is said.</summary>
    public const string PortSetting = "Port";

    /// <summary>Where the server is found from outside, e.g. <c>https://badges.example.org</c>.</summary>
    public const string AddressSetting = "Address";

    /// <summary>The same where nothing is said.</summary>
    public const int DefaultPort = 5080;

    const string Certificates = "Kestrel:Certificates";

    /// <summary>What the server is made with: a published one finds the files of its pages beside it, from whatever folder it is started.</summary>
    /// <exception cref="SettingException">An argument is no setting.</exception>
    public static WebApplicationOptions Options(string[] arguments)
    {
        Arguments.Check(arguments);
        var files = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return new WebApplicationOptions { Args = arguments, WebRootPath = Directory.Exists(files) ? files : null };
    }

    /// <summary>
    /// Reads settings that begin with <c>ECUSSON_</c>, keeps the console to what an operator must know, and listens on
    /// <c>http://localhost:5080</c> where neither <c>--port</c> nor <c>--urls</c> says otherwise.
    /// </summary>
    /// <exception cref="SettingException">A variable is no setting, the port is not one, or an address is not one.</exception>
    public static WebApplicationBuilder AddStart(this WebApplicationBuilder builder, string[] arguments)
    {
        Variables.Check(Environment.GetEnvironmentVariables());
        // What is said on the command line outweighs the environment.
        builder.Configuration.AddEnvironmentVariables(Variables.Prefix);
        // Kubernetes tells of a service called `ecusson` by the very name of this setting.
        if (Uri.TryCreate(builder.Configuration.Text(PortSetting), UriKind.Absolute, out _)) builder.Configuration[PortSetting] = null;
        builder.Configuration.AddCommandLine(arguments);
        builder.Logging
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            // A form token of another server on the same machine, or of before a new root secret: the page that is shown instead says so, and there is nothing to mend.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // Until the server listens, what stops it is said once, by whoever started it.
        var state = new State();
        builder.Services.AddSingleton(state).AddSingleton<StartNotes>();
        foreach (var category in (string[])["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.EntityFrameworkCore.Database"])
            builder.Logging.AddFilter(category, level => state.Listens && level >= LogLevel.Warning);
        var port = builder.Configuration.Number(PortSetting, DefaultPort, 1, ushort.MaxValue);
        if (builder.Configuration.Text(WebHostDefaults.ServerUrlsKey) is { } addresses) CheckAddresses(builder.Configuration, addresses);
        else builder.WebHost.UseUrls($"http://localhost:{port}");
        return builder;
    }

    static void CheckAddresses(ConfigurationManager configuration, string addresses)
    {
        foreach (var address in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(address.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var read)
                || (read.Scheme != Uri.UriSchemeHttp && read.Scheme != Uri.UriSchemeHttps))
                throw new SettingException("Start_WrongAddress", WebHostDefaults.ServerUrlsKey, address);
            if (read.Scheme == Uri.UriSchemeHttps && !configuration.GetSection(Certificates).Exists())
                throw new SettingException("Start_NoCertificate", WebHostDefaults.ServerUrlsKey, address, $"{Certificates}:Default:Path");
        }
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
        catch (Exception refused) when (refused is SocketException or IOException { InnerException: SocketException or AggregateException })
        {
            throw new SettingException("Start_CannotListen", refused, app.Configuration[WebHostDefaults.ServerUrlsKey] ?? "", refused.Message);
        }

        app.Services.GetRequiredService<State>().Listens = true;
        foreach (var address in app.Urls) Console.WriteLine(StartText.Of("Start_Listening", address));
        var known = app.Configuration[AddressSetting] is { Length: > 0 } given ? given.TrimEnd('/') : app.Urls.First();
        foreach (var note in app.Services.GetRequiredService<StartNotes>().At(known)) Console.WriteLine(note);
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
