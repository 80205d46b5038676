using System.Collections.Concurrent;
using System.Security.Cryptography;
using Ecusson.Credentials.Issuing;

namespace Ecusson.Credentials.Tests.Issuing;

public sealed class AwardRandomnessTests
{
    [Fact]
    public void Ids_are_random_UUIDs_of_version_4()
    {
        var randomness = new AwardRandomness(RandomNumberGenerator.Fill);
        for (var i = 0; i < 1000; i++)
        {
            var urn = randomness.Urn();
            Assert.StartsWith("urn:uuid:", urn, StringComparison.Ordinal);
            var id = Guid.ParseExact(urn[9..], "D");
            Assert.Equal(4, id.Version);
            Assert.Equal(8, id.Variant & 0xC);
        }
    }

    [Fact]
    public void Every_random_byte_is_given_once_and_in_the_source_s_order()
    {
        byte next = 0;
        var randomness = new AwardRandomness(bytes =>
        {
            foreach (ref var b in bytes) b = next++;
        });
        var salts = Enumerable.Range(0, 16).Select(_ => randomness.Salt());
        Assert.Equal(Enumerable.Range(0, 256).Select(b => (byte)b), salts.SelectMany(Convert.FromHexString));
    }

    [Fact]
    public void Many_threads_get_no_value_twice()
    {
        var randomness = new AwardRandomness(RandomNumberGenerator.Fill);
        var seen = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        Parallel.For(0, 20_000, _ => Assert.True(seen.TryAdd(randomness.Salt(), true) && seen.TryAdd(randomness.Urn(), true)));
        Assert.Equal(40_000, seen.Count);
    }
}
