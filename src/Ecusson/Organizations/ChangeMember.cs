using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Changes what a member may do, or ends the membership. An organisation always keeps an owner.</summary>
public sealed class ChangeMember(EcussonDb db, Standing standing, JournalWriter journal, AuditTrail audit)
{
    /// <summary>Gives a member these roles in the place of those before.</summary>
    public async Task<ChangeMemberOutcome> Roles(Actor actor, OrganizationId organization, MemberId id, Roles roles, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Organizations.Roles.Owner, null, stop)) return new ChangeMemberOutcome.NotAllowed();
        if (!Membership.IsValid(roles)) return new ChangeMemberOutcome.NoRole();
        if (await Find(organization, id, stop) is not { } member) return new ChangeMemberOutcome.NoSuchMember();
        if (IsOwner(member.Roles) && !IsOwner(roles) && !await Membership.KeepsAnOwner(db, member, stop)) return new ChangeMemberOutcome.LastOwner();
        member.Roles = roles;
        Note(actor, OrganizationNews.MemberChanged, member);
        return await Save(new ChangeMemberOutcome.Changed(member), stop);
    }

    /// <summary>Ends a membership: an owner any, a member their own.</summary>
    public async Task<ChangeMemberOutcome> Remove(Actor actor, OrganizationId organization, MemberId id, CancellationToken stop)
    {
        var member = await Find(organization, id, stop);
        var isOwn = member is not null && actor.Person() == member.PersonId;
        if (!isOwn && !await standing.Allows(actor, organization, Organizations.Roles.Owner, null, stop)) return new ChangeMemberOutcome.NotAllowed();
        if (member is null) return new ChangeMemberOutcome.NoSuchMember();
        if (IsOwner(member.Roles) && !await Membership.KeepsAnOwner(db, member, stop)) return new ChangeMemberOutcome.LastOwner();
        db.Remove(member);
        Note(actor, OrganizationNews.MemberLeft, member);
        return await Save(new ChangeMemberOutcome.Removed(), stop);
    }

    Task<Member?> Find(OrganizationId organization, MemberId id, CancellationToken stop) =>
        db.Set<Member>().SingleOrDefaultAsync(member => member.Id == id && member.OrganizationId == organization, stop);

    void Note(Actor actor, string kind, Member member)
    {
        journal.Note(actor, kind, member.Id.Value, member.OrganizationId.Value);
        audit.Note(actor, kind, member.Id.Value, member.OrganizationId.Value, ("roles", member.Roles.ToString()));
    }

    async Task<ChangeMemberOutcome> Save(ChangeMemberOutcome done, CancellationToken stop) =>
        await db.TryChange(stop) ? done : new ChangeMemberOutcome.Conflict();

    static bool IsOwner(Roles roles) => (roles & Organizations.Roles.Owner) != Organizations.Roles.None;
}

/// <summary>What came of changing a membership.</summary>
public abstract record ChangeMemberOutcome
{
    private ChangeMemberOutcome() { }

    /// <summary>The member has the new roles.</summary>
    public sealed record Changed(Member Member) : ChangeMemberOutcome;

    /// <summary>The membership is over.</summary>
    public sealed record Removed : ChangeMemberOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : ChangeMemberOutcome;

    /// <summary>A member must be able to do something; whoever should not is removed.</summary>
    public sealed record NoRole : ChangeMemberOutcome;

    /// <summary>There is no such member here.</summary>
    public sealed record NoSuchMember : ChangeMemberOutcome;

    /// <summary>It would leave the organisation without an owner.</summary>
    public sealed record LastOwner : ChangeMemberOutcome;

    /// <summary>Somebody else has changed the members meanwhile; nothing was changed.</summary>
    public sealed record Conflict : ChangeMemberOutcome;
}
