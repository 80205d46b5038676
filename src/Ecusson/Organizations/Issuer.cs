using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;
using Ecusson.Keys;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>An organisation as an issuer: in whose name it signs, with which key, and what it publishes about itself.</summary>
public sealed class Issuer(EcussonDb db, SigningKeys keys, SiteAddress site)
{
    /// <summary>What an organisation signs with now. The caller disposes it.</summary>
    /// <remarks>
    /// Under did:web key and issuer are linked by the DID document. Under did:key the issuer is the key itself, so what is signed with
    /// P-256 names another issuer than what is signed with Ed25519; both carry the same Profile otherwise.
    /// </remarks>
    public async Task<IssuerVoice> Voice(Organization organization, KeyType type, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(organization);
        var open = await keys.Of(organization.Id.Value, type, stop);
        var published = PublishedDid(organization);
        var id = published ?? open.Key.Public.DidKey;
        var method = published is null ? open.Key.Public.DidKeyUrl : $"{published}#{open.Key.Public.Multibase}";
        return new IssuerVoice(open, id, method, await Profile(organization, id, stop));
    }

    /// <summary>The did:web of an organisation; null while this server has no public address.</summary>
    public string? Did(Organization organization)
    {
        ArgumentNullException.ThrowIfNull(organization);
        return site.IsPublic ? DidWeb.Of(new Uri(site.Organization(organization.PublicId))) : null;
    }

    /// <summary>What the did:web of every organisation of this server begins with; null while it has no public address.</summary>
    internal string? DidsBegin => site.IsPublic ? $"{DidWeb.Of(new Uri(site.Root, "/organizations"))}:" : null;

    /// <summary>The did:web that an organisation issues under; null while none was seen published at the address where this server is found now.</summary>
    public string? PublishedDid(Organization organization)
    {
        ArgumentNullException.ThrowIfNull(organization);
        return organization.Did is { } seen && seen == Did(organization) ? seen : null;
    }

    /// <summary>The DID document of an organisation with every key that it ever signed with; null while this server has no public address, or for no such organisation.</summary>
    /// <remarks>Open to everyone: it holds what is in every badge that the organisation issues.</remarks>
    public async Task<byte[]?> DidDocument(PublicId id, CancellationToken stop)
    {
        if (await db.Set<Organization>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } organization || Did(organization) is not { } did) return null;
        var published = await keys.Published(organization.Id.Value, stop);
        return DidWebDocument.Write(did, [.. published.Select(Entry)], [site.Organization(id)]);
    }

    /// <summary>The Profile of an organisation (Open Badges 3.0 §B.3) as a JSON-LD document, for programs; null for no such organisation.</summary>
    /// <remarks>Open to everyone, as it is in every badge.</remarks>
    public async Task<JsonElement?> Profile(PublicId id, CancellationToken stop)
    {
        if (await db.Set<Organization>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } organization) return null;
        var profile = JsonObject.Create(await Profile(organization, PublishedDid(organization) ?? site.Organization(id), stop))!;
        profile.Insert(0, "@context", new JsonArray(Credential.ContextV2, OpenBadgeContexts.OpenBadges));
        return JsonSerializer.SerializeToElement(profile);
    }

    async Task<JsonElement> Profile(Organization organization, string id, CancellationToken stop)
    {
        var logo = await db.Logo(organization, stop);
        var profile = new Profile
        {
            Id = id, Name = organization.Name, Url = organization.Site ?? site.Organization(organization.PublicId), Email = organization.Mail,
            Description = organization.Description.In(organization.Language) is { Length: > 0 } text ? text : null,
            Address = (organization.Place ?? organization.PostalCode) is not null ? new Address { Locality = organization.Place, PostalCode = organization.PostalCode } : null,
            Image = logo is { } picture ? new Image { Id = site.File(picture.ToString()) } : null,
        };
        return JsonElement.Parse(OpenBadgeWriter.Unchecked(profile).Span);
    }

    // Each key in the one form that its verifiers read: data integrity asks for Multikey, JWT for a JWK.
    static DidWebKey Entry(PublishedKey key) =>
        VerificationKey.FromMultibase(key.Multibase) is VerificationKeyReading.Read read
            ? new DidWebKey(key.Multibase, read.Key, key.Type == KeyType.Ed25519 ? DidWebKeyFormat.Multikey : DidWebKeyFormat.JsonWebKey)
            : throw new FormatException("The database holds something else where a public key should be.");
}

/// <summary>In whose name an organisation signs. Dispose it after use.</summary>
/// <param name="Open">The key, open.</param>
/// <param name="Id">The issuer's <c>id</c>: its did:web, or the key's did:key.</param>
/// <param name="VerificationMethod">Address of the key's public half.</param>
/// <param name="Profile">The issuer's Profile as the standard writes it.</param>
public sealed record IssuerVoice(OpenKey Open, string Id, string VerificationMethod, JsonElement Profile) : IDisposable
{
    /// <summary>Wipes the private half.</summary>
    public void Dispose() => Open.Dispose();
}
