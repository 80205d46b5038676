using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Tests.Awards;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Tests.Messages;

public sealed class WebhookOnSqliteTests() : WebhookTests(SqliteTestDatabase.New);

public sealed class WebhookOnPostgreSqlTests() : WebhookTests(PostgreSqlTestDatabase.New);

/// <summary>Addresses that are told what happens to awards.</summary>
public abstract class WebhookTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected WebhookTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webhook_is_told_of_an_award_signed_and_without_personal_data()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var secret = await Add(house, "https://lms.example.org/hook");
        var award = await house.Offered("ada@example.org", "Ada Lovelace");
        await Tell(house);
        var receiver = new Receiver(new WebhookAnswer(204, null));
        Assert.True(await Call(house, receiver));

        var (address, body, headers) = Assert.Single(receiver.Got);
        Assert.Equal("https://lms.example.org/hook", address.AbsoluteUri);
        Assert.DoesNotContain("ada", body, StringComparison.OrdinalIgnoreCase);
        var read = JsonDocument.Parse(body).RootElement;
        Assert.Equal((AwardNews.Offered, award.PublicId.ToString()), (read.GetProperty("type").GetString(), read.GetProperty("data").GetProperty("award").GetString()));
        Assert.Equal(house.Clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), headers["webhook-timestamp"]);
        var expected = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}"));
        Assert.Equal($"v1,{Convert.ToBase64String(expected)}", headers["webhook-signature"]);
        Assert.False(await Call(house, receiver));
        Assert.Equal((WebhookCallState.Delivered, 204, 1), await Standing(house));
    }

    [Fact]
    public void The_signature_is_that_of_the_standard_s_own_example() =>
        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSignature.Headers(Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), """{"test": 2432232314}""")["webhook-signature"]);

    [Fact]
    public async Task What_is_not_taken_is_told_again_as_the_same_message_with_growing_pauses_then_given_up_then_replayed()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await Add(house, "https://lms.example.org/hook");
        await house.Offered("ada@example.org");
        await Tell(house);
        var receiver = new Receiver(new WebhookAnswer(500, null), new WebhookAnswer(null, "timeout"), new WebhookAnswer(302, null));
        foreach (var pause in CallWebhooks.Pauses.Waits)
        {
            Assert.True(await Call(house, receiver));
            Assert.False(await Call(house, receiver));
            house.Clock.Now += pause;
        }

        Assert.True(await Call(house, receiver));
        Assert.Equal(CallWebhooks.Pauses.Waits.Count + 1, receiver.Got.Count);
        Assert.Single(receiver.Got.Select(got => got.Headers["webhook-id"]).Distinct(StringComparer.Ordinal));
        Assert.Equal(WebhookCallState.Failed, (await Standing(house)).State);
        house.Clock.Now += TimeSpan.FromDays(30);
        Assert.False(await Call(house, receiver));

        // Paused, and its owner sees it: what comes waits.
        var log = (await Log(house, house.Owner))!.Value;
        Assert.NotNull(log.Hooks[0].PausedAt);
        Assert.IsType<KeepWebhookOutcome.IsPaused>(await Keep(house, keep => keep.Replay(house.Owner, house.Organization.Id, log.Calls[0].Call.Id, Stop)));
        Assert.IsType<KeepWebhookOutcome.NotAllowed>(await Keep(house, keep => keep.Resume(Actor.Nobody, house.Organization.Id, log.Hooks[0].PublicId, Stop)));
        Assert.IsType<KeepWebhookOutcome.Resumed>(await Keep(house, keep => keep.Resume(house.Owner, house.Organization.Id, log.Hooks[0].PublicId, Stop)));
        Assert.IsType<KeepWebhookOutcome.Replayed>(await Keep(house, keep => keep.Replay(house.Owner, house.Organization.Id, log.Calls[0].Call.Id, Stop)));
        Assert.True(await Call(house, new Receiver(new WebhookAnswer(200, null))));
        Assert.Equal((WebhookCallState.Delivered, 200, 1), await Standing(house));
    }

    [Fact]
    public async Task An_entry_that_is_read_again_is_told_once_and_what_was_before_the_webhook_is_not_told()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await house.Offered("before@example.org");
        house.Clock.Now += TimeSpan.FromMinutes(1);
        await Add(house, "https://lms.example.org/hook");
        var award = await house.Offered("after@example.org");
        Assert.IsType<RevokeAwardOutcome.Revoked>(await house.Revoke(house.Owner, award.Id, "Par erreur."));
        await Tell(house);
        await Tell(house);
        Assert.Equal(2, await house.House.Database.With(db => db.Set<WebhookCall>().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_webhook_that_takes_nothing_holds_up_its_own_calls_alone_and_they_stay_in_order()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await Add(house, "https://dead.example.org/hook");
        await Add(house, "https://lms.example.org/hook");
        var award = await house.Offered("ada@example.org");
        await Tell(house);
        house.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.IsType<RevokeAwardOutcome.Revoked>(await house.Revoke(house.Owner, award.Id, "Par erreur."));
        await Tell(house);
        var receiver = new TwoReceivers();
        Assert.True(await Call(house, receiver));
        Assert.Equal(["award.offered", "award.revoked"], receiver.Taken);
        Assert.Equal(1, receiver.Refused);
        // The younger call waits behind the one that was refused.
        Assert.False(await Call(house, receiver));
        house.Clock.Now += CallWebhooks.Pauses.Waits[0];
        Assert.True(await Call(house, receiver));
        Assert.Equal(2, receiver.Refused);
    }

    [Fact]
    public async Task A_webhook_whose_call_fails_here_breaks_off_no_other()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await Add(house, "https://dead.example.org/hook");
        for (var at = 0; at < CallWebhooks.Lanes; at++) await Add(house, $"https://lms.example.org/{at}");
        await house.Offered("ada@example.org");
        await Tell(house);
        var receiver = new BrokenReceiver();
        var failure = await Assert.ThrowsAsync<AggregateException>(() => Call(house, receiver));
        Assert.IsType<InvalidOperationException>(Assert.Single(failure.InnerExceptions));
        Assert.Equal(CallWebhooks.Lanes, receiver.Taken);
        Assert.Equal(CallWebhooks.Lanes, await house.House.Database.With(db => db.Set<WebhookCall>().CountAsync(call => call.State == WebhookCallState.Delivered, Stop)));
    }

    [Fact]
    public async Task A_stopped_webhook_is_called_no_more()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await Add(house, "https://lms.example.org/hook");
        await house.Offered("ada@example.org");
        await Tell(house);
        var hook = Assert.Single((await Log(house, house.Owner))!.Value.Hooks);
        Assert.IsType<KeepWebhookOutcome.Stopped>(await Keep(house, keep => keep.Stop(house.Owner, house.Organization.Id, hook.PublicId, Stop)));
        var receiver = new Receiver(new WebhookAnswer(200, null));
        await Call(house, receiver);
        Assert.Empty(receiver.Got);
        Assert.Equal(WebhookCallState.Failed, (await Standing(house)).State);
    }

    [Fact]
    public async Task Others_keep_stop_replay_and_read_nothing()
    {
        await using var house = await AwardHouse.New(newDatabase);
        await Add(house, "https://lms.example.org/hook");
        await house.Offered("ada@example.org");
        await Tell(house);
        await Call(house, new Receiver(new WebhookAnswer(200, null)));
        var seen = (await Log(house, house.Owner))!.Value;
        var (other, theirs) = await house.House.Organization("Autre école");
        var (hook, call) = (seen.Hooks[0].PublicId, seen.Calls[0].Call.Id);
        Assert.Null(await Log(house, theirs));
        Assert.Null(await Log(house, Actor.Nobody));
        Assert.IsType<KeepWebhookOutcome.NotAllowed>(await Keep(house, keep => keep.Add(theirs, house.Organization.Id, "https://evil.example/", Stop)));
        Assert.IsType<KeepWebhookOutcome.NotAllowed>(await Keep(house, keep => keep.Stop(theirs, house.Organization.Id, hook, Stop)));
        Assert.IsType<KeepWebhookOutcome.NotThere>(await Keep(house, keep => keep.Stop(theirs, other.Id, hook, Stop)));
        Assert.IsType<KeepWebhookOutcome.NotAllowed>(await Keep(house, keep => keep.Replay(theirs, house.Organization.Id, call, Stop)));
        Assert.IsType<KeepWebhookOutcome.NotThere>(await Keep(house, keep => keep.Replay(theirs, other.Id, call, Stop)));
    }

    [Fact]
    public async Task Only_whole_https_addresses_are_kept_and_ten_at_most()
    {
        await using var house = await AwardHouse.New(newDatabase);
        foreach (var address in (string[])["", "lms.example.org", "http://lms.example.org/", "https://name:secret@lms.example.org/", "https://lms.example.org/#a", "javascript:alert(1)", "https://lms.example.org/a b", "https://" + new string('a', 2000)])
            Assert.IsType<KeepWebhookOutcome.NotAnAddress>(await Keep(house, keep => keep.Add(house.Owner, house.Organization.Id, address, Stop)));
        for (var at = 0; at < KeepWebhook.Most; at++) await Add(house, $"https://lms.example.org/{at}");
        Assert.IsType<KeepWebhookOutcome.TooMany>(await Keep(house, keep => keep.Add(house.Owner, house.Organization.Id, "https://lms.example.org/more", Stop)));
    }

    static async Task<string> Add(AwardHouse house, string address) =>
        Assert.IsType<KeepWebhookOutcome.Added>(await Keep(house, keep => keep.Add(house.Owner, house.Organization.Id, address, Stop))).Secret;

    static Task<KeepWebhookOutcome> Keep(AwardHouse house, Func<KeepWebhook, Task<KeepWebhookOutcome>> ask) => house.House.Database.With(async db =>
    {
        using var random = RandomNumberGenerator.Create();
        return await ask(new KeepWebhook(db, new Standing(db, house.Clock), new AuditTrail(db, house.Clock), house.House.Root, house.Clock, random));
    });

    static Task<(IReadOnlyList<Webhook> Hooks, IReadOnlyList<SeenCall> Calls)?> Log(AwardHouse house, Actor actor) => house.House.Database.With(async db =>
    {
        var webhooks = new OrganizationWebhooks(db, new Standing(db, house.Clock));
        return await webhooks.Called(actor, house.Organization.Id, Stop) is { } hooks && await webhooks.Calls(actor, house.Organization.Id, new WebhookCallQuestion(), null, OrganizationWebhooks.PageSize, Stop) is { } page
            ? (hooks, page.Items)
            : ((IReadOnlyList<Webhook>, IReadOnlyList<SeenCall>)?)null;
    });

    /// <summary>Reads the whole journal as the reaction does.</summary>
    static Task<bool> Tell(AwardHouse house) => house.House.Database.With(async db =>
    {
        var tell = new TellWebhooks(db, house.House.Site, house.Clock);
        foreach (var entry in await db.Set<JournalEntry>().AsNoTracking().OrderBy(entry => entry.Number).ToListAsync(Stop))
            if (tell.Kinds.Contains(entry.Kind)) await tell.React(entry, Stop);
        return true;
    });

    static async Task<bool> Call(AwardHouse house, IWebhookTransport transport)
    {
        var services = new ServiceCollection();
        house.House.Database.Register(services);
        services.AddSingleton(house.House.Root);
        await using var server = services.BuildServiceProvider();
        return await new CallWebhooks(server.GetRequiredService<IServiceScopeFactory>(), transport, house.Clock).Once(Stop);
    }

    static Task<(WebhookCallState State, int? Status, int Attempts)> Standing(AwardHouse house) => house.House.Database.With(async db =>
    {
        var call = await db.Set<WebhookCall>().AsNoTracking().SingleAsync(Stop);
        return (call.State, call.Status, call.Attempts);
    });

    /// <summary>Takes everything at one address and nothing at the other.</summary>
    sealed class TwoReceivers : IWebhookTransport
    {
        int refused;

        public List<string> Taken { get; } = [];

        public int Refused => refused;

        public Task<WebhookAnswer> Post(Uri address, string body, IReadOnlyDictionary<string, string> headers, CancellationToken stop)
        {
            if (address.Host == "dead.example.org")
            {
                Interlocked.Increment(ref refused);
                return Task.FromResult(new WebhookAnswer(null, "timeout"));
            }

            using var json = System.Text.Json.JsonDocument.Parse(body);
            Taken.Add(json.RootElement.GetProperty("type").GetString()!);
            return Task.FromResult(new WebhookAnswer(200, null));
        }
    }

    /// <summary>Fails at one address at once, and takes everything at others, a moment later.</summary>
    sealed class BrokenReceiver : IWebhookTransport
    {
        int taken;

        public int Taken => taken;

        public async Task<WebhookAnswer> Post(Uri address, string body, IReadOnlyDictionary<string, string> headers, CancellationToken stop)
        {
            if (address.Host == "dead.example.org") throw new InvalidOperationException();
            await Task.Delay(50, stop);
            Interlocked.Increment(ref taken);
            return new WebhookAnswer(200, null);
        }
    }

    /// <summary>Answers as it is told, the last answer for ever.</summary>
    sealed class Receiver(params WebhookAnswer[] answers) : IWebhookTransport
    {
        public List<(Uri Address, string Body, IReadOnlyDictionary<string, string> Headers)> Got { get; } = [];

        public Task<WebhookAnswer> Post(Uri address, string body, IReadOnlyDictionary<string, string> headers, CancellationToken stop)
        {
            Got.Add((address, body, headers));
            return Task.FromResult(answers[Math.Min(Got.Count, answers.Length) - 1]);
        }
    }
}
