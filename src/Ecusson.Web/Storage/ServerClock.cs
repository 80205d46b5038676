using Ecusson.Web.Shell;

namespace Ecusson.Web.Storage;

/// <summary>The time, and the time zone in which the server's people live: days are judged and shown in it.</summary>
sealed class ServerClock(TimeZoneInfo zone) : TimeProvider
{
    /// <summary>The setting's name: an IANA name, e.g. <c>Pacific/Noumea</c>.</summary>
    public const string ZoneSetting = "TimeZone";

    const string DefaultZone = "Europe/Paris";

    public override TimeZoneInfo LocalTimeZone => zone;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="SettingException">There is no such time zone.</exception>
    public static ServerClock Of(IConfiguration settings)
    {
        var name = settings.Text(ZoneSetting) ?? DefaultZone;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? new ServerClock(zone) : throw new SettingException("Start_WrongTimeZone", ZoneSetting, name);
    }
}
