using System.Collections.Immutable;

namespace Ecusson.Storage;

/// <summary>
/// The languages that everything is said in: pages, mails, and what organisations write. A further one is its code here and its texts: an <c>X.de.resx</c> beside each
/// <c>X.fr.resx</c>. The tests say which are missing.
/// </summary>
public static class SpokenLanguages
{
    /// <summary>Two-letter codes; the first is for those who ask for none that is here.</summary>
    public static ImmutableArray<string> All { get; } = ["fr", "en"];
}
