namespace Ecusson.Jobs;

/// <summary>
/// One kind of long work. It is asked for one piece after another, each a transaction of its own that also moves
/// <see cref="Job.Done"/>: killed between two, it is taken up at the next one by this server or another.
/// </summary>
public interface IWork
{
    /// <summary>The <see cref="Job.Kind"/> that it does.</summary>
    string Kind { get; }

    /// <summary>Does the next piece and saves it together with the job's numbers.</summary>
    /// <returns>False when nothing was left to do.</returns>
    Task<bool> DoNext(Job job, CancellationToken stop);
}
