namespace Ecusson.Web.Demonstration;

/// <summary>The server's clock, but for who tells a story: they say when it happens.</summary>
/// <param name="server">The clock that the server goes by otherwise.</param>
sealed class StoryClock(TimeProvider server) : TimeProvider
{
    readonly AsyncLocal<DateTimeOffset?> _told = new();

    /// <summary>From here on, and in what is called from here, it is this moment.</summary>
    public void Tell(DateTimeOffset moment) => _told.Value = moment;

    public override TimeZoneInfo LocalTimeZone => server.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => _told.Value ?? server.GetUtcNow();
}
