using Ecusson.Storage;

namespace Ecusson.Web.Demonstration;

/// <summary>Somebody invented.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Address">An address under a domain that nobody can have (RFC 2606).</param>
sealed record SamplePerson(string Name, string Address);

/// <summary>The sixty people of the demonstration.</summary>
static class SamplePeople
{
    static readonly string[] First =
    [
        "Camille", "Inès", "Théo", "Awa", "Gaël", "Maëlle", "Idriss", "Solène", "Noé", "Léa", "Karim", "Zoé", "Élodie", "Baptiste", "Fatou", "Anaïs", "Loïc", "Mina", "Rémi", "Chloé",
    ];

    static readonly string[] Family = ["Orhan", "Lemoine", "Diallo", "Le Goff", "Brissac", "Haddad", "Vasseur", "N’Guyen", "Cœurdevey"];

    /// <summary>The first runs the server, the next twelve are members of the organisations.</summary>
    public static IReadOnlyList<SamplePerson> All { get; } = [.. Enumerable.Range(0, 60).Select(Person)];

    // 20 and 9 share no factor: no two of the sixty bear the same name.
    static SamplePerson Person(int at)
    {
        var (first, family) = (First[at % First.Length], Family[at % Family.Length]);
        return new SamplePerson($"{first} {family}", $"{Folding.Of(first)}.{Folding.Of(family).Replace(' ', '-')}@example.org");
    }
}
