using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>Who received it, and how (Open Badges 3.0, AchievementSubject).</summary>
public sealed record AchievementSubject : OpenBadgePart
{
    /// <summary>The holder's identifier: a DID or a random URN, never an address in clear. It or an identifier is required.</summary>
    public string? Id { get; init; }

    /// <summary>Default and required: <c>AchievementSubject</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["AchievementSubject"];

    /// <summary>Other ways to recognise the holder, hashed as a rule.</summary>
    public IReadOnlyList<IdentityObject> Identifiers { get; init; } = [];

    /// <summary>What was achieved. Required.</summary>
    public Achievement? Achievement { get; init; }

    /// <summary>The holder's story, Markdown.</summary>
    public string? Narrative { get; init; }

    /// <summary>The holder's own edition of the picture, baked: PNG or SVG.</summary>
    public Image? Image { get; init; }

    /// <summary>When the activity began.</summary>
    public DateTimeOffset? ActivityStartDate { get; init; }

    /// <summary>When the activity ended.</summary>
    public DateTimeOffset? ActivityEndDate { get; init; }

    /// <summary>Credit hours earned.</summary>
    public double? CreditsEarned { get; init; }

    /// <summary>The number of the licence given with it.</summary>
    public string? LicenseNumber { get; init; }

    /// <summary>The holder's role while achieving it.</summary>
    public string? Role { get; init; }

    /// <summary>The academic term.</summary>
    public string? Term { get; init; }

    /// <summary>Who assessed it, where that is not the issuer.</summary>
    public Profile? Source { get; init; }

    /// <summary>The results obtained.</summary>
    public IReadOnlyList<Result> Results { get; init; } = [];

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static AchievementSubject? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new AchievementSubject
        {
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            Identifiers = fields.Many("identifier"u8, IdentityObject.Read),
            Achievement = fields.One("achievement"u8, Achievement.Read),
            Narrative = fields.Text("narrative"u8),
            Image = fields.One("image"u8, Image.Read),
            ActivityStartDate = fields.Moment("activityStartDate"u8),
            ActivityEndDate = fields.Moment("activityEndDate"u8),
            CreditsEarned = fields.Number("creditsEarned"u8),
            LicenseNumber = fields.Text("licenseNumber"u8),
            Role = fields.Text("role"u8),
            Term = fields.Text("term"u8),
            Source = fields.One("source"u8, Profile.Read),
            Results = fields.Many("result"u8, Result.Read),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Texts("type"u8, Types);
        to.Many("identifier"u8, Identifiers);
        to.One("achievement"u8, Achievement);
        to.Text("narrative"u8, Narrative);
        to.One("image"u8, Image);
        to.Moment("activityStartDate"u8, ActivityStartDate);
        to.Moment("activityEndDate"u8, ActivityEndDate);
        to.Number("creditsEarned"u8, CreditsEarned);
        to.Text("licenseNumber"u8, LicenseNumber);
        to.Text("role"u8, Role);
        to.Text("term"u8, Term);
        to.One("source"u8, Source);
        to.Many("result"u8, Results);
    }
}
