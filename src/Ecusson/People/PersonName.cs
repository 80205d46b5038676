using System.Text;

namespace Ecusson.People;

/// <summary>A person's name as it may be kept.</summary>
public static class PersonName
{
    /// <summary>The name without white space around it, normalised (NFC), with single spaces; null when it is empty, too long, or holds signs that are none of a name's.</summary>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > Person.NameLength * 2 || text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar)) return null;
        var name = string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length is 0 or > Person.NameLength || name.Any(char.IsControl) ? null : name;
    }
}
