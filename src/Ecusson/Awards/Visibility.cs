namespace Ecusson.Awards;

/// <summary>Who may see the page of an award.</summary>
public enum Visibility
{
    /// <summary>Its holder alone.</summary>
    OnlyMe,

    /// <summary>Whoever has the link.</summary>
    ByLink,

    /// <summary>Everyone.</summary>
    Everyone,
}
