using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>What an award is found by at its issuer's desk.</summary>
static class AwardSearch
{
    /// <summary>Its address and name, folded; empty once the person is erased.</summary>
    public static string Text(Award award) => Text(award.Address, award.HolderName);

    /// <summary>An address and a name, folded.</summary>
    public static string Text(string? address, string? name) => Folding.Of($"{address} {name}");
}
