using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Ecusson.Storage;

namespace Ecusson.Tests.HouseRules;

public sealed class RoomTests
{
    static readonly Architecture House = new ArchLoader()
        .LoadAssemblies(typeof(EcussonDb).Assembly, typeof(Program).Assembly, typeof(RoomTests).Assembly)
        .Build();

    [Fact]
    public void A_room_uses_only_rooms_before_it() =>
        Assert.Empty(RoomOrder.Broken(House, "Ecusson").Where(sentence => !sentence.StartsWith("Ecusson.Web.", StringComparison.Ordinal)
            && !sentence.StartsWith("Ecusson.Tests.", StringComparison.Ordinal)));

    [Fact]
    public void The_rule_of_the_rooms_finds_what_breaks_it() =>
        Assert.Equal(
            [
                "Ecusson.Tests.HouseRules.SampleHouse.Cellar.Box is in no room",
                "Ecusson.Tests.HouseRules.SampleHouse.Storage.Row uses Ecusson.Tests.HouseRules.SampleHouse.Journal.Entry",
            ],
            RoomOrder.Broken(House, "Ecusson.Tests.HouseRules.SampleHouse").Order());

    [Fact]
    public void Pages_ask_the_product_and_never_the_tables() =>
        Assert.Empty(
            from type in House.Types
            where type.FullName.StartsWith("Ecusson.Web.", StringComparison.Ordinal) && type.Namespace.FullName != "Ecusson.Web.Storage"
            from used in type.Dependencies.Select(dependency => dependency.Target).Distinct()
            where used.FullName.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
                || used.FullName == typeof(EcussonDb).FullName
                || used.FullName.StartsWith("Ecusson.Storage.Sqlite.", StringComparison.Ordinal)
                || used.FullName.StartsWith("Ecusson.Storage.PostgreSql.", StringComparison.Ordinal)
            select $"{type.FullName} uses {used.FullName}");
}
