using System.Globalization;
using System.Text.Json.Nodes;

namespace Ecusson.Interop.Tests.Samples;

/// <summary>How many samples there are, and where their variety starts.</summary>
static class SampleSet
{
    public const int Count = 200;

    /// <summary>ECUSSON_INTEROP_SEED gives other samples; what fails says which seed made it.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("ECUSSON_INTEROP_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20_240_101;

    /// <summary>A status entry in a list for one sample of three.</summary>
    public static JsonObject? Status(Chance chance, int sample, string list) => sample % 3 != 0
        ? null
        : new JsonObject
        {
            // Open Badges 3.0 asks for an id, which may not be the list's own
            ["id"] = $"{list}#{sample}", ["type"] = "BitstringStatusListEntry", ["statusPurpose"] = "revocation",
            ["statusListIndex"] = (sample * 131 + chance.Below(131)).ToString(CultureInfo.InvariantCulture), ["statusListCredential"] = list,
        };
}
