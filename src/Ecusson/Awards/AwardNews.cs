namespace Ecusson.Awards;

/// <summary>Kinds of journal entries about awards. The subject is the award.</summary>
public static class AwardNews
{
    /// <summary>It was granted and signed; nobody has been told.</summary>
    public const string Granted = "award.granted";

    /// <summary>It was taken back before anybody was told.</summary>
    public const string Undone = "award.undone";

    /// <summary>Its holder is to be told.</summary>
    public const string Offered = "award.offered";

    /// <summary>Its holder took it.</summary>
    public const string Accepted = "award.accepted";

    /// <summary>Its holder would not have it.</summary>
    public const string Declined = "award.declined";

    /// <summary>Its issuer took it back, for a reason that the holder reads.</summary>
    public const string Revoked = "award.revoked";

    /// <summary>Another stands in its place: the subject is the old one.</summary>
    public const string Replaced = "award.replaced";

    /// <summary>Its holder is told again of what they have not answered.</summary>
    public const string Reminded = "award.reminded";

    /// <summary>The fact that names the report, of the two entries that follow.</summary>
    public const string Report = "report";

    /// <summary>Its holder says that something is wrong with it.</summary>
    public const string MistakeReported = "award.mistake-reported";

    /// <summary>Its issuer answered such a report.</summary>
    public const string MistakeAnswered = "award.mistake-answered";

    /// <summary>Its issuer wants to move it to another address, as its holder lost the one before.</summary>
    public const string MoveAsked = "award.move-asked";

    /// <summary>Its holder keeps it where it is.</summary>
    public const string MoveRefused = "award.move-refused";

    /// <summary>Whoever reads mail at the other address confirmed it: it is bound to that one now.</summary>
    public const string Moved = "award.moved";

    /// <summary>Its holder chose anew who may see it.</summary>
    public const string Shown = "award.shown";
}
