using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges;

/// <summary>
/// An object of an Open Badges data model. A property that a document does not have is null, or an empty list; what must be
/// there is asked by the rules of its version, and by its writer, which writes nothing that breaks them.
/// </summary>
public abstract record OpenBadgePart
{
    /// <summary>
    /// Properties that the standard does not name, as they stand in the document: extensions, whose context must be among the
    /// document's contexts. Written last. Default: none.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Additional { get; init; } = [];

    internal abstract void WriteProperties(PartWriter to);
}
