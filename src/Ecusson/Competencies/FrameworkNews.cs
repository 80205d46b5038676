namespace Ecusson.Competencies;

/// <summary>Kinds of journal entries about frameworks. The subject is the framework.</summary>
public static class FrameworkNews
{
    /// <summary>It was loaded, for the first time or again.</summary>
    public const string Loaded = "framework.loaded";

    /// <summary>No badge may choose from it any more.</summary>
    public const string Retired = "framework.retired";

    /// <summary>Badges may choose from it again.</summary>
    public const string TakenUp = "framework.taken-up";
}
