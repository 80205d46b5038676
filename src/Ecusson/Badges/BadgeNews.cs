namespace Ecusson.Badges;

/// <summary>Kinds of journal entries about badges. The subject is the badge.</summary>
public static class BadgeNews
{
    /// <summary>A badge was begun.</summary>
    public const string Drafted = "badge.drafted";

    /// <summary>A version was published; the fact <c>number</c> says which.</summary>
    public const string Published = "badge.published";

    /// <summary>What the public sees beside the version changed: open to requests or not, awarded again.</summary>
    public const string Changed = "badge.changed";

    /// <summary>It is not awarded any more.</summary>
    public const string Archived = "badge.archived";
}
