using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>What Open Badges 3.0 asks of the parts of a badge and no schema can say.</summary>
static class PartRules
{
    /// <summary>Criteria: an address or a text.</summary>
    public static void Criteria(JsonElement criteria, Pointer at)
    {
        if (!JsonValues.TryGet(criteria, "id"u8, out _) && !JsonValues.TryGet(criteria, "narrative"u8, out _))
            at.Report(OpenBadgeProblems.CriteriaEmpty, "", breaks: false);
    }

    /// <summary>IdentityObject: a hash is written as one, and is salted.</summary>
    public static void Identity(JsonElement identity, Pointer at)
    {
        if (!JsonValues.TryGet(identity, "hashed"u8, out var hashed) || hashed.ValueKind != JsonValueKind.True) return;
        if (JsonValues.Text(identity, "identityHash"u8) is { } hash && !IdentityHash.IsWellFormed(hash))
            at.Report("identityHash", OpenBadgeProblems.IdentityHashMalformed, "");
        if (string.IsNullOrEmpty(JsonValues.Text(identity, "salt"u8))) at.Report(OpenBadgeProblems.IdentityNotSalted, "", breaks: false);
    }

    /// <summary>Profile: its picture is PNG or SVG.</summary>
    public static void Profile(JsonElement profile, Pointer at) => Picture(profile, at);

    /// <summary>AchievementSubject: someone is named, the results answer the achievement's own descriptions, the picture can be baked.</summary>
    public static void Subject(JsonElement subject, Pointer at)
    {
        var identified = JsonValues.TryGet(subject, "id"u8, out _)
            || (JsonValues.TryGet(subject, "identifier"u8, out var identifiers) && JsonValues.Many(identifiers).Count > 0);
        if (!identified) at.Report(OpenBadgeProblems.SubjectNotIdentified, "");
        Picture(subject, at);
        ResultRules.Judge(subject, at);
    }

    // "Image in PNG or SVG format": told from a data URI for certain, from an address by its ending.
    static void Picture(JsonElement owner, Pointer at)
    {
        if (!JsonValues.TryGet(owner, "image"u8, out var image)) return;
        var address = JsonValues.Text(image) ?? JsonValues.Text(image, "id"u8);
        if (address is null) return;
        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            var end = address.AsSpan(5).IndexOfAny(';', ',');
            var kind = end < 0 ? "" : address.AsSpan(5, end).ToString().ToLowerInvariant();
            if (kind is not ("image/png" or "image/svg+xml")) at.Report("image", OpenBadgeProblems.ImageKind, DocumentProblem.Shorten(kind));
            return;
        }

        var path = address.AsSpan();
        if (path.IndexOfAny('?', '#') is var cut and >= 0) path = path[..cut];
        foreach (var ending in (ReadOnlySpan<string>)[".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".ico", ".pdf", ".avif", ".heic"])
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) at.Report("image", OpenBadgeProblems.ImageKind, ending, breaks: false);
        }
    }
}
