using System.Globalization;

namespace Ecusson.Web.Components;

/// <summary>Dates as the language of the page says them, in the time zone where the server's people live.</summary>
static class SpokenDate
{
    // As the language does, it goes along with the request, or with the mail that is written.
    static readonly AsyncLocal<TimeZoneInfo?> Chosen = new();

    /// <summary>The time zone that dates are said in; UTC until one is chosen.</summary>
    public static TimeZoneInfo Zone => Chosen.Value ?? TimeZoneInfo.Utc;

    /// <summary>Says dates in a time zone from here on, in this call and what it calls.</summary>
    public static void SpeakIn(TimeZoneInfo zone) => Chosen.Value = zone;

    /// <summary>Says dates in the clock's time zone on every page.</summary>
    public static void UseServersTimeZone(this WebApplication app) => app.Use((context, next) =>
    {
        SpeakIn(context.RequestServices.GetRequiredService<TimeProvider>().LocalTimeZone);
        return next(context);
    });

    /// <summary>E.g. <c>1er mars 2026</c>, <c>1 March 2026</c>.</summary>
    public static string Day(DateTimeOffset moment) => Day(DateOnly.FromDateTime(There(moment)));

    /// <summary>The same of a day.</summary>
    public static string Day(DateOnly day)
    {
        var text = day.ToString("d'\u00A0'MMMM yyyy", CultureInfo.CurrentCulture);
        return day.Day == 1 && IsFrench ? $"1er{text[1..]}" : text;
    }

    /// <summary>For fields of forms and for tables, e.g. <c>2026-03-01</c>.</summary>
    public static string Iso(DateTimeOffset moment) => There(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For fields of a day and a time, e.g. <c>2026-03-01T16:20</c>: the zone is to be said beside it.</summary>
    public static string IsoMinute(DateTimeOffset moment) => There(moment).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>E.g. <c>16 h 20 (Europe/Paris)</c>, <c>16:20 (Europe/Paris)</c>, within a sentence; where it stands alone <see cref="Moment"/> says it.</summary>
    public static string Time(DateTimeOffset moment) => $"{Clock(moment)} ({Zone.Id})";

    /// <summary>E.g. <c>16 h 20</c>, <c>16:20</c>: the zone is to be said beside it.</summary>
    public static string Clock(DateTimeOffset moment) => There(moment).ToString(IsFrench ? "H'\u00A0h\u00A0'mm" : "H:mm", CultureInfo.InvariantCulture);

    static DateTime There(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";
}
