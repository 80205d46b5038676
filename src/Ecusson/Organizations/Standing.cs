using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>What an actor may do in an organisation. Every verb asks here, and no page does.</summary>
public sealed class Standing(EcussonDb db, TimeProvider clock)
{
    /// <summary>Whether the actor has one of these roles, or is its owner, or runs the server itself. A program needs the scope.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="organization">Where.</param>
    /// <param name="roles">The roles that suffice beside owner.</param>
    /// <param name="scope">What a program's token must hold, e.g. <c>awards:write</c>; null when no program may.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<bool> Allows(Actor actor, OrganizationId organization, Roles roles, string? scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        switch (actor.Kind)
        {
            case ActorKind.Server:
                return true;
            case ActorKind.Person:
                return ((roles | Roles.Owner) & await Of(new PersonId(actor.Id), organization, stop)) != Roles.None;
            case ActorKind.Program when scope is not null:
                var now = clock.GetUtcNow();
                var id = new ProgramTokenId(actor.Id);
                var token = await db.Set<ProgramToken>().AsNoTracking().SingleOrDefaultAsync(
                    token => token.Id == id && token.OrganizationId == organization && token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt > now), stop);
                return token is not null && token.Scopes.Split(' ').Contains(scope, StringComparer.Ordinal);
            default:
                return false;
        }
    }

    /// <summary>The roles of a person in an organisation; none when they are no member.</summary>
    public async Task<Roles> Of(PersonId person, OrganizationId organization, CancellationToken stop) =>
        await db.Set<Member>().Where(member => member.OrganizationId == organization && member.PersonId == person).Select(member => member.Roles).SingleOrDefaultAsync(stop);
}
