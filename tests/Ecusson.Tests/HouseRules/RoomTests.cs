using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Ecusson.Storage;

namespace Ecusson.Tests.HouseRules;

public sealed class RoomTests
{
    const string Sample = "Ecusson.Tests.HouseRules.SampleHouse";

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
                $"{Sample}.Cellar.Box is in no room",
                $"{Sample}.Storage.Row uses {Sample}.Journal.Entry",
            ],
            RoomOrder.Broken(House, Sample).Where(sentence => !sentence.StartsWith($"{Sample}.Web.", StringComparison.Ordinal)).Order());

    [Fact]
    public void Pages_ask_the_product_and_never_the_tables() =>
        Assert.Empty(Tables.TouchedBy(House, "Ecusson.Web", but: "Ecusson.Web.Storage"));

    [Theory]
    [InlineData("ThatTakesTheModel")]
    [InlineData("ThatTakesAnEngine")]
    [InlineData("ThatAsksItInPassing")]
    [InlineData("ThatAsksInALambda")]
    [InlineData("ThatAsksAndWaits")]
    [InlineData("ThatWritesSql")]
    public void The_rule_of_the_tables_finds_a_page(string page) =>
        Assert.Contains(Tables.TouchedBy(House, $"{Sample}.Web", but: $"{Sample}.Web.Storage"), sentence => sentence.StartsWith($"{Sample}.Web.{page} ", StringComparison.Ordinal));

    [Fact]
    public void The_rule_of_the_tables_leaves_the_room_of_storage_and_pages_that_ask_the_product_alone()
    {
        var found = Tables.TouchedBy(House, $"{Sample}.Web", but: $"{Sample}.Web.Storage");
        Assert.DoesNotContain(found, sentence => sentence.Contains(".Web.Storage.", StringComparison.Ordinal) || sentence.Contains("ThatAsksTheProduct", StringComparison.Ordinal));
    }
}
