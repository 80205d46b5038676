using Ecusson.Jobs;
using Ecusson.Storage;

namespace Ecusson.Awards.Lists;

/// <summary>A list among others.</summary>
/// <param name="List">The list.</param>
/// <param name="BadgeName">Name of its badge.</param>
/// <param name="BadgeId">The badge's name in addresses.</param>
public sealed record SeenList(AwardList List, string BadgeName, PublicId BadgeId);

/// <summary>Which rows of a list are asked for.</summary>
public enum ListedRows
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those that would be granted, without any doubt.</summary>
    Ready,

    /// <summary>Those that cannot be granted as they stand.</summary>
    Broken,

    /// <summary>Those with a problem or a doubt.</summary>
    ToLookAt,

    /// <summary>Those that are left out.</summary>
    LeftOut,

    /// <summary>Those that were granted.</summary>
    Granted,

    /// <summary>Those that were not, although nobody left them out.</summary>
    NotGranted,
}

/// <summary>A row, and what became of its award.</summary>
/// <param name="Row">The row.</param>
/// <param name="Award">The award that it was granted as; null when it was not, or was undone alone.</param>
public sealed record ListedRow(AwardListRow Row, Award? Award);

/// <summary>What the people of a list answered.</summary>
/// <param name="Told">How many were told.</param>
/// <param name="Accepted">How many accepted, and hold it still.</param>
/// <param name="Declined">How many declined.</param>
/// <param name="Revoked">How many hold it no more: revoked or replaced.</param>
/// <param name="Standing">How many awards stand, answered or not: those that withdrawing the list would revoke.</param>
public sealed record ListAnswers(int Told, int Accepted, int Declined, int Revoked, int Standing);

/// <summary>Where a list stands.</summary>
/// <param name="Seen">The list.</param>
/// <param name="Ready">How many people are to be granted.</param>
/// <param name="Broken">How many cannot be, as their row stands.</param>
/// <param name="ToLookAt">How many rows have a problem or a doubt.</param>
/// <param name="Doubtful">How many people would be granted although something about their row is doubtful.</param>
/// <param name="LeftOut">How many were left out.</param>
/// <param name="Granted">How many were granted.</param>
/// <param name="Answers">What they answered.</param>
/// <param name="Job">How far its granting is; null before it is started.</param>
/// <param name="Withdrawal">How far its withdrawal is; null unless it is withdrawn.</param>
public sealed record ListStanding(SeenList Seen, int Ready, int Broken, int ToLookAt, int Doubtful, int LeftOut, int Granted, ListAnswers Answers, JobStanding? Job, JobStanding? Withdrawal)
{
    /// <summary>Whether it is being granted or withdrawn at this moment.</summary>
    public bool IsWorking => Seen.List.State switch
    {
        AwardListState.Started => Job is { HasEnded: false, State: not JobState.Parked },
        AwardListState.Revoked => Withdrawal is { HasEnded: false, State: not JobState.Parked },
        _ => false,
    };

    /// <summary>Whether it broke off so often that it waits for who runs the server.</summary>
    public bool IsParked => (Seen.List.State == AwardListState.Revoked ? Withdrawal : Job) is { State: JobState.Parked };

    /// <summary>How many rows there are that a question would find.</summary>
    public int Count(ListedRows which) => which switch
    {
        ListedRows.Ready => Ready - Doubtful,
        ListedRows.Broken => Broken,
        ListedRows.ToLookAt => ToLookAt,
        ListedRows.LeftOut => LeftOut,
        ListedRows.Granted => Granted,
        // Nothing is left of the rows of one that was undone.
        _ when Seen.List.State == AwardListState.Undone => 0,
        ListedRows.NotGranted => Seen.List.Rows - Granted - LeftOut,
        _ => Seen.List.Rows,
    };
}
