using System.Text.Json;
using Ecusson.Credentials;
using Ecusson.Credentials.Dids;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Lets an organisation issue under did:web, once its DID document was seen where others will look for it.</summary>
public sealed class PublishDid(EcussonDb db, Standing standing, Issuer issuer, IFetch fetch, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Asks for the document at its public address, from outside, and compares it with what should be there.</summary>
    public async Task<PublishDidOutcome> Of(Actor actor, OrganizationId id, CancellationToken stop)
    {
        if (!await standing.Allows(actor, id, Roles.Owner, null, stop)) return new PublishDidOutcome.NotAllowed();
        var organization = await db.Set<Organization>().SingleAsync(there => there.Id == id, stop);
        if (issuer.Did(organization) is not { } did) return new PublishDidOutcome.NoPublicAddress();
        if (organization.DidPublishedAt is not null) return new PublishDidOutcome.Published(did);
        var address = DidWeb.DocumentAddress(did)!;
        var fetched = await fetch.Get(address, "application/did+json, application/json", stop);
        var expected = await issuer.DidDocument(organization.PublicId, stop);
        if (fetched is not Fetched.Document document || document.At != address || !Same(document.Content.Span, expected))
            return new PublishDidOutcome.NotSeen(address);
        organization.DidPublishedAt = clock.GetUtcNow();
        journal.Note(actor, OrganizationNews.DidPublished, id.Value, id.Value);
        audit.Note(actor, OrganizationNews.DidPublished, id.Value, id.Value);
        await db.SaveChangesAsync(stop);
        return new PublishDidOutcome.Published(did);
    }

    static bool Same(ReadOnlySpan<byte> seen, ReadOnlySpan<byte> expected)
    {
        try
        {
            return JsonElement.DeepEquals(JsonElement.Parse(seen), JsonElement.Parse(expected));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>What came of publishing an organisation's did:web.</summary>
public abstract record PublishDidOutcome
{
    private PublishDidOutcome() { }

    /// <summary>It issues under this DID from now on.</summary>
    public sealed record Published(string Did) : PublishDidOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : PublishDidOutcome;

    /// <summary>The operator has set no public https address.</summary>
    public sealed record NoPublicAddress : PublishDidOutcome;

    /// <summary>The document was not seen at its address, or another one was: the name does not lead here yet.</summary>
    /// <param name="Address">Where it was looked for.</param>
    public sealed record NotSeen(Uri Address) : PublishDidOutcome;
}
