using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Storage;

namespace Ecusson.Organizations;

/// <summary>Gives an organisation new keys. The old ones sign no more and stay published, so that what they signed still verifies.</summary>
public sealed class RotateKeys(EcussonDb db, Standing standing, MakeKeys keys, JournalWriter journal, AuditTrail audit)
{
    /// <summary>Rotates both keys at once.</summary>
    public async Task<RotateKeysOutcome> Of(Actor actor, OrganizationId organization, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Roles.Owner, null, stop)) return new RotateKeysOutcome.NotAllowed();
        await keys.Renew(organization.Value, stop);
        journal.Note(actor, OrganizationNews.KeysRotated, organization.Value, organization.Value);
        audit.Note(actor, OrganizationNews.KeysRotated, organization.Value, organization.Value);
        await db.SaveChangesAsync(stop);
        return new RotateKeysOutcome.Rotated();
    }
}

/// <summary>What came of rotating keys.</summary>
public abstract record RotateKeysOutcome
{
    private RotateKeysOutcome() { }

    /// <summary>New keys sign from now on.</summary>
    public sealed record Rotated : RotateKeysOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : RotateKeysOutcome;
}
