namespace Ecusson.Journal;

/// <summary>What a journal entry says, for those who need to know only that.</summary>
/// <param name="Kind">What happened, e.g. <c>award.shown</c>.</param>
/// <param name="Subject">Row id of what it happened to.</param>
/// <param name="Organization">Row id of the organisation concerned; null when none is.</param>
public readonly record struct Happening(string Kind, Guid Subject, Guid? Organization);
