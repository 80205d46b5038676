using Ecusson.Storage;

namespace Ecusson.Imports;

/// <summary>What people call the columns of a table: in French and English as they come to mind, and in every language as the empty lists call them that are handed out in it.</summary>
public sealed class ListHeads
{
    /// <summary>The plainest first: beside an <c>email</c> an <c>address</c> is a street, and beside a <c>last name</c> a <c>name</c> is both.</summary>
    static readonly Dictionary<string, ListColumn>[] Usual =
    [
        new(StringComparer.Ordinal)
        {
            ["email"] = ListColumn.Address, ["e mail"] = ListColumn.Address, ["mail"] = ListColumn.Address, ["courriel"] = ListColumn.Address, ["mel"] = ListColumn.Address,
            ["adresse electronique"] = ListColumn.Address, ["adresse mail"] = ListColumn.Address, ["adresse e mail"] = ListColumn.Address, ["adresse email"] = ListColumn.Address,
            ["adresse courriel"] = ListColumn.Address, ["adresse de courriel"] = ListColumn.Address, ["courrier electronique"] = ListColumn.Address,
            ["mail address"] = ListColumn.Address, ["email address"] = ListColumn.Address, ["e mail address"] = ListColumn.Address,
            ["last name"] = ListColumn.Name, ["nom de famille"] = ListColumn.Name, ["first name"] = ListColumn.FirstName, ["prenom"] = ListColumn.FirstName,
            ["awarded on"] = ListColumn.AwardedOn, ["earned on"] = ListColumn.AwardedOn, ["obtenu le"] = ListColumn.AwardedOn, ["date d obtention"] = ListColumn.AwardedOn,
            ["valid until"] = ListColumn.ValidUntil, ["valable jusqu au"] = ListColumn.ValidUntil,
            ["story"] = ListColumn.Story, ["narrative"] = ListColumn.Story, ["recit"] = ListColumn.Story, ["ce qui a ete montre"] = ListColumn.Story,
            ["evidence"] = ListColumn.Evidence, ["preuve"] = ListColumn.Evidence, ["preuves"] = ListColumn.Evidence,
        },
        new(StringComparer.Ordinal)
        {
            ["adresse"] = ListColumn.Address, ["address"] = ListColumn.Address, ["name"] = ListColumn.Name, ["nom"] = ListColumn.Name,
            ["date"] = ListColumn.AwardedOn, ["awarded"] = ListColumn.AwardedOn, ["until"] = ListColumn.ValidUntil, ["jusqu au"] = ListColumn.ValidUntil,
        },
        new(StringComparer.Ordinal) { ["full name"] = ListColumn.Name, ["nom complet"] = ListColumn.Name },
    ];

    /// <summary>Knows the usual names, and more.</summary>
    /// <param name="more">What lists are handed out with; a name that is usual already says what it always says.</param>
    public ListHeads(IEnumerable<(ListColumn Column, string Name)> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        var plainest = new Dictionary<string, ListColumn>(Usual[0], StringComparer.Ordinal);
        foreach (var (column, name) in more)
            if (Folding.Of(name) is { Length: > 0 } folded && !Usual.Any(tier => tier.ContainsKey(folded))) plainest.TryAdd(folded, column);
        Tiers = [plainest, .. Usual[1..]];
    }

    /// <summary>The usual names alone.</summary>
    public static ListHeads OfPeople { get; } = new([]);

    /// <summary>The columns by their folded names, the plainest names first.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, ListColumn>> Tiers { get; }
}
