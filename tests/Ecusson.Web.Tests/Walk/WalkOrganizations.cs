using System.Net;
using System.Text;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Badges.Art;
using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Awards.Claims;
using Ecusson.Web.Tests.Badges;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Web.Tests.Walk;

/// <summary>What is in the two organisations.</summary>
public abstract partial class WalkWorld
{
    async Task Build(char home)
    {
        var isFirst = home == 'a';
        var desk = await SampleDesk.New(Server, BadgeServer.Content($"Badge public {home}"));
        var organization = desk.Organization;
        visitors[isFirst ? "owner" : "foreign"] = organization.Owner;
        Name("organizations", organization.Id, home, isPublic: true);
        Name("badges", $"{desk.Badge.PublicId}", home, isPublic: true);
        if (isFirst) foreach (var role in Roles) visitors[role] = await organization.Member(char.ToUpperInvariant(role[0]) + role[1..]);
        // Open Badges 2.0 asks for it.
        using (var saved = await organization.Owner.Fill($"{organization.Desk}/settings", ("name", $"École {home}"), ("language", "fr"), ("mail", $"ecole-{home}@example.org"), ("version", "1"))) Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        const string Members = "owner designer issuer assessor reader badges:read";

        await Drafts(desk, home, Members);
        await Awards(desk, home);
        await Alone(desk, home);

        // Whoever is invited, what programs and webhooks are called, and a list that waits.
        using (await organization.Owner.Fill($"{organization.Desk}/members", ("do", "invite"), ("address", Plant(home, "invited", "owner operator") + "@example.org"), ("roles", "Reader"), ("language", "fr"))) { }
        foreach (var scope in isFirst ? Scopes.All : [string.Join(' ', Scopes.All)])
            Tokens[isFirst ? scope : "foreign"] = (await Token(organization, scope.Split(' '), Plant(home, $"token-{scope.Split(':')[0]}", "owner"))).Secret;
        foreach (var secret in Tokens.Values) secrets.Add(new WalkSecret(secret, "", home));
        var hook = Plant(home, "hook", "owner webhooks:read");
        using (await organization.Owner.Fill($"{organization.Desk}/webhooks", ("do", "add"), ("address", $"https://{hook}.example.org/"))) { }
        await Called(hook, home);
        using var list = await organization.Owner.Fill(
            $"{desk.Awards}/lists/new", ("badge", desk.Badge.PublicId.ToString()), ("people", $"\"{Plant(home, "listed-name", "owner issuer assessor reader awards:read")}\" <{Plant(home, "listed", "owner issuer assessor reader awards:read")}@example.org>"));
        Assert.Equal(HttpStatusCode.SeeOther, list.StatusCode);
        Name("lists", list.Headers.Location!.ToString().Split('/')[^1], home);
        Name("award-lists", list.Headers.Location!.ToString().Split('/')[^1], home);
        await Framework(organization, home);
        await Claims(desk, home);
    }

    /// <summary>A link whose code everybody has, called as its desk calls it, and somebody who claimed by it and waits.</summary>
    async Task Claims(SampleDesk desk, char home)
    {
        const string Readers = "owner issuer claims:read";
        var link = await SampleClaim.New(Server, desk, ("name", Plant(home, "claim-link", Readers)), ("approval", "yes"));
        using var visitor = Server.Browser();
        using (await visitor.Fill(link.Page, ("address", Plant(home, "claimed", Readers) + "@example.org"), ("name", Plant(home, "claimed-name", Readers)))) { }
        Name("claim", link.Code, home, isPublic: true);
        Name("claims", link.Desk.Split('/')[^1], home);
        Name("claim-links", link.Desk.Split('/')[^1], home);
        Name("{id}/claims", $"{(await link.Claims())[0].PublicId}", home);
    }

    Task<int> Called(string hook, char home) => Server.Ask<EcussonDb, int>(async db =>
    {
        var (now, called) = (TimeProvider.System.GetUtcNow(), await db.Set<Webhook>().SingleAsync(there => there.Address.Contains(hook), Stop));
        var call = new WebhookCall
        {
            Id = RowId.New<WebhookCallId>(now), WebhookId = called.Id, EntryId = Guid.CreateVersion7(now), Body = "{\"type\":\"award.offered\"}", State = WebhookCallState.Failed, CreatedAt = now, NextTryAt = now,
        };
        Name("webhooks", $"{called.PublicId}", home);
        Name("webhook-calls", $"{call.Id.Value}", home);
        db.Add(call);
        return await db.SaveChangesAsync(Stop);
    });

