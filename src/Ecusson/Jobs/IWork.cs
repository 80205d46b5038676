namespace Ecusson.Jobs;

/// <summary>
/// One kind of long work. It is asked for one piece after another, each a transaction of its own that also moves
/// <see cref="Job.Done"/>: killed between two, it is taken up at the next one by this server or another.
/// </summary>
public interface IWork
{
    /// <summary>The <see cref="Job.Kind"/> that it does.</summary>
    string Kind { get; }

    /// <summary>
    /// Does the next piece and saves it together with the job's numbers, in one save. The save checks that the job still runs and is
    /// still this server's: it fails (<see cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException"/>, to be let through)
    /// where the job was cancelled or taken over meanwhile, so <see cref="Job.Done"/> must change with every piece.
    /// </summary>
    /// <param name="job">The job, tracked by the scope's context.</param>
    /// <param name="stop">Stops the piece before it is saved.</param>
    /// <returns>False when nothing was left to do.</returns>
    Task<bool> DoNext(Job job, CancellationToken stop);
}
