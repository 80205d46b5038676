using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Memberships of merged accounts: where both are members, one stays, with the roles of the two.</summary>
public sealed class MergedMembers(EcussonDb db, JournalWriter journal, AuditTrail audit) : IFollowsMerge
{
    /// <inheritdoc/>
    public async Task Move(Actor actor, PersonId from, PersonId to, CancellationToken stop)
    {
        var members = await db.Set<Member>().Where(member => member.PersonId == from || member.PersonId == to).ToListAsync(stop);
        foreach (var member in members.Where(member => member.PersonId == from))
        {
            var kept = members.Find(own => own.PersonId == to && own.OrganizationId == member.OrganizationId);
            if (kept is null)
            {
                member.PersonId = to;
                Note(actor, OrganizationNews.MemberChanged, member);
                continue;
            }

            kept.Roles |= member.Roles;
            db.Remove(member);
            Note(actor, OrganizationNews.MemberChanged, kept);
            Note(actor, OrganizationNews.MemberLeft, member);
        }

        await db.Set<Invitation>().Where(invitation => invitation.InvitedBy == from).ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.InvitedBy, to), stop);
    }

    void Note(Actor actor, string kind, Member member)
    {
        journal.Note(actor, kind, member.Id.Value, member.OrganizationId.Value);
        audit.Note(actor, kind, member.Id.Value, member.OrganizationId.Value, ("roles", member.Roles.ToString()), ("why", "merged"));
    }
}
