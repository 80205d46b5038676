namespace Ecusson.Storage;

/// <summary>Clears away rows of a room whose time is over, or what they say of people. What is done is done again without harm.</summary>
public interface ISweep
{
    /// <summary>What it clears, for the operator's log.</summary>
    string Name { get; }

    /// <summary>Clears.</summary>
    /// <returns>How many rows it cleared.</returns>
    Task<int> Once(CancellationToken stop);
}
