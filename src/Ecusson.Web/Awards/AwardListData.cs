using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Imports;
using Ecusson.Messages;
using Ecusson.Storage;

namespace Ecusson.Web.Awards;

/// <summary>A list as a program reads it.</summary>
sealed record AwardListData(
    string Id, string Badge, AwardListState State, int Version, int People, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? MailsLeaveAt,
    DateTimeOffset? WithdrawnAt, string? WithdrawalReason, AwardListProgress? Progress)
{
    /// <summary>The same as the verb left it: how far it is, is read.</summary>
    public static AwardListData Of(AwardList list, PublicId badge) =>
        new(list.PublicId.ToString(), badge.ToString(), list.State, list.Version, list.Rows, list.CreatedAt, list.StartedAt, list.MailsLeaveAt, list.WithdrawnAt, list.WithdrawalReason, Progress: null);

    public static AwardListData Of(ListStanding standing) => Of(standing.Seen.List, standing.Seen.BadgeId) with
    {
        Progress = new AwardListProgress(
            standing.Ready, standing.Broken, standing.LeftOut, standing.Granted, standing.Answers.Told, standing.Answers.Accepted, standing.Answers.Declined, standing.Answers.Revoked, standing.IsWorking),
    };
}

/// <summary>How far a list is, in people.</summary>
sealed record AwardListProgress(int Ready, int Broken, int LeftOut, int Granted, int Told, int Accepted, int Declined, int Revoked, bool IsWorking);

/// <summary>What a program makes a list of.</summary>
sealed record AwardListDraft
{
    public required string Badge { get; init; }

    public required IReadOnlyList<AwardListPerson> People { get; init; }

    public string? Language { get; init; }
}

/// <summary>One person of it. What is wrong is told of the person, and keeps nobody else from being granted.</summary>
sealed record AwardListPerson
{
    public required string Recipient { get; init; }

    public string Name { get; init; } = "";

    public string AwardedOn { get; init; } = "";

    public string ValidUntil { get; init; } = "";

    public string Story { get; init; } = "";

    public string Evidence { get; init; } = "";

    internal ListRow Row => new() { Address = Recipient, Name = Name, AwardedOn = AwardedOn, ValidUntil = ValidUntil, Story = Story, Evidence = Evidence };
}

/// <summary>A person of it: the cells as they are written, and what became of them.</summary>
sealed record AwardListRowData(
    int Number, string? Recipient, string Name, string AwardedOn, string ValidUntil, string Story, string Evidence, AwardListRowState State, bool IsBroken,
    IReadOnlyDictionary<string, string> Problems, string? Award, AwardStands? AwardState, DateTimeOffset? AnsweredAt, MailState? Mail)
{
    public static AwardListRowData Of(ListedRow listed, MailState? mail)
    {
        var (row, award) = (listed.Row, listed.Award);
        // Of whoever was erased, nothing is said any more that the row still knows.
        string Cell(string cell) => award is { Address: null } ? "" : cell;
        return new AwardListRowData(
            row.Number, award is null ? row.Address : award.Address, award is null ? row.Name : award.HolderName ?? "", Cell(row.AwardedOn), Cell(row.ValidUntil), Cell(row.Story), Cell(row.Evidence),
            row.State, row.IsBroken, AwardData.Named(row.Problems), award?.PublicId.ToString(), award is null ? null : DeskAward.StandsOf(award), award?.AnsweredAt, mail);
    }
}

/// <summary>What a program mends in a list before it starts.</summary>
sealed record AwardListMending
{
    public required IReadOnlyList<AwardListRowChange> Rows { get; init; }

    /// <summary>The same by number; null when two are of one row.</summary>
    internal IReadOnlyDictionary<int, RowChange>? Changes => Rows.DistinctBy(row => row.Number).Count() == Rows.Count ? Rows.ToDictionary(row => row.Number, row => row.Change) : null;
}

/// <summary>What changes in a row. What is not sent stays as it is.</summary>
sealed record AwardListRowChange
{
    public required int Number { get; init; }

    public bool? LeftOut { get; init; }

    public string? Recipient { get; init; }

    public string? Name { get; init; }

    public string? AwardedOn { get; init; }

    public string? ValidUntil { get; init; }

    public string? Story { get; init; }

    public string? Evidence { get; init; }

    internal RowChange Change => new()
    {
        IsOut = LeftOut,
        Cells = Cells.Where(cell => cell.Text is not null).ToDictionary(cell => cell.Column, cell => cell.Text!),
    };

    IEnumerable<(ListColumn Column, string? Text)> Cells =>
    [
        (ListColumn.Address, Recipient), (ListColumn.Name, Name), (ListColumn.AwardedOn, AwardedOn), (ListColumn.ValidUntil, ValidUntil), (ListColumn.Story, Story), (ListColumn.Evidence, Evidence),
    ];
}
