using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Who may make organisations on this server.</summary>
/// <param name="AnyoneMayMake">Whether everybody with an account may; else only the operator. Default: only the operator.</param>
public sealed record OrganizationRules(bool AnyoneMayMake = false);

/// <summary>Makes an organisation with its keys; whoever makes it owns it.</summary>
public sealed class MakeOrganization(
    EcussonDb db, MyOrganizations mine, MakeKeys keys, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Makes it from what the form says.</summary>
    public async Task<MakeOrganizationOutcome> From(Actor actor, OrganizationForm form, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (actor.Person() is not { } person || !await mine.MayMake(actor, stop)) return new MakeOrganizationOutcome.NotAllowed();
        if (form.Problems() is { Count: > 0 } problems) return new MakeOrganizationOutcome.Invalid(problems);
        var now = clock.GetUtcNow();
        var organization = new Organization
        {
            Id = RowId.New<OrganizationId>(now), PublicId = PublicId.New(random), Name = form.Name, Language = form.Language, CreatedAt = now,
        };
        form.Fill(organization);
        db.Add(organization);
        db.Add(new Member { Id = RowId.New<MemberId>(now), OrganizationId = organization.Id, PersonId = person, Roles = Roles.Owner, Since = now });
        keys.For(organization.Id.Value);
        journal.Note(actor, OrganizationNews.Made, organization.Id.Value, organization.Id.Value);
        audit.Note(actor, OrganizationNews.Made, organization.Id.Value, organization.Id.Value);
        await db.SaveChangesAsync(stop);
        return new MakeOrganizationOutcome.Made(organization);
    }
}

/// <summary>What came of making an organisation.</summary>
public abstract record MakeOrganizationOutcome
{
    private MakeOrganizationOutcome() { }

    /// <summary>It was made.</summary>
    public sealed record Made(Organization Organization) : MakeOrganizationOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : MakeOrganizationOutcome;

    /// <summary>Fields hold what cannot be taken; see <see cref="OrganizationForm.Problems"/>.</summary>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Problems) : MakeOrganizationOutcome;
}
