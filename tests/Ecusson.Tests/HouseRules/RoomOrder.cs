using ArchUnitNET.Domain;

namespace Ecusson.Tests.HouseRules;

/// <summary>The rooms of the product, from the first to the last: a room may use those before it and none after it.</summary>
static class RoomOrder
{
    public static readonly IReadOnlyList<string> Rooms =
    [
        "Storage", "Journal", "Jobs", "Files", "Keys", "Places", "People", "Organizations", "Networks", "Competencies",
        "Badges", "Imports", "Awards", "Endorsements", "Requests", "Pathways", "Passport", "Collectives", "Atlas", "Messages",
    ];

    /// <summary>One sentence for each type below <paramref name="root"/> that is in no room, or that uses a room after its own.</summary>
    public static IEnumerable<string> Broken(Architecture architecture, string root)
    {
        foreach (var type in architecture.Types.Where(type => type.FullName.StartsWith(root + ".", StringComparison.Ordinal)))
        {
            var room = Room(type, root);
            if (room < 0) yield return $"{type.FullName} is in no room";
            foreach (var used in type.Dependencies.Select(dependency => dependency.Target).Distinct())
                if (room >= 0 && Room(used, root) > room) yield return $"{type.FullName} uses {used.FullName}";
        }
    }

    /// <summary>The place of a type's room in the order; -1 for a type in none.</summary>
    static int Room(IType type, string root)
    {
        var space = type.Namespace?.FullName ?? "";
        if (!space.StartsWith(root + ".", StringComparison.Ordinal)) return -1;
        var name = space[(root.Length + 1)..].Split('.')[0];
        return Enumerable.Range(0, Rooms.Count).FirstOrDefault(room => Rooms[room] == name, -1);
    }
}
