using System.Net;
using Ecusson.Awards.Claims;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards.Claims;

/// <summary>A claim link at a desk, made in the browser.</summary>
sealed record SampleClaim(WebServer Server, string Desk, string Code)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Path of the page where it is used.</summary>
    public string Page => $"/fr/claim/{ClaimCodes.Written(Code)}";

    /// <summary>Fields of a link that is open now, and those given.</summary>
    public static (string Name, string Value)[] Fields(SampleDesk desk, params (string Name, string Value)[] more) =>
        [.. new (string Name, string Value)[] { ("badge", $"{desk.Badge.PublicId}"), ("name", "Atelier du 12 mai"), ("opensAt", ""), ("closesAt", "2099-01-01T00:00") }.Where(field => more.All(other => other.Name != field.Name)), .. more];

    /// <summary>Makes one that is open for a day, unless said otherwise.</summary>
    public static async Task<SampleClaim> New(WebServer server, SampleDesk desk, params (string Name, string Value)[] more)
    {
        var closes = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        using var made = await desk.Owner.Fill($"{desk.Awards}/claims/new", Fields(desk, [.. more.Any(field => field.Name == "closesAt") ? Array.Empty<(string, string)>() : [("closesAt", closes)], .. more]));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var page = made.Headers.Location!.ToString();
        return new SampleClaim(server, page, (await Row(server, page)).Code);
    }

    /// <summary>Its row.</summary>
    public Task<ClaimLink> Row() => Row(Server, Desk);

    /// <summary>What was claimed by it, in order.</summary>
    public async Task<List<Claim>> Claims()
    {
        var link = (await Row()).Id;
        return await Server.Ask<EcussonDb, List<Claim>>(db => db.Set<Claim>().AsNoTracking().Where(claim => claim.LinkId == link).OrderBy(claim => claim.Id).ToListAsync(Stop));
    }

    /// <summary>Claims by it, and answers where that leads.</summary>
    public async Task<string?> By(HttpClient visitor, string address, string name = "")
    {
        using var claimed = await visitor.Fill(Page, ("address", address), ("name", name));
        return claimed.Headers.Location?.ToString();
    }

    static Task<ClaimLink> Row(WebServer server, string page)
    {
        var id = PublicId.TryParse(page.Split('/')[^1], out var read) ? read : throw new FormatException(page);
        return server.Ask<EcussonDb, ClaimLink>(db => db.Set<ClaimLink>().AsNoTracking().SingleAsync(link => link.PublicId == id, Stop));
    }
}
