namespace Ecusson.Cli.Recipients;

/// <summary>One person of a list, as far as it could be read.</summary>
/// <param name="Row">The row as a spreadsheet counts it: the header is row 1.</param>
/// <param name="Email">The address, trimmed.</param>
/// <param name="Name">The name; null when the cell is empty.</param>
/// <param name="AwardedOn">When the badge was earned; a date means midnight UTC.</param>
/// <param name="ValidUntil">When it ends; a date means the end of that day, UTC.</param>
/// <param name="Story">What the person did.</param>
/// <param name="EvidenceUrl">Address of a proof of it, https.</param>
sealed record RecipientRow(
    long Row,
    string Email,
    string? Name,
    DateTimeOffset? AwardedOn,
    DateTimeOffset? ValidUntil,
    string? Story,
    string? EvidenceUrl);
