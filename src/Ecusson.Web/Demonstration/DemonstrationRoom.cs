using Ecusson.Web.Files;
using Ecusson.Web.Keys;
using Ecusson.Web.Messages;
using Ecusson.Web.Shell;
using Ecusson.Web.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ecusson.Web.Demonstration;

/// <summary>A server with two years of invented life in it, to look around in: a database apart, and links to sign in with on the console.</summary>
static class DemonstrationRoom
{
    /// <summary>Whether the server is a demonstration; <c>--demo</c> alone says so too.</summary>
    public const string Setting = "Demo";

    const string Folder = "data/demo";

    /// <summary>The arguments with <c>--demo</c> written out.</summary>
    public static string[] WrittenOut(string[] arguments) => [.. arguments.Select(argument => argument is "--demo" ? $"--{Setting}=true" : argument)];

    /// <summary>Keeps a demonstration's data apart from everything real. Called before the other rooms read their settings.</summary>
    /// <exception cref="SettingException">It would send mail to invented people.</exception>
    public static void AddDemonstration(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.Switch(Setting)) return;
        if (builder.Configuration.Text(MailSettings.HostSetting) is not null) throw new SettingException("Start_DemoSendsNoMail", Setting, MailSettings.HostSetting);
        foreach (var (setting, place) in ((string, string)[])
            [(StorageRegistration.ConnectionSetting, $"Data Source={Folder}/ecusson.db"), (RootSecretAtStart.FileSetting, $"{Folder}/root-secret"), (FilesRoom.FolderSetting, $"{Folder}/files")])
            if (builder.Configuration.Text(setting) is null && (setting != StorageRegistration.ConnectionSetting || builder.Configuration.Text(StorageRegistration.EngineSetting) is null)) builder.Configuration[setting] = place;
    }

    /// <summary>Tells the story at the start, where it has not been told yet.</summary>
    public static void AddStory(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.Switch(Setting)) return;
        var clock = new StoryClock(ServerClock.Of(builder.Configuration));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Services.AddSingleton(clock);
        builder.Services.AddHostedService<TellStory>();
    }
}
