using System.Globalization;
using Ecusson.Awards;
using Ecusson.Credentials;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Awards;
using Ecusson.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecusson.Web.Verify;

/// <summary>
/// What this server itself publishes, answered inside the process: a badge of our own is verified without a connection to ourselves, which may not even
/// be possible from behind a proxy. It is what everyone gets at these addresses, never more. Other addresses go out through the guard.
/// </summary>
sealed class OwnDocuments(IFetch outside, SiteAddress site, StatusLists lists, Issuer issuer, SeenAwards awards, HostedCopies copies, BakedAward baked) : IFetch
{
    public async ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(address);
        address = Bare(address);
        if (site.Root.IsBaseOf(address) && address.Segments is ["/", "ob2/", var kind, var hosted, .. var part]) return await OpenBadges2(address, kind, hosted, part, accept, stop);
        if (!site.Root.IsBaseOf(address) || address.Segments is not ["/", var room, var name, .. var rest] || !PublicId.TryParse(name.TrimEnd('/'), out var id)) return await outside.Get(address, accept, stop);
        return (room, rest) switch
        {
            ("status/", []) => Answer((await lists.Signed(id, stop))?.Bytes, "application/vc", address),
            ("organizations/", ["did.json"]) => Answer(await issuer.DidDocument(id, stop), "application/did+json", address),
            ("awards/", ["badge.png"]) => await Baked(address, id, "image/png", stop),
            ("awards/", ["badge.svg"]) => await Baked(address, id, "image/svg+xml", stop),
            ("awards/", [] or ["credential.json"]) => Answer((await awards.At(id, Viewer.Public, Key(address), stop))?.Credential, "application/vc", address),
            _ => await outside.Get(address, accept, stop),
        };
    }

    /// <summary>What people take for an award's address and is that of a page of this server about something else: the key of the sentence that says so; null for none.</summary>
    public string? PageAt(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!site.Root.IsBaseOf(address) || Bare(address).Segments is not ["/", var room, var name, ..] || !PublicId.TryParse(name.TrimEnd('/'), out _)) return null;
        return room switch
        {
            "badges/" => "BadgePage",
            "organizations/" => "OrganizationPage",
            _ => null,
        };
    }

    /// <summary>People copy the address of the page in their language: the same without the language is what programs get.</summary>
    Uri Bare(Uri address) =>
        site.Root.IsBaseOf(address) && address.Segments is ["/", var first, _, ..] && Language.All.Any(language => first == language.Code + "/")
            ? new Uri(site.Root, string.Concat(address.Segments.Skip(2).Prepend("/")) + address.Query) : address;

    async Task<Fetched> Baked(Uri address, PublicId id, string mediaType, CancellationToken stop) =>
        Answer(await awards.At(id, Viewer.Public, Key(address), stop) is { } seen ? await baked.Of(seen, mediaType, stop) : null, mediaType, address);

    async ValueTask<Fetched> OpenBadges2(Uri address, string kind, string name, string[] rest, string accept, CancellationToken stop)
    {
        const string json = "application/ld+json";
        var isId = PublicId.TryParse(name.TrimEnd('/'), out var id);
        return (kind, rest) switch
        {
            ("awards/", []) => await copies.Under(name, stop) switch
            {
                HostedCopy.Open open => new Fetched.Document(open.Json, json, address),
                HostedCopy.Revoked revoked => new Fetched.Missing(revoked.Json, Permanently: true),
                _ => new Fetched.Missing(default, Permanently: false),
            },
            ("organizations/", []) => Answer(isId ? await copies.Issuer(id, stop) : null, json, address),
            ("badges/", [var number]) when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) =>
                Answer(isId ? await copies.BadgeClass(id, version, stop) : null, json, address),
            _ => await outside.Get(address, accept, stop),
        };
    }

    static Fetched Answer(ReadOnlyMemory<byte>? document, string mediaType, Uri address) =>
        document is { } there ? new Fetched.Document(there, mediaType, address) : new Fetched.Missing(default, Permanently: false);

    static Fetched Answer(byte[]? document, string mediaType, Uri address) =>
        document is null ? new Fetched.Missing(default, Permanently: false) : new Fetched.Document(document, mediaType, address);

    static string? Key(Uri address) => QueryHelpers.ParseQuery(address.Query).TryGetValue(AwardPages.Key, out var key) ? key.ToString() : null;
}
