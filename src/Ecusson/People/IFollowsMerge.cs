using Ecusson.Journal;

namespace Ecusson.People;

/// <summary>Rows of a room after this one that belong to a person, and go along when two accounts become one. A seam: this room does not know those rooms.</summary>
public interface IFollowsMerge
{
    /// <summary>Gives what was one person's to the other, within the caller's transaction.</summary>
    /// <param name="actor">Who merges.</param>
    /// <param name="from">Whose account ends.</param>
    /// <param name="to">Whose account goes on.</param>
    /// <param name="stop">Stops the work.</param>
    Task Move(Actor actor, PersonId from, PersonId to, CancellationToken stop);
}

/// <summary>Rows of a room after this one that are a person's by their address alone, and stay with them when the address goes.</summary>
public interface IOutlivesAddress
{
    /// <summary>Makes what came to an address the person's own, within the caller's transaction.</summary>
    /// <param name="person">Who has the address.</param>
    /// <param name="addressKey">Its key (<see cref="MailAddresses.Key"/>).</param>
    /// <param name="stop">Stops the work.</param>
    Task Keep(PersonId person, string addressKey, CancellationToken stop);
}

/// <summary>Rights in a room after this one that are more than one's own badges, and never come along with a mail address alone.</summary>
public interface IHoldsRights
{
    /// <summary>Whether a person has such rights.</summary>
    Task<bool> Has(PersonId person, CancellationToken stop);
}
