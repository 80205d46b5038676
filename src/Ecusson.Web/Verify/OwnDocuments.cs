using Ecusson.Awards;
using Ecusson.Credentials;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecusson.Web.Verify;

/// <summary>
/// What this server itself publishes, answered inside the process: a badge of our own is verified without a connection to ourselves, which may not even
/// be possible from behind a proxy. It is what everyone gets at these addresses, never more. Other addresses go out through the guard.
/// </summary>
sealed class OwnDocuments(IFetch outside, SiteAddress site, StatusLists lists, Issuer issuer, SeenAwards awards) : IFetch
{
    public async ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!site.Root.IsBaseOf(address) || address.Segments is not ["/", var room, var name, .. var rest] || !PublicId.TryParse(name.TrimEnd('/'), out var id)) return await outside.Get(address, accept, stop);
        return (room, rest) switch
        {
            ("status/", []) => Answer(await lists.Signed(id, stop), "application/vc", address),
            ("organizations/", ["did.json"]) => Answer(await issuer.DidDocument(id, stop), "application/did+json", address),
            ("awards/", []) => Answer((await awards.At(id, Viewer.Public, Key(address), stop))?.Credential, "application/vc", address),
            _ => await outside.Get(address, accept, stop),
        };
    }

    static Fetched Answer(byte[]? document, string mediaType, Uri address) =>
        document is null ? new Fetched.Missing(default, Permanently: false) : new Fetched.Document(document, mediaType, address);

    static string? Key(Uri address) => QueryHelpers.ParseQuery(address.Query).TryGetValue(Awards.AwardPages.Key, out var key) ? key.ToString() : null;
}
