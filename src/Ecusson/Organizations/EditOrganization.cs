using Ecusson.Files;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Changes what an organisation says of itself.</summary>
public sealed class EditOrganization(EcussonDb db, Standing standing, JournalWriter journal)
{
    /// <summary>Takes the form's words in the place of those before.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which.</param>
    /// <param name="form">All its words.</param>
    /// <param name="version">The version that was on the form: another one has been saved since if it differs.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<EditOrganizationOutcome> To(Actor actor, OrganizationId id, OrganizationForm form, int version, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!await standing.Allows(actor, id, Roles.Owner, null, stop)) return new EditOrganizationOutcome.NotAllowed();
        if (form.Problems() is { Count: > 0 } problems) return new EditOrganizationOutcome.Invalid(problems);
        var logo = form.Logo is { } name ? await db.Set<StoredFile>().SingleOrDefaultAsync(file => file.PublicId == name && file.Organization == id.Value, stop) : null;
        if (form.Logo is not null && logo is null) return new EditOrganizationOutcome.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { ["logo"] = "not-yours" });
        var organization = await db.Set<Organization>().SingleAsync(organization => organization.Id == id, stop);
        if (organization.Version != version) return new EditOrganizationOutcome.Conflict(organization);
        form.Fill(organization);
        organization.LogoId = logo?.Id;
        // The logo before stays where it was: what was signed with it names its address.
        if (logo is not null) (logo.IsPublic, logo.StagedUntil) = (true, null);
        journal.Note(actor, OrganizationNews.Changed, id.Value, id.Value);
        return await db.TryChange(stop)
            ? new EditOrganizationOutcome.Edited(organization)
            : new EditOrganizationOutcome.Conflict(await db.Set<Organization>().SingleAsync(there => there.Id == id, stop));
    }
}

/// <summary>What came of changing an organisation.</summary>
public abstract record EditOrganizationOutcome
{
    private EditOrganizationOutcome() { }

    /// <summary>It was saved.</summary>
    public sealed record Edited(Organization Organization) : EditOrganizationOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : EditOrganizationOutcome;

    /// <summary>Fields hold what cannot be taken; see <see cref="OrganizationForm.Problems"/>, and <c>not-yours</c> for a logo of somebody else's.</summary>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Problems) : EditOrganizationOutcome;

    /// <summary>Somebody else has saved meanwhile; nothing was changed.</summary>
    /// <param name="There">What is saved now.</param>
    public sealed record Conflict(Organization There) : EditOrganizationOutcome;
}
