using System.Net;
using Ecusson.Awards;
using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Api;

/// <summary>Webhooks and moved awards by a program of the organisation.</summary>
public sealed class ApiWebhooksTests : IClassFixture<PromptServer>
{
    readonly WebServer server;

    public ApiWebhooksTests(PromptServer server) => this.server = server;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_adds_a_webhook_reads_its_log_has_a_call_sent_again_and_stops_it()
    {
        using var desk = await SampleDesk.New(server);
        using var other = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "webhooks:read", "webhooks:write");
        using var reading = await ApiProgram.Of(server, desk.Organization, "webhooks:read");
        using var theirs = await ApiProgram.Of(server, other.Organization, "webhooks:read", "webhooks:write");
        Assert.Equal("insufficient-scope", (await reading.Post("/webhooks", new { address = "https://127.0.0.1:9/hook" })).Problem(HttpStatusCode.Forbidden));
        Assert.Equal("not-an-address", (await program.Post("/webhooks", new { address = "http://lms.example.org/" })).Error("address"));
        var added = await program.Post("/webhooks", new { address = "https://127.0.0.1:9/hook" });
        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.Matches("^whsec_[A-Za-z0-9+/=]{44}$", added.Body!["secret"]!.GetValue<string>());
        var hook = added.Body["webhook"]!["id"]!.GetValue<string>();
        var listed = await program.Get("/webhooks");
        Assert.Equal(hook, Assert.Single(listed.Body!.AsArray())!["id"]!.GetValue<string>());
        Assert.DoesNotContain("whsec_", listed.Body.ToJsonString(), StringComparison.Ordinal);

        await desk.Offered("ada@example.org");
        while ((await program.Get("/webhook-calls")).Body!["items"]!.AsArray() is not [{ } first] || first["attempts"]!.GetValue<int>() == 0) await Task.Delay(50, Stop);
        var call = Assert.Single((await reading.Get($"/webhook-calls?webhook={hook}&state=waiting")).Body!["items"]!.AsArray())!;
        Assert.Equal((hook, "private-network"), (call["webhook"]!.GetValue<string>(), call["reason"]!.GetValue<string>()));
        Assert.DoesNotContain("ada@example.org", call.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty((await reading.Get("/webhook-calls?state=failed")).Body!["items"]!.AsArray());
        Assert.Equal("unknown", (await reading.Get("/webhook-calls?state=lost")).Error("state"));

        // What waits for its next try is made at once, and what was given up again, by nobody else.
        var replay = $"/webhook-calls/{call["id"]}/replay";
        Assert.Equal("not-found", (await program.Post($"/webhook-calls/{Guid.NewGuid()}/replay")).Problem(HttpStatusCode.NotFound));
        // As if it were being made at this moment: it is there, but it is not made twice.
        await server.Ask<EcussonDb, int>(db => db.Set<WebhookCall>().ExecuteUpdateAsync(
            set => set.SetProperty(row => row.HeldUntil, TimeProvider.System.GetUtcNow().AddMinutes(2)).SetProperty(row => row.NextTryAt, TimeProvider.System.GetUtcNow().AddDays(1)), Stop));
        Assert.Equal("wrong-state", (await program.Post(replay)).Problem(HttpStatusCode.Conflict));
        await server.Ask<EcussonDb, int>(db => db.Set<WebhookCall>().ExecuteUpdateAsync(set => set.SetProperty(row => row.HeldUntil, (DateTimeOffset?)null), Stop));
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post(replay)).Status);
        Assert.InRange(await server.Ask<EcussonDb, DateTimeOffset>(db => db.Set<WebhookCall>().Select(row => row.NextTryAt).SingleAsync(Stop)), DateTimeOffset.UnixEpoch, TimeProvider.System.GetUtcNow().AddHours(1));
        await server.Ask<EcussonDb, int>(db => db.Set<WebhookCall>().ExecuteUpdateAsync(set => set.SetProperty(row => row.State, WebhookCallState.Failed), Stop));
        Assert.Equal("not-found", (await theirs.Post(replay)).Problem(HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post(replay)).Status);

        Assert.Equal("not-found", (await theirs.Post($"/webhooks/{hook}/stop")).Problem(HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"/webhooks/{hook}/resume")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"/webhooks/{hook}/stop")).Status);
        Assert.Empty((await program.Get("/webhooks")).Body!.AsArray());
        Assert.Single((await program.Get("/webhook-calls")).Body!["items"]!.AsArray());
        Assert.Empty((await theirs.Get("/webhook-calls")).Body!["items"]!.AsArray());
    }

    [Fact]
    public async Task An_accepted_award_is_asked_to_move_to_a_new_address_and_not_twice_in_an_hour()
    {
        using var desk = await SampleDesk.New(server);
        using var other = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        using var reading = await ApiProgram.Of(server, desk.Organization, "awards:read");
        using var theirs = await ApiProgram.Of(server, other.Organization, "awards:write");
        var award = await desk.Offered("ada@old.example.org");
        await desk.Offered("bea@example.org");
        var path = $"/awards/{award.PublicId}/move";
        var right = new { recipient = "ada@example.org", reason = "Votre ancienne adresse ne répond plus." };
        Assert.Equal("wrong-state", (await program.Post(path, right)).Problem(HttpStatusCode.Conflict));
        await server.Ask<EcussonDb, int>(db => db.Set<Award>().Where(row => row.Id == award.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, AwardState.Accepted), Stop));

        Assert.Equal("insufficient-scope", (await reading.Post(path, right)).Problem(HttpStatusCode.Forbidden));
        Assert.Equal("not-found", (await theirs.Post(path, right)).Problem(HttpStatusCode.NotFound));
        Assert.Equal("not-an-address", (await program.Post(path, right with { recipient = "nobody" })).Error("recipient"));
        Assert.Equal("missing", (await program.Post(path, right with { reason = " " })).Error("reason"));
        Assert.Equal("held-already", (await program.Post(path, right with { recipient = "bea@example.org" })).Problem(HttpStatusCode.Conflict));
        var asked = await program.Post(path, right);
        Assert.Equal((HttpStatusCode.Accepted, "ada@old.example.org", "ada@example.org"), (asked.Status, asked.Body!["recipient"]!.GetValue<string>(), asked.Body["movesTo"]!.GetValue<string>()));
        var soon = await program.Post(path, right);
        Assert.Equal("too-many-requests", soon.Problem(HttpStatusCode.TooManyRequests));
        Assert.InRange(soon.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        // Both readers are told.
        await Wait.Until(async () => await server.Ask<EcussonDb, int>(db => db.Set<OutgoingMail>().CountAsync(mail => (mail.Kind == MailKinds.AwardMoveAsked && mail.Address == "ada@example.org") || (mail.Kind == MailKinds.AwardMoveTold && mail.Address == "ada@old.example.org"), Stop)) >= 2);
    }
}
