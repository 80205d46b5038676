using Ecusson.Web.Api;
using Ecusson.Web.Awards;
using Ecusson.Web.Awards.Claims;
using Ecusson.Web.Demonstration;
using Ecusson.Web.Files;
using Ecusson.Web.Journal;
using Ecusson.Web.Keys;
using Ecusson.Web.Messages;
using Ecusson.Web.Organizations;
using Ecusson.Web.People;
using Ecusson.Web.Shell.Keeping;
using Ecusson.Web.Storage;
using Ecusson.Web.Telemetry;
using Ecusson.Web.Verify;

namespace Ecusson.Web.Shell;

/// <summary>The command line: settings as <c>--name value</c> or <c>--name=value</c>, or a wish for help.</summary>
static class Arguments
{
    /// <summary>Every setting of the server, as <c>Help.txt</c>, <c>Help.fr.txt</c> and the operators' guide explain them.</summary>
    public static IReadOnlyList<string> Settings { get; } =
    [
        Start.PortSetting, WebHostDefaults.ServerUrlsKey, StorageRegistration.EngineSetting, StorageRegistration.ConnectionSetting,
        Proxies.TrustedSetting, VerifyRoom.PerMinuteSetting,
        Start.AddressSetting, ServerClock.ZoneSetting, RootSecretAtStart.SecretSetting, RootSecretAtStart.FileSetting, FilesRoom.FolderSetting, FilesRoom.TypefacesSetting, PeopleRoom.PerMinuteSetting,
        ApiRoom.PerMinuteSetting, ClaimsRoom.PerMinuteSetting, KeepingRoom.MegabytesSetting, OrganizationsRoom.AnyoneSetting, AwardsRoom.DelaySetting, AwardsRoom.ReminderSetting,
        MailSettings.HostSetting, MailSettings.PortSetting, MailSettings.TlsSetting, MailSettings.UserSetting, MailSettings.PasswordSetting, MailSettings.FromSetting,
        JournalRoom.KeepSetting, TelemetryRoom.FormatSetting, TelemetryRoom.EndpointSetting, TelemetryRoom.ProtocolSetting, TelemetryRoom.IntervalSetting, DemonstrationRoom.Setting,
    ];

    /// <summary>What the framework itself takes: whole families, for whoever knows them.</summary>
    static readonly string[] OfTheFramework =
        [HostDefaults.EnvironmentKey, HostDefaults.ContentRootKey, HostDefaults.ApplicationKey, WebHostDefaults.WebRootKey, "AllowedHosts", "Logging:", "Kestrel:"];

    /// <summary>Whether help is asked for.</summary>
    public static bool AskForHelp(string[] arguments) => arguments.Any(argument => argument is "--help" or "-h" or "-?" or "/?" or "help");

    /// <summary>How to start the server, and every setting with its default, in French where the machine's locale is French, else in English.</summary>
    public static string Help()
    {
        using var reader = new StreamReader(typeof(Arguments).Assembly.GetManifestResourceStream($"Ecusson.Web.Shell.{StartText.Of("Start_Help")}")!);
        return reader.ReadToEnd();
    }

    /// <summary>Refuses what is no setting, which the framework would pass over in silence.</summary>
    /// <exception cref="SettingException">An argument is no setting, or a setting without a value.</exception>
    public static void Check(string[] arguments)
    {
        for (var at = 0; at < arguments.Length; at++)
        {
            var argument = arguments[at];
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            // A family's name that is given nothing sets nothing; hosts of tests say them so.
            if (argument.EndsWith('=') && IsFamily(name)) continue;
            if (!name.StartsWith("--", StringComparison.Ordinal) || !IsSetting(name[2..])) throw new SettingException("Start_UnknownArgument", name);
            if (equals >= 0) continue;
            if (++at == arguments.Length || arguments[at].StartsWith("--", StringComparison.Ordinal)) throw new SettingException("Start_NoValue", name);
        }
    }

    static bool IsFamily(string name) => Settings.Any(known => $"--{known}".StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether there is a setting of that name, ours or the framework's.</summary>
    public static bool IsSetting(string name) =>
        Settings.Concat(OfTheFramework).Any(known => known.EndsWith(':')
            ? name.StartsWith(known, StringComparison.OrdinalIgnoreCase)
            : name.Equals(known, StringComparison.OrdinalIgnoreCase));
}
