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
        if (organization.Did == did) return new PublishDidOutcome.Published(did);
        var address = DidWeb.DocumentAddress(did)!;
        var fetched = await fetch.Get(address, "application/did+json, application/json", stop);
        var expected = await issuer.DidDocument(organization.PublicId, stop);
        if (fetched is not Fetched.Document document || document.At != address || !Same(document.Content.Span, expected))
            return new PublishDidOutcome.NotSeen(address);
        organization.Did = did;
        organization.DidPublishedAt = clock.GetUtcNow();
        journal.Note(actor, OrganizationNews.DidPublished, id.Value, id.Value);
        audit.Note(actor, OrganizationNews.DidPublished, id.Value, id.Value);
        // The organisation was saved at this very moment by somebody else: what was seen still is.
        return await db.TryChange(stop) ? new PublishDidOutcome.Published(did) : await Of(actor, id, stop);
    }

    /// <summary>The organisations whose did:web was not seen yet at the address where this server is found now, oldest first, 200 at most.</summary>
    public async Task<IReadOnlyList<OrganizationId>> Waiting(CancellationToken stop)
    {
        if (issuer.DidsBegin is not { } begin) return [];
        return await db.Set<Organization>().Where(there => there.ArchivedAt == null && (there.Did == null || !there.Did.StartsWith(begin)))
            .OrderBy(there => there.Id).Select(there => there.Id).Take(200).ToListAsync(stop);
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
