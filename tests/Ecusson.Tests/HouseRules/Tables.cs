using ArchUnitNET.Domain;
using Ecusson.Storage;

namespace Ecusson.Tests.HouseRules;

/// <summary>Who reads or writes tables: the product's rooms may, a page or an endpoint never.</summary>
static class Tables
{
    /// <summary>To recognise that the database does not answer is not to ask it.</summary>
    const string ItsFailure = "System.Data.Common.DbException";

    static readonly string[] Spaces = ["Microsoft.EntityFrameworkCore", "System.Data", "Ecusson.Storage.Sqlite", "Ecusson.Storage.PostgreSql"];

    /// <summary>One sentence for each type below <paramref name="root"/>, but not below <paramref name="but"/>, that uses the model, an engine or SQL.</summary>
    public static List<string> TouchedBy(Architecture architecture, string root, string but) =>
    [
        .. from type in architecture.Types
           where Below(type.FullName, root) && !Below(type.FullName, but)
           from used in type.Dependencies.Select(dependency => dependency.Target).Distinct()
           where used.FullName == typeof(EcussonDb).FullName || (used.FullName != ItsFailure && Spaces.Any(space => Below(used.FullName, space)))
           select $"{type.FullName} uses {used.FullName}",
    ];

    static bool Below(string name, string space) => name.StartsWith(space + ".", StringComparison.Ordinal);
}
