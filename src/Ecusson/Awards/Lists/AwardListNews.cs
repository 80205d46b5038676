namespace Ecusson.Awards.Lists;

/// <summary>Kinds of journal entries about lists. The subject is the list.</summary>
public static class AwardListNews
{
    /// <summary>Its people are being granted the badge.</summary>
    public const string Started = "list.started";

    /// <summary>It was taken back before anybody was told.</summary>
    public const string Undone = "list.undone";

    /// <summary>It was cleared away before it was started.</summary>
    public const string Dropped = "list.dropped";

    /// <summary>It was taken back afterwards: its awards are revoked one after the other.</summary>
    public const string Withdrawn = "list.withdrawn";
}
