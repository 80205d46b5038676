namespace Ecusson.Awards;

/// <summary>Where an award stands with its holder. Whether it was revoked is told apart, by <see cref="Award.RevokedAt"/>.</summary>
public enum AwardState
{
    /// <summary>Granted and signed; nobody has been told yet, so it can still be undone without trace.</summary>
    Granted,

    /// <summary>The holder has been told.</summary>
    Offered,

    /// <summary>The holder has accepted it.</summary>
    Accepted,

    /// <summary>The holder has declined it.</summary>
    Declined,
}
