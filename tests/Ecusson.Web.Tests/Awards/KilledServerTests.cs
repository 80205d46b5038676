using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Credentials;
using Ecusson.Credentials.Verification;
using Ecusson.Jobs;
using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Tests.Messages;
using Ecusson.Web.Tests.Shell;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>A server that is killed again and again while it awards a badge to many and tells them: nobody is lost, and nobody is awarded or told twice.</summary>
public sealed class KilledServerTests(ITestOutputHelper output)
{
    const int People = 10_000;
    const int Kills = 6;

    /// <summary>Chooses other moments, or the same again.</summary>
    const string SeedVariable = "ECUSSON_TEST_SEED";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Killed_at_any_moment_nobody_is_lost_and_nobody_is_awarded_or_told_twice(string engine)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var given) ? given : Guid.NewGuid().GetHashCode();
        output.WriteLine($"{SeedVariable}={seed}");
        var random = new Random(seed);
        await using var database = await ServerDatabase.New(engine);
        await using var smtp = await SmtpServer.Start(headsOnly: true);
        await using var server = new ListServer(database, smtp);
        await server.Award(await server.StartFirst(), People);

        var clock = Stopwatch.StartNew();
        await KillWhile("granting", () => database.Ask(db => db.Set<Award>().CountAsync(Stop)), 200);
        await KillWhile("mailing", () => Task.FromResult(smtp.Count), 50);
        await Settled(database);
        output.WriteLine($"settled after {clock.Elapsed.TotalSeconds:n0} s");
        await server.Kill();
        await smtp.End();

        await EachIsAwardedOnce(database);
        await EachIsToldOnce(database, smtp);

        // At moments spread over the whole, and of each not before its work was going on.
        async Task KillWhile(string what, Func<Task<int>> count, int within)
        {
            var begun = await count();
            for (var kill = 0; kill < Kills; kill++)
            {
                var at = begun + (int)((People - begun) * (kill + random.NextDouble()) / (Kills + 1));
                while (await count() <= at) await Task.Delay(10, Stop);
                await Task.Delay(random.Next(within), Stop);
                await server.Kill();
                var done = await count();
                output.WriteLine($"{clock.Elapsed.TotalSeconds:n1} s: killed while {what} after {done}");
                Assert.InRange(done, 1, People - 1);
                await server.Start();
            }
        }
    }

    /// <summary>Waits until nothing is left to do.</summary>
    static async Task Settled(ServerDatabase database)
    {
        while (await database.Ask(async db => await db.Set<OutgoingMail>().CountAsync(mail => mail.Kind == MailKinds.AwardOffered && mail.State != MailState.Waiting && mail.State != MailState.Sending, Stop)) < People)
        {
            Assert.False(await database.Ask(db => db.Set<Job>().AnyAsync(job => job.State == JobState.Parked || job.State == JobState.Cancelled, Stop)), "The work was given up.");
            await Task.Delay(200, Stop);
        }
    }

    static async Task EachIsAwardedOnce(ServerDatabase database)
    {
        var awards = await database.Ask(db => db.Set<Award>().AsNoTracking().ToListAsync(Stop));
        Assert.Equal(Enumerable.Range(1, People).Select(ListServer.AddressOf), awards.Select(award => award.Address!).Order(StringComparer.Ordinal));
        Assert.Equal(People, awards.DistinctBy(award => (award.StatusListId, award.StatusIndex)).Count());
        Assert.All(awards, award => Assert.Equal(AwardState.Offered, award.State));
        var job = await database.Ask(db => db.Set<Job>().AsNoTracking().SingleAsync(job => job.Kind == GrantList.WorkKind, Stop));
        Assert.Equal((JobState.Done, People, 0), (job.State, job.Done, job.Failed));

        var credentials = await database.Ask(db => db.Set<SignedCredential>().AsNoTracking().ToDictionaryAsync(credential => credential.AwardId, Stop));
        Assert.Equal(awards.Select(award => award.Id).ToHashSet(), credentials.Keys.ToHashSet());
        var lists = await database.Ask(db => db.Set<StatusList>().AsNoTracking().ToDictionaryAsync(list => list.Id, list => list.PublicId, Stop));
        var verifier = new Verifier(new VerifierOptions { Fetch = new NoNetwork() });
        await Parallel.ForEachAsync(awards, Stop, async (award, stop) =>
        {
            var bytes = credentials[award.Id].Bytes;
            var reading = await verifier.Verify(bytes, new VerificationRequest(TimeProvider.System.GetUtcNow()) { Recipient = award.Address }, stop);
            var checks = Assert.IsType<VerificationReading.Judged>(reading).Report.Checks;
            Assert.Equal([Outcome.Passed, Outcome.Passed], checks.Where(check => check.Name is CheckName.Proof or CheckName.Recipient).Select(check => check.Outcome));
            var status = JsonElement.Parse(bytes).GetProperty("credentialStatus");
            Assert.Equal($"{award.StatusIndex}", status.GetProperty("statusListIndex").GetString());
            Assert.EndsWith($"/{lists[award.StatusListId]}", status.GetProperty("statusListCredential").GetString(), StringComparison.Ordinal);
        });
    }

    /// <summary>What the SMTP server took, its answers that a killed server never read included, beside what is known of each mail.</summary>
    async Task EachIsToldOnce(ServerDatabase database, SmtpServer smtp)
    {
        var mails = await database.Ask(db => db.Set<OutgoingMail>().AsNoTracking().Where(mail => mail.Kind == MailKinds.AwardOffered).ToListAsync(Stop));
        Assert.Equal(Enumerable.Range(1, People).Select(ListServer.AddressOf), mails.Select(mail => mail.Address!).Order(StringComparer.Ordinal));
        var handed = smtp.Handed.CountBy(mail => mail).ToDictionary();
        Assert.All(handed, mail => Assert.Equal(1, mail.Value));
        Assert.Equal(handed.Count, handed.Keys.DistinctBy(mail => mail.To).Count());
        var sent = mails.Where(mail => mail.State == MailState.Sent).ToList();
        Assert.All(sent, mail => Assert.True(handed.ContainsKey((mail.Address!, $"{mail.Id.Value:N}@example.org"))));
        var uncertain = mails.Where(mail => mail.State == MailState.Uncertain).ToList();
        Assert.Equal(People, sent.Count + uncertain.Count);
        // A killed server leaves no more mails of which nobody knows than were on their way.
        Assert.InRange(uncertain.Count, 0, 2 * Kills * SendMails.Batch);
        output.WriteLine($"{sent.Count} mails sent; {uncertain.Count} uncertain, of which the SMTP server had taken {uncertain.Count(mail => handed.Keys.Any(taken => taken.To == mail.Address))}");
    }

    sealed class NoNetwork : IFetch
    {
        public ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop) => ValueTask.FromResult<Fetched>(new Fetched.Refused("offline"));
    }
}
