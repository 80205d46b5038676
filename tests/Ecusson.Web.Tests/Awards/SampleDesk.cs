using System.Net;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Badges.Art;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Badges;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Web.Tests.Awards;

/// <summary>An organisation that awards a badge on a running server.</summary>
sealed class SampleDesk : IDisposable
{
    readonly WebServer server;

    SampleDesk(WebServer server, SampleOrganization organization, Badge badge) => (this.server, Organization, Badge) = (server, organization, badge);

    public SampleOrganization Organization { get; }

    public Badge Badge { get; }

    public HttpClient Owner => Organization.Owner;

    /// <summary>Path of its awards, e.g. <c>/fr/manage/…/awards</c>.</summary>
    public string Awards => $"{Organization.Desk}/awards";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SampleDesk> New(WebServer server, BadgeContent? content = null)
    {
        var organization = await SampleOrganization.New(server);
        await using var scope = server.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var id = PublicId.TryParse(organization.Id, out var read) ? read : throw new FormatException(organization.Id);
        var member = await services.GetRequiredService<EcussonDb>().Set<Member>().AsNoTracking()
            .SingleAsync(there => services.GetRequiredService<EcussonDb>().Set<Organization>().Any(own => own.Id == there.OrganizationId && own.PublicId == id), Stop);
        var owner = member.PersonId.Acting(Door.Browser);
        var draft = Assert.IsType<DraftBadgeOutcome.Drafted>(
            await services.GetRequiredService<DraftBadge>().In(owner, member.OrganizationId, content ?? BadgeServer.Content("Conduire un débat"), Stop)).Badge;
        var painted = Assert.IsType<PaintBadgeOutcome.Painted>(
            await services.GetRequiredService<PaintBadge>().Drawn(owner, draft.PublicId, ArtRecipe.Beginnings[0], draft.Version, Stop)).Badge;
        var badge = Assert.IsType<PublishBadgeOutcome.Published>(await services.GetRequiredService<PublishBadge>().Of(owner, draft.PublicId, painted.Version, Stop)).Badge;
        return new SampleDesk(server, organization, badge);
    }

    /// <summary>Awards the badge at the desk; returns the path of the award's page there.</summary>
    public async Task<string> Grant(string address, string name = "", HttpClient? by = null, params (string Name, string Value)[] more)
    {
        using var granted = await (by ?? Owner).Fill($"{Awards}/new", [("badge", Badge.PublicId.ToString()), ("address", address), ("name", name), .. more]);
        Assert.Equal(HttpStatusCode.SeeOther, granted.StatusCode);
        return granted.Headers.Location!.ToString();
    }

    /// <summary>Sends a file as a list of people.</summary>
    public async Task<HttpResponseMessage> Upload(byte[] file, string name)
    {
        using var page = await Owner.GetAsync($"{Awards}/lists/new", Stop);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await FormVisitor.Token(page)), "form-token" }, { new StringContent(Badge.PublicId.ToString()), "badge" }, { new ByteArrayContent(file), "file", name },
        };
        return await Owner.PostAsync($"{Awards}/lists/new", form, Stop);
    }

    /// <summary>Awards the badge and waits until its holder is told; returns the award.</summary>
    public async Task<Award> Offered(string address, string name = "")
    {
        var desk = await Grant(address, name);
        await Wait.Until(async () => (await Award(desk)).State != AwardState.Granted);
        return await Award(desk);
    }

    /// <summary>Awards the badge to somebody who has signed in; they accept it and show it to everyone.</summary>
    public async Task<Award> Shown(string address, HttpClient holder, params (string Name, string Value)[] more)
    {
        var desk = await Grant(address, by: null, more: more);
        await Wait.Until(async () => (await Award(desk)).State != AwardState.Granted);
        var mine = $"/fr/me/awards/{desk.Split('/')[^1]}";
        using (var accepted = await holder.Fill(mine, ("do", "accept"))) Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        using (var shown = await holder.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) Assert.Equal(HttpStatusCode.SeeOther, shown.StatusCode);
        return await Award(desk);
    }

    public Task<Award> Award(string deskPath)
    {
        var id = PublicId.TryParse(deskPath.Split('/')[^1], out var read) ? read : throw new FormatException(deskPath);
        return server.Ask<EcussonDb, Award>(db => db.Set<Award>().AsNoTracking().SingleAsync(award => award.PublicId == id, Stop));
    }

    /// <summary>The link that the award's mail carries.</summary>
    public Task<string> Link(Award award) => server.Ask<SecretLinks, string>(links => Task.FromResult("/fr/receive/" + links.Make(AnswerAward.LinkUse, award.Id.Value, award.LinkVersion)));

    public void Dispose() => Organization.Dispose();
}
