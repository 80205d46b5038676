using System.Globalization;

namespace Ecusson.Web.Components;

/// <summary>Dates as the language of the page says them, in UTC.</summary>
static class SpokenDate
{
    /// <summary>E.g. <c>1er mars 2026</c>, <c>1 March 2026</c>.</summary>
    public static string Day(DateTimeOffset moment)
    {
        var text = moment.UtcDateTime.ToString("d'\u00A0'MMMM yyyy", CultureInfo.CurrentCulture);
        return moment.UtcDateTime.Day == 1 && IsFrench ? $"1er{text[1..]}" : text;
    }

    /// <summary>E.g. <c>16 h 20 (UTC)</c>, <c>16:20 (UTC)</c>.</summary>
    public static string Time(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(IsFrench ? "H'\u00A0h\u00A0'mm' (UTC)'" : "H:mm' (UTC)'", CultureInfo.InvariantCulture);

    static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";
}
