using Ecusson.Journal;

namespace Ecusson.People;

/// <summary>
/// Tells who reads an address that it lost its place in an account. At the moment of the change, as the address may be gone a moment later.
/// A seam: mail is a room after this one.
/// </summary>
public interface ITellsFormerAddress
{
    /// <summary>Tells them, within the caller's transaction.</summary>
    /// <param name="news">What the journal says of the change; its subject is the person.</param>
    /// <param name="address">The address that was the main one, or that was taken away.</param>
    /// <param name="isGone">Whether it was taken away.</param>
    /// <param name="stop">Stops the work.</param>
    Task Tell(JournalEntry news, MailAddress address, bool isGone, CancellationToken stop);
}