    async Task Framework(SampleOrganization organization, char home)
    {
        const string Readers = "owner designer issuer assessor reader frameworks:read";
        var start = $"{organization.Desk}/frameworks/new";
        var table = $"code;name_fr\nC1;{Plant(home, "competency", Readers)}\n";
        using var shown = await organization.Owner.GetAsync(start, Stop);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await FormVisitor.Token(shown)), "form-token" }, { new StringContent(Plant(home, "framework", Readers)), "name" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "file", "table.csv" },
        };
        using var loaded = await organization.Owner.PostAsync(start, form, Stop);
        Assert.Equal(HttpStatusCode.SeeOther, loaded.StatusCode);
        Name("frameworks", loaded.Headers.Location!.ToString().Split('/')[^1], home);
    }

    async Task Drafts(SampleDesk desk, char home, string members)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var person = await services.GetRequiredService<EcussonDb>().Set<Member>().Where(member => member.OrganizationId == desk.Badge.OrganizationId).OrderBy(member => member.Id).Select(member => member.PersonId).FirstAsync(Stop);
        var owner = person.Acting(Door.Browser);
        var content = BadgeServer.Content(Plant(home, "draft", members));
        var draft = Assert.IsType<DraftBadgeOutcome.Drafted>(await services.GetRequiredService<DraftBadge>().In(owner, desk.Badge.OrganizationId, content, Stop)).Badge;
        var painted = Assert.IsType<PaintBadgeOutcome.Painted>(await services.GetRequiredService<PaintBadge>().Drawn(owner, draft.PublicId, ArtRecipe.Beginnings[1] with { Text = "Zq" }, draft.Version, Stop)).Badge;
        Name("badges", $"{draft.PublicId}", home);
        foreach (var kind in (string[])["files", "manage/files"])
        {
            Name(kind, painted.Draft.Picture!.File, home);
            Name(kind, painted.Draft.Picture.Png, home);
        }

        // What was changed in a badge since it was published.
        var there = (await services.GetRequiredService<OrganizationBadges>().One(owner, desk.Badge.PublicId, Stop))!;
        var changed = there.Draft with { Description = LocalizedText.Of("fr", Plant(home, "edited", members)) };
        Assert.IsType<EditBadgeOutcome.Edited>(await services.GetRequiredService<EditBadge>().To(owner, there.PublicId, changed, openToRequests: false, there.Version, Stop));
    }

    async Task Awards(SampleDesk desk, char home)
    {
        const string Desk = "owner issuer assessor reader awards:read";
        var address = Plant(home, "address", $"{Desk} holder operator") + "@example.org";
        var holder = await Server.SignedIn(address);
        if (home == 'a') visitors["holder"] = holder;
        foreach (var (what, visibility) in (IEnumerable<(string, Visibility?)>)[("offered", null), ("private", Visibility.OnlyMe), ("linked", Visibility.ByLink), ("shown", Visibility.Everyone), ("hosted", Visibility.Everyone)])
        {
            var name = Plant(home, $"{what}-name", $"{Desk} holder operator");
            var story = visibility is Visibility.Everyone ? "" : Plant(home, $"{what}-story", $"{Desk} holder" + (visibility is Visibility.ByLink ? " link" : ""));
            var path = await desk.Grant(address, name, null, ("story", story), ("again", "yes"));
            var award = await Told(desk, path);
            Name("awards", $"{award.PublicId}", home, isPublic: visibility is Visibility.Everyone, isHeld: true);
            if (visibility is not { } chosen) continue;
            var page = $"/fr/me/awards/{award.PublicId}";
            using (await holder.Fill(page, ("do", "accept"))) { }
            using (await holder.Fill(page, ("do", "show"), ("visibility", $"{chosen}"))) { }
            if (what == "private")
                using (await holder.Fill(page, ("do", "mistake"), ("mistake", Plant(home, "mistake", "owner issuer holder operator awards:read")))) { }
            if (what == "hosted")
                using (var opened = await holder.Fill(page, ("do", "host-on"))) Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
            award = await desk.Award(path);
            if (award.OpenBadges2Key is { } hosted) Name("ob2/awards", hosted, home, isPublic: true);
            if (award.LinkKey is { } key) secrets.Add(new WalkSecret(key, "holder link", home));
        }
    }

    // Known to the server by an address alone.
    async Task Alone(SampleDesk desk, char home)
    {
        const string Readers = "owner issuer assessor reader awards:read operator";
        var award = await Told(desk, await desk.Grant(Plant(home, "alone", Readers) + "@example.org", Plant(home, "alone-name", Readers)));
        Name("awards", $"{award.PublicId}", home);
    }

    static async Task<Award> Told(SampleDesk desk, string path)
    {
        while (true)
        {
            var award = await desk.Award(path);
            if (award.State != AwardState.Granted) return award;
            await Task.Delay(50, Stop);
        }
    }

    static async Task<(string Secret, string ClientId)> Token(SampleOrganization organization, string[] scopes, string name)
    {
        using var made = await organization.Owner.Fill($"{organization.Desk}/programs", [("do", "make"), ("name", name), ("life", "30"), .. scopes.Select(scope => ("scopes", scope))]);
        var page = await made.Content.ReadAsStringAsync(Stop);
        var at = page.IndexOf("ecu_", StringComparison.Ordinal);
        return (page.Substring(at, 47), "");
    }
}
