using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Messages;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards;

/// <summary>What became of one row, in words: the same on the page and in the tables that are taken along.</summary>
/// <param name="listed">The row and its award.</param>
/// <param name="mail">How its mail stands; null for none.</param>
/// <param name="text">The room's texts.</param>
sealed class RowReport(ListedRow listed, MailState? mail, IStringLocalizer text)
{
    /// <summary>Where it stands.</summary>
    public string Standing => text[listed switch
    {
        { Award: { } award } when DeskAward.StandsOf(award) == AwardStands.Unclaimed && mail == MailState.Kept => "Award_UnclaimedKept",
        { Award: { } award } => $"Award_{DeskAward.StandsOf(award)}",
        { Row.State: AwardListRowState.Granted } => "Award_Undone",
        { Row: { State: AwardListRowState.Waiting, IsBroken: true } } => "Row_Failed",
        _ => $"Row_{listed.Row.State}",
    }];

    /// <summary>The look of that.</summary>
    public string Tone => listed switch
    {
        { Award: { } award } => DeskAwardsPage.Tone(DeskAward.StandsOf(award)),
        { Row: { State: AwardListRowState.Waiting, IsBroken: true } or { State: AwardListRowState.Failed } } => "bad",
        _ => "calm",
    };

    /// <summary>Why it was not granted, cell by cell, or why it was revoked; empty when there is nothing to say.</summary>
    public string Why => listed switch
    {
        { Award.RevocationReason: { } reason } => reason,
        { Award: null, Row: { State: not AwardListRowState.LeftOut and not AwardListRowState.Granted, IsBroken: true } } =>
            string.Join(' ', listed.Row.Problems.Where(problem => problem.Value != CheckRows.LikelyTypo).Select(problem => text["WhyOfCell", text[$"Cell_{problem.Key}"], text[$"Wrong_{problem.Value}"]].Value)),
        _ => "",
    };

    /// <summary>How its mail stands; empty when there is none.</summary>
    public string Mail => mail is { } state ? text[$"Mail_{state}"] : "";
}
