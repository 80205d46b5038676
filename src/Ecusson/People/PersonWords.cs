using Ecusson.Storage;

namespace Ecusson.People;

/// <summary>Words by which a person is looked for: parts of their name or of an address, with or without accents and capitals.</summary>
/// <param name="words">As they were typed.</param>
sealed class PersonWords(string words)
{
    /// <summary>How many words are looked at.</summary>
    const int Most = 5;

    // In a name an apostrophe or a hyphen is a space; in an address each sign is itself.
    readonly (string InName, string InAddress)[] _asked =
        [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(Most).Select(word => (Folding.Of(word), Folding.KeepingSigns(word)))];

    /// <summary>Whether nobody in particular is looked for.</summary>
    public bool AreNone => _asked.Length == 0;

    /// <summary>Whether each of the words is in the name or in one of the addresses.</summary>
    public bool AreIn(string name, IReadOnlyList<string> addresses)
    {
        var (folded, written) = (Folding.Of(name), addresses.Select(Folding.KeepingSigns).ToList());
        return _asked.All(word => (word.InName.Length > 0 && folded.Contains(word.InName, StringComparison.Ordinal)) || written.Exists(address => address.Contains(word.InAddress, StringComparison.Ordinal)));
    }
}
