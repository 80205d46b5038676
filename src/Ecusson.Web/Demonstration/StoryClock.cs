namespace Ecusson.Web.Demonstration;

/// <summary>The system's clock, but for who tells a story: they say when it happens.</summary>
sealed class StoryClock : TimeProvider
{
    readonly AsyncLocal<DateTimeOffset?> _told = new();

    /// <summary>From here on, and in what is called from here, it is this moment.</summary>
    public void Tell(DateTimeOffset moment) => _told.Value = moment;

    public override DateTimeOffset GetUtcNow() => _told.Value ?? base.GetUtcNow();
}
