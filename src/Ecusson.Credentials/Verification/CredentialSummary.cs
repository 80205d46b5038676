using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Verification;

/// <summary>What an Open Badges 3.0 badge, an endorsement or another credential says of itself, read as tolerantly as can be.</summary>
static class CredentialSummary
{
    public static BadgeSummary Of(Credential credential)
    {
        var subject = credential.Subjects is [var only, ..] ? only : default;
        var achievement = JsonValues.TryGet(subject, "achievement"u8, out var found) ? found : default;
        JsonValues.TryGet(credential.Json, "awardedDate"u8, out var awarded);
        return new BadgeSummary
        {
            Standard = StandardOf(credential),
            IsBadge = OpenBadgeRules.IsBadge(credential),
            Id = credential.Id,
            BadgeName = Words(achievement, "name"u8) ?? Words(credential.Json, "name"u8),
            Description = Words(achievement, "description"u8) ?? Words(credential.Json, "description"u8) ?? JsonValues.Text(subject, "endorsementComment"u8),
            Criteria = CriteriaOf(achievement),
            Image = ImageOf(achievement) ?? ImageOf(credential.Json),
            IssuerId = credential.IssuerId,
            IssuerName = Words(credential.Issuer, "name"u8),
            HolderName = Words(subject, "name"u8) ?? NameAmongIdentifiers(subject),
            GivenAt = DateTimeZ.TryReadTolerant(awarded, out var day) ? day : credential.ValidFrom,
            ValidUntil = credential.ValidUntil,
        };
    }

    public static string StandardOf(Credential credential)
    {
        var model = credential.Version == DataModel.V1 ? "Verifiable Credentials 1.1" : "Verifiable Credentials 2.0";
        return OpenBadgeRules.IsBadge(credential) || OpenBadgeRules.IsEndorsement(credential) ? $"Open Badges 3.0 ({model})" : model;
    }

    // VC Data Model 2.0 §11.1: a text, or a value with its language, or several of them; the first serves.
    static string? Words(JsonElement owner, ReadOnlySpan<byte> name)
    {
        if (!JsonValues.TryGet(owner, name, out var value)) return null;
        var first = JsonValues.Many(value) is [var one, ..] ? one : default;
        return first.ValueKind == JsonValueKind.Object ? JsonValues.Text(first, "@value"u8) : JsonValues.Text(first);
    }

    static string? CriteriaOf(JsonElement achievement) =>
        JsonValues.TryGet(achievement, "criteria"u8, out var criteria)
            ? JsonValues.Text(criteria, "narrative"u8) ?? JsonValues.Text(criteria, "id"u8)
            : null;

    static string? ImageOf(JsonElement owner) =>
        JsonValues.TryGet(owner, "image"u8, out var image) ? JsonValues.Text(image) ?? JsonValues.Text(image, "id"u8) : null;

    // A holder's name in clear stands among the identifiers, with identityType "name" (Open Badges 3.0, IdentityObject).
    static string? NameAmongIdentifiers(JsonElement subject)
    {
        if (!JsonValues.TryGet(subject, "identifier"u8, out var identifiers)) return null;
        foreach (var identity in JsonValues.Many(identifiers))
        {
            if (JsonValues.Text(identity, "identityType"u8) != "name") continue;
            if (JsonValues.TryGet(identity, "hashed"u8, out var hashed) && hashed.ValueKind == JsonValueKind.True) continue;
            return JsonValues.Text(identity, "identityHash"u8);
        }

        return null;
    }
}
