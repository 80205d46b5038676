// A house in which the order of the rooms is broken twice, so that the rule is seen to find it.

namespace Ecusson.Tests.HouseRules.SampleHouse.Storage
{
    sealed class Row
    {
        public Journal.Entry? Entry { get; set; }
    }
}

namespace Ecusson.Tests.HouseRules.SampleHouse.Journal
{
    sealed class Entry
    {
        public Storage.Row? About { get; set; }
    }
}

namespace Ecusson.Tests.HouseRules.SampleHouse.Cellar
{
    sealed class Box;
}
