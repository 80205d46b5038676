using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>
/// An object of the Open Badges 3.0 data model. A property that a document does not have is null, or an empty list; what must be
/// there is asked by <see cref="OpenBadgeRules"/>, and by <see cref="OpenBadgeWriter"/>, which writes nothing that breaks them.
/// </summary>
public abstract record OpenBadgePart
{
    /// <summary>
    /// Properties that the standard does not name, as they stand in the document: extensions, whose context must be among
    /// <see cref="CredentialPart.AdditionalContexts"/>. Written last. Default: none.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Additional { get; init; } = [];

    internal abstract void WriteProperties(PartWriter to);
}
