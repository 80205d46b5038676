using Ecusson.Storage;

namespace Ecusson.Tests.Storage;

/// <summary>Days where the server's people live.</summary>
public sealed class LocalDayTests
{
    [Theory]
    [InlineData("Europe/Paris", "2026-07-01T22:30:00Z", "2026-07-02")]
    [InlineData("Pacific/Noumea", "2026-07-01T13:00:00Z", "2026-07-02")]
    [InlineData("America/Martinique", "2026-07-01T02:00:00Z", "2026-06-30")]
    public void Today_is_the_day_of_the_server_s_time_zone(string zone, string now, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), In(zone, now).Today());

    [Theory]
    [InlineData("Europe/Paris", "2026-07-02", "2026-07-01T22:00:00Z", "2026-07-02T21:59:59Z")]
    [InlineData("Europe/Paris", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z")]
    // Put forward at midnight: the day begins at one o'clock.
    [InlineData("America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z", "2026-09-07T02:59:59Z")]
    public void A_day_begins_and_ends_at_its_instants(string zone, string day, string begin, string end)
    {
        var clock = In(zone, "2026-01-01T00:00:00Z");
        Assert.Equal(DateTimeOffset.Parse(begin, null), clock.Begin(DateOnly.Parse(day, null)));
        Assert.Equal(DateTimeOffset.Parse(end, null), clock.End(DateOnly.Parse(day, null)));
    }

    [Fact]
    public void The_calendar_s_first_and_last_day_have_instants_too()
    {
        Assert.Equal(DateTimeOffset.MinValue, In("Europe/Paris", "2026-01-01T00:00:00Z").Begin(DateOnly.MinValue));
        Assert.Equal(DateTimeOffset.MaxValue, In("America/Martinique", "2026-01-01T00:00:00Z").End(DateOnly.MaxValue));
    }

    static TestClock In(string zone, string now) => new() { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), Now = DateTimeOffset.Parse(now, null) };
}
