using Ecusson.Credentials.OpenBadges.V3;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>Writes hosted Open Badges 2.0: assertions, badge classes, issuers, endorsements, lists of revoked badges, keys.</summary>
public static class OpenBadge2Writer
{
    /// <summary>Writes a document of 2.0, whatever edition it was read from, unless it would break 2.0.</summary>
    public static WriteOutcome Write(DocumentPart document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return OpenBadgeWriter.Judged(document, json => OpenBadge2.Read(json).Problems);
    }
}
