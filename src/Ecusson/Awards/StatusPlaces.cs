namespace Ecusson.Awards;

/// <summary>
/// In which order the places of a status list are handed out: a permutation of them that its seed chooses, so that neither order nor
/// time of awards can be read from their places.
/// </summary>
public static class StatusPlaces
{
    const uint Mask = StatusList.Size - 1;
    const int Rounds = 4;

    /// <summary>The n-th place that is handed out, counted from 0. Each step of it can be undone, so that no place comes twice.</summary>
    public static int At(long seed, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(n, StatusList.Size);
        var (place, state) = ((uint)n, (ulong)seed);
        for (var round = 0; round < Rounds; round++)
        {
            var key = Next(ref state);
            place = (place * ((uint)key | 1) + (uint)(key >> 32)) & Mask;
            place ^= place >> 9;
        }

        return (int)place;
    }

    // SplitMix64 (Steele, Lea and Flood 2014): spreads a seed into keys.
    static ulong Next(ref ulong state)
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
