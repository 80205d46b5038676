using System.Globalization;

namespace Ecusson.Web.Shell;

/// <summary>Reads a setting into what it means, or stops the start with a sentence that names it.</summary>
static class Settings
{
    /// <summary>A setting's text without the spaces around it; null where it is missing or empty.</summary>
    public static string? Text(this IConfiguration configuration, string name) =>
        configuration[name]?.Trim() is { Length: > 0 } given ? given : null;

    /// <summary>A whole number between two others.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="name">The setting's name.</param>
    /// <param name="missing">What it is where nothing is said.</param>
    /// <param name="from">The smallest that it may be.</param>
    /// <param name="to">The largest that it may be.</param>
    /// <exception cref="SettingException">It is none of these.</exception>
    public static int Number(this IConfiguration configuration, string name, int missing, int from, int to)
    {
        if (configuration.Text(name) is not { } given) return missing;
        if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to) return number;
        throw new SettingException("Start_WrongNumber", name, given, Shown(from), Shown(to));
    }

    /// <summary>Whether a thing is so; not, where nothing is said.</summary>
    /// <exception cref="SettingException">It is neither <c>true</c> nor <c>false</c>.</exception>
    public static bool Switch(this IConfiguration configuration, string name) =>
        configuration.Text(name) is { } given && (bool.TryParse(given, out var isOn) ? isOn : throw new SettingException("Start_WrongSwitch", name, given));

    static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);
}
