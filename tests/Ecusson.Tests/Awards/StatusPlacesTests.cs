using Ecusson.Awards;

namespace Ecusson.Tests.Awards;

public sealed class StatusPlacesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Every_place_comes_once_in_an_order_that_tells_nothing(long seed)
    {
        var places = Enumerable.Range(0, StatusList.Size).Select(n => StatusPlaces.At(seed, n)).ToArray();

        Assert.Equal(Enumerable.Range(0, StatusList.Size), places.Order());
        var neighbours = places.Zip(places.Skip(1)).Count(pair => Math.Abs(pair.First - pair.Second) <= 8);
        Assert.InRange(neighbours, 0, StatusList.Size / 1000);
    }
}
