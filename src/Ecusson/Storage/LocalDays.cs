namespace Ecusson.Storage;

/// <summary>Days where the server's people live: its clock says in which time zone. What is kept and signed are instants.</summary>
public static class LocalDays
{
    /// <summary>The day that it is there.</summary>
    public static DateOnly Today(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
    }

    /// <summary>The day that an instant falls on there.</summary>
    public static DateOnly Day(this TimeProvider clock, DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, clock.LocalTimeZone).DateTime);
    }

    /// <summary>The first instant of a day there, in UTC.</summary>
    public static DateTimeOffset Begin(this TimeProvider clock, DateOnly day) => At(clock, day, TimeOnly.MinValue);

    /// <summary>The middle of a day there, in UTC: written down as an instant, it falls on that day nearly everywhere.</summary>
    public static DateTimeOffset Noon(this TimeProvider clock, DateOnly day) => At(clock, day, new TimeOnly(12, 0));

    /// <summary>The last second of a day there, in UTC.</summary>
    public static DateTimeOffset End(this TimeProvider clock, DateOnly day) => At(clock, day, new TimeOnly(23, 59, 59));

    /// <summary>The instant at which clocks there show a day and a time, in UTC.</summary>
    public static DateTimeOffset Moment(this TimeProvider clock, DateTime written) => At(clock, DateOnly.FromDateTime(written), TimeOnly.FromDateTime(written));

    static DateTimeOffset At(TimeProvider clock, DateOnly day, TimeOnly time)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var written = day.ToDateTime(time);
        // Where a clock is put forward at midnight the day begins an hour later.
        if (clock.LocalTimeZone.IsInvalidTime(written)) written = written.AddHours(1);
        // East of Greenwich the calendar's first day begins before it, and west its last one ends after it.
        var utc = written.Ticks - clock.LocalTimeZone.GetUtcOffset(written).Ticks;
        return new DateTimeOffset(Math.Clamp(utc, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
    }
}
