using System.Text;
using Ecusson.Badges;
using Ecusson.Storage;

namespace Ecusson.Web.Awards;

/// <summary>What a file of an award is called where it is saved: after its badge, with nothing of its holder, and in letters that every system takes.</summary>
static class TakenName
{
    const int Longest = 60;
    const string Unnamed = "badge";

    /// <summary>The name, e.g. <c>conduire-un-debat.png</c>.</summary>
    /// <param name="badge">What the badge says.</param>
    /// <param name="ending">What comes last, e.g. <c>.png</c>.</param>
    public static string Of(BadgeContent badge, string ending)
    {
        ArgumentNullException.ThrowIfNull(badge);
        var name = new StringBuilder();
        foreach (var letter in Folding.Of(badge.Name.In(badge.Language, badge.Language)))
        {
            if (char.IsAsciiLetterOrDigit(letter)) name.Append(letter);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
        }

        return (Cut(name.ToString().TrimEnd('-')) is { Length: > 0 } said ? said : Unnamed) + ending;
    }

    /// <summary>Cut between words where there are several.</summary>
    static string Cut(string name) => name.Length <= Longest ? name : name.LastIndexOf('-', Longest) is > 0 and var at ? name[..at] : name[..Longest];
}
