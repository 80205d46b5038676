using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.Outbound;
using Ecusson.Outbound.Tests;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ecusson.Web.Tests.Messages;

/// <summary>Webhooks at the desk of a running server, without any script.</summary>
public sealed partial class WebhookPagesTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_adds_an_address_reads_the_log_and_has_a_call_sent_again_and_inner_addresses_are_not_called()
    {
        await using var server = new WebServer { DelayMinutes = 0 };
        using var desk = await SampleDesk.New(server);
        var path = $"{desk.Organization.Desk}/webhooks";
        using var wrong = await desk.Owner.Fill(path, ("do", "add"), ("address", "http://lms.example.org/"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("http://lms.example.org/", await wrong.Source(), StringComparison.Ordinal);
        using var added = await desk.Owner.Fill(path, ("do", "add"), ("address", "https://127.0.0.1:9/hook"));
        Assert.Matches("whsec_[A-Za-z0-9+/=]{44}", await added.Words());

        await desk.Offered("ada@example.org");
        WebhookCall? call;
        while ((call = await server.Ask<EcussonDb, WebhookCall?>(db => db.Set<WebhookCall>().AsNoTracking().FirstOrDefaultAsync(there => there.Attempts > 0, Stop))) is null) await Task.Delay(50, Stop);
        Assert.Equal((null, "private-network"), (call.Status, call.Reason));
        using var log = await desk.Owner.GetAsync(path, Stop);
        var words = await log.Words();
        Assert.Contains("award.offered", words, StringComparison.Ordinal);
        Assert.Contains("adresse interne", words, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", words, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.org", words, StringComparison.Ordinal);

        // Given up for days, as the receiver was away; then sent again as the same message, where the owner was reading.
        await server.Ask<EcussonDb, int>(db => db.Set<WebhookCall>().ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, WebhookCallState.Failed).SetProperty(row => row.NextTryAt, TimeProvider.System.GetUtcNow().AddDays(1)), Stop));
        using (var again = await desk.Owner.Fill($"{path}?state=Failed", ("do", "replay"), ("call", call.Id.Value.ToString())))
            Assert.Equal($"{path}?state=Failed", again.Headers.Location?.ToString());
        await Wait.Until(async () => !await server.Ask<EcussonDb, bool>(db => db.Set<WebhookCall>().AnyAsync(row => row.Id == call.Id && (row.Attempts == 0 || row.State == WebhookCallState.Failed), Stop)));
        using var sent = await desk.Owner.GetAsync(path, Stop);
        Assert.Contains("En attente", await sent.Words(), StringComparison.Ordinal);
        using (var unknown = await desk.Owner.Fill(path, ("do", "replay"), ("call", Guid.NewGuid().ToString()))) Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);

        using var stopped = await desk.Owner.Fill(path, ("do", "stop"), ("hook", Hook().Match(await sent.Source()).Groups["id"].Value));
        Assert.Equal(HttpStatusCode.SeeOther, stopped.StatusCode);
        using var empty = await desk.Owner.GetAsync(path, Stop);
        var after = await empty.Words();
        Assert.Contains("Aucune adresse", after, StringComparison.Ordinal);
        Assert.Contains("award.offered", after, StringComparison.Ordinal);
        Assert.Contains("arrêtée le", after, StringComparison.Ordinal);
        // Nothing is sent to an address that is called no more.
        Assert.DoesNotContain("value=\"replay\"", after, StringComparison.Ordinal);
        using (var late = await desk.Owner.Fill(path, ("do", "replay"), ("call", call.Id.Value.ToString()))) Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    [Fact]
    public async Task What_arrives_on_the_wire_is_signed_with_the_secret_that_the_owner_was_shown()
    {
        await using var receiver = new CannedServer().Answer("/hook", "204 No Content");
        using var way = new GuardedPost(new OutboundOptions { OpenNetworks = [IPNetwork.Parse("127.0.0.1/32")] });
        await using var server = new HookServer(way) { DelayMinutes = 0 };
        using var desk = await SampleDesk.New(server);
        using var added = await desk.Owner.Fill($"{desk.Organization.Desk}/webhooks", ("do", "add"), ("address", "https://lms.example.org/hook"));
        var secret = Convert.FromBase64String(Secret().Match(await added.Words()).Groups["bytes"].Value);
        // No page takes an address that is not https.
        var near = receiver.At("/hook").AbsoluteUri;
        await server.Ask<EcussonDb, int>(db => db.Set<Webhook>().ExecuteUpdateAsync(set => set.SetProperty(hook => hook.Address, near), Stop));

        await desk.Offered("ada@example.org", "Ada Lovelace");
        await Wait.Until(() => server.Ask<EcussonDb, bool>(db => db.Set<WebhookCall>().AnyAsync(call => call.State == WebhookCallState.Delivered, Stop)));

        // As Standard Webhooks has it: id, seconds and the body's bytes, apart by full stops.
        var (head, body) = receiver.Got[0];
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{head["webhook-id"]}.{head["webhook-timestamp"]}."), .. body];
        Assert.Equal($"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}", head["webhook-signature"]);
        Assert.InRange(TimeProvider.System.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(head["webhook-timestamp"], CultureInfo.InvariantCulture)), TimeSpan.FromMinutes(-5), TimeSpan.FromMinutes(5));
        Assert.Equal("application/json; charset=utf-8", head["content-type"]);
        Assert.StartsWith("award.", JsonDocument.Parse(body).RootElement.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_oldest_of_many_calls_is_reached_page_by_page_and_sent_again()
    {
        await using var server = new WebServer();
        using var desk = await SampleDesk.New(server);
        var path = $"{desk.Organization.Desk}/webhooks";
        using (await desk.Owner.Fill(path, ("do", "add"), ("address", "https://lms.example.org/hook"))) { }
        var oldest = await server.Ask<EcussonDb, WebhookCallId>(async db =>
        {
            var hook = await db.Set<Webhook>().SingleAsync(Stop);
            var now = TimeProvider.System.GetUtcNow();
            var calls = Enumerable.Range(0, 120).Select(at => new WebhookCall
            {
                Id = RowId.New<WebhookCallId>(now.AddMinutes(at - 200)), WebhookId = hook.Id, EntryId = Guid.CreateVersion7(now), Body = """{"type":"award.offered"}""",
                State = at % 3 == 0 ? WebhookCallState.Failed : WebhookCallState.Delivered, Attempts = 1, CreatedAt = now, NextTryAt = now,
            }).ToList();
            db.AddRange(calls);
            await db.SaveChangesAsync(Stop);
            return calls[0].Id;
        });

        var (seen, last) = (new HashSet<string>(StringComparer.Ordinal), path);
        for (var next = path; next is not null;)
        {
            using var page = await desk.Owner.GetAsync(last = next, Stop);
            var source = await page.Source();
            seen.UnionWith(Call().Matches(source).Select(match => match.Groups["id"].Value));
            next = Older().Match(source) is { Success: true } older ? WebUtility.HtmlDecode(older.Groups["to"].Value) : null;
        }

        Assert.Equal(120, seen.Count);
        using var failed = await desk.Owner.GetAsync($"{path}?state=Failed", Stop);
        Assert.Equal(40, Call().Count(await failed.Source()));
        using (var again = await desk.Owner.Fill(last, ("do", "replay"), ("call", oldest.Value.ToString()))) Assert.Equal(last, again.Headers.Location?.ToString());
        Assert.True(await server.Ask<EcussonDb, bool>(db => db.Set<AuditRecord>().AnyAsync(record => record.Action == "webhook.replayed" && record.Subject == oldest.Value, Stop)));
    }

    [Fact]
    public async Task Trying_a_call_now_lets_the_older_ones_before_it_wait_no_longer()
    {
        await using var server = new WebServer();
        using var desk = await SampleDesk.New(server);
        var path = $"{desk.Organization.Desk}/webhooks";
        using (await desk.Owner.Fill(path, ("do", "add"), ("address", "https://127.0.0.1:9/hook"))) { }
        var (older, younger) = await server.Ask<EcussonDb, (WebhookCallId, WebhookCallId)>(async db =>
        {
            var hook = await db.Set<Webhook>().SingleAsync(Stop);
            var now = TimeProvider.System.GetUtcNow();
            var calls = Enumerable.Range(0, 2).Select(at => new WebhookCall
            {
                Id = RowId.New<WebhookCallId>(now.AddMinutes(at - 9)), WebhookId = hook.Id, EntryId = Guid.CreateVersion7(now), Body = """{"type":"award.offered"}""",
                State = WebhookCallState.Waiting, Attempts = 3, CreatedAt = now, NextTryAt = now.AddDays(1),
            }).ToList();
            db.AddRange(calls);
            await db.SaveChangesAsync(Stop);
            return (calls[0].Id, calls[1].Id);
        });

        using (var tried = await desk.Owner.Fill(path, ("do", "replay"), ("call", younger.Value.ToString()))) Assert.Equal(HttpStatusCode.SeeOther, tried.StatusCode);
        // The older one is tried, in its turn the first, and refused once more.
        await Wait.Until(() => server.Ask<EcussonDb, bool>(db => db.Set<WebhookCall>().AnyAsync(row => row.Id == older && row.Attempts == 4, Stop)));
    }

    [Fact]
    public async Task Members_who_are_no_owners_find_no_such_page()
    {
        await using var server = new WebServer();
        using var desk = await SampleDesk.New(server);
        using var issuer = await desk.Organization.Member("Issuer");
        using var page = await issuer.GetAsync($"{desk.Organization.Desk}/webhooks", Stop);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    /// <summary>Lets webhooks out by a way that leads to this machine.</summary>
    sealed class HookServer(GuardedPost way) : WebServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(way)));
        }
    }

    [GeneratedRegex("whsec_(?<bytes>[A-Za-z0-9+/=]{44})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("name=\"call\" value=\"(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    [GeneratedRegex("rel=\"next\" href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Older();

    [GeneratedRegex("name=\"hook\" value=\"(?<id>[a-z2-7]{26})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hook();
}
