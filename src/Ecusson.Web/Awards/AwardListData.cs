using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Imports;
using Ecusson.Messages;
using Ecusson.Storage;

namespace Ecusson.Web.Awards;

/// <summary>A list as a program reads it.</summary>
sealed record AwardListData(
    string Id, string Badge, AwardListState State, int People, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? MailsLeaveAt,
    DateTimeOffset? WithdrawnAt, string? WithdrawalReason, AwardListProgress? Progress)
{
    /// <summary>The same as the verb left it: how far it is, is read.</summary>
    public static AwardListData Of(AwardList list, PublicId badge) =>
        new(list.PublicId.ToString(), badge.ToString(), list.State, list.Rows, list.CreatedAt, list.StartedAt, list.MailsLeaveAt, list.WithdrawnAt, list.WithdrawalReason, Progress: null);

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

    public string Language { get; init; } = "fr";
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

/// <summary>A part of the people of a list, by number.</summary>
sealed record AwardListRows(IReadOnlyList<AwardListRowData> Items, int? Next);

/// <summary>What became of one person.</summary>
sealed record AwardListRowData(
    int Number, string? Recipient, AwardListRowState State, bool IsBroken, IReadOnlyDictionary<string, string> Problems, string? Award, AwardStands? AwardState, DateTimeOffset? AnsweredAt, MailState? Mail)
{
    public static AwardListRowData Of(ListedRow listed, MailState? mail) => new(
        listed.Row.Number, listed.Award is { } award ? award.Address : listed.Row.Address, listed.Row.State, listed.Row.IsBroken, AwardData.Named(listed.Row.Problems), listed.Award?.PublicId.ToString(),
        listed.Award is { } given ? DeskAward.StandsOf(given) : null, listed.Award?.AnsweredAt, mail);
}
