namespace Ecusson.Web.Tests.Walk;

/// <summary>Something that stands in addresses.</summary>
/// <param name="Kind">The segment before it in addresses, e.g. <c>badges</c>.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Home">Whose it is: <c>a</c> or <c>b</c>; null for nobody's.</param>
/// <param name="IsPublic">Whether everybody may see it.</param>
/// <param name="IsHeld">Whether it is the holder's.</param>
sealed record WalkName(string Kind, string Value, char? Home, bool IsPublic, bool IsHeld);

/// <summary>A word in something that is not for everybody.</summary>
/// <param name="Word">The word.</param>
/// <param name="Readers">Who may read it, of those who belong to its organisation; and <c>operator</c>.</param>
/// <param name="Home">Its organisation.</param>
sealed record WalkSecret(string Word, string Readers, char Home)
{
    /// <summary>Whether a visitor may read it. Of the second organisation the owner alone walks, as <c>foreign</c>.</summary>
    public bool IsFor(string visitor)
    {
        var readers = Readers.Split(' ');
        return (visitor == "operator" && readers.Contains("operator"))
            || (Home == 'a' ? visitor != "foreign" && readers.Contains(visitor) : visitor == "foreign" && readers.Contains("owner"));
    }
}
