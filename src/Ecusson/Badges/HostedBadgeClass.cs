using System.Globalization;
using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Storage;

namespace Ecusson.Badges;

/// <summary>A version of a badge as Open Badges 2.0 writes it (BadgeClass), in the language that it is written in first.</summary>
public static class HostedBadgeClass
{
    /// <summary>The badge class at its own address.</summary>
    /// <param name="badge">A badge that was published.</param>
    /// <param name="site">Where this server is found.</param>
    public static BadgeClass Of(PublicBadge badge, SiteAddress site)
    {
        ArgumentNullException.ThrowIfNull(badge);
        ArgumentNullException.ThrowIfNull(site);
        var written = BadgeAchievement.Of(badge.Id, badge.Number, badge.Content, site);
        return new BadgeClass
        {
            Id = site.HostedBadgeClass(badge.Id, badge.Number),
            Name = written.Name,
            Description = written.Description,
            Image = written.Image is { Id: { } picture } image ? new BadgeImage { Id = picture, Caption = image.Caption } : null,
            Criteria = new BadgeCriteria { Id = written.Criteria?.Id, Narrative = written.Criteria?.Narrative },
            IssuerId = site.HostedIssuer(badge.Organization),
            Tags = written.Tags,
            Alignments = [.. written.Alignments.Select(one => new AlignmentObject { TargetName = one.TargetName, TargetUrl = one.TargetUrl, TargetFramework = one.TargetFramework, TargetCode = one.TargetCode, TargetDescription = one.TargetDescription })],
            Language = written.InLanguage,
            Version = badge.Number.ToString(CultureInfo.InvariantCulture),
        };
    }
}
