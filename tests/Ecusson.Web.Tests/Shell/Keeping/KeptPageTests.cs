using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Shell.Keeping;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Shell.Keeping;

/// <summary>Public pages and public data are kept in memory, and are the same for everybody.</summary>
public sealed class KeptPageTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_and_its_data_are_the_same_bytes_for_whoever_asks_and_carry_nobodys_cookie_or_token()
    {
        using var desk = await SampleDesk.New(server);
        using var ada = await server.SignedIn("ada@example.org");
        var award = await desk.Shown("ada@example.org", ada);
        using var anyone = server.Visitor();
        foreach (var address in (string[])[$"/fr/awards/{award.PublicId}", $"/awards/{award.PublicId}", $"/fr/badges/{desk.Badge.PublicId}", $"/badges/{desk.Badge.PublicId}", $"/fr/organizations/{desk.Organization.Id}", "/fr/badges"])
        {
            using var first = await Kept(ada, address);
            var bytes = await first.Content.ReadAsByteArrayAsync(Stop);
            Assert.DoesNotContain("form-token", await first.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            foreach (var visitor in (HttpClient[])[ada, desk.Owner, anyone])
            {
                using var answer = await visitor.GetAsync(address, Stop);
                Assert.False(answer.Headers.Contains("Set-Cookie"), address);
                Assert.Equal(first.Headers.ETag, answer.Headers.ETag);
                Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(Stop));
                Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
                Assert.True(answer.Headers.CacheControl is { Public: true, NoCache: true });
            }
        }
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so_and_a_browser_gets_it_compressed()
    {
        using var desk = await SampleDesk.New(server);
        using var visitor = server.Visitor();
        var address = $"/en/badges/{desk.Badge.PublicId}";
        using var plain = await Kept(visitor, address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { plain.Headers.ETag! } } };
        using var unchanged = await visitor.SendAsync(again, Stop);
        Assert.Equal((HttpStatusCode.NotModified, 0), (unchanged.StatusCode, (await unchanged.Content.ReadAsByteArrayAsync(Stop)).Length));
        using var other = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { EntityTagHeaderValue.Parse("\"other\"") } } };
        using var changed = await visitor.SendAsync(other, Stop);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Stop);
        Assert.Equal((HttpStatusCode.OK, 0), (head.StatusCode, (await head.Content.ReadAsByteArrayAsync(Stop)).Length));

        visitor.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br");
        using var packed = await Kept(visitor, address);
        Assert.Equal("br", Assert.Single(packed.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        using var unpacked = new StreamReader(new BrotliStream(await packed.Content.ReadAsStreamAsync(Stop), CompressionMode.Decompress));
        Assert.Equal(await plain.Content.ReadAsStringAsync(Stop), await unpacked.ReadToEndAsync(Stop));
    }

    [Fact]
    public async Task What_is_hidden_is_gone_with_the_answer_to_hiding_it_and_what_is_shown_by_link_is_never_kept()
    {
        using var desk = await SampleDesk.New(server);
        using var bea = await server.SignedIn("bea@example.org");
        var award = await desk.Shown("bea@example.org", bea);
        using var anyone = server.Visitor();
        string[] addresses = [$"/fr/awards/{award.PublicId}", $"/awards/{award.PublicId}"];
        foreach (var address in addresses) (await Kept(anyone, address)).Dispose();

        using (await bea.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "ByLink"))) { }

        foreach (var address in addresses) Assert.Equal(HttpStatusCode.NotFound, await anyone.Status(address));
        var key = (await desk.Award(award.PublicId.ToString())).LinkKey;
        using var byLink = await anyone.GetAsync($"{addresses[0]}?key={key}", Stop);
        Assert.Equal(HttpStatusCode.OK, byLink.StatusCode);
        Assert.Null(byLink.Headers.ETag);
        foreach (var address in addresses) Assert.Equal(HttpStatusCode.NotFound, await anyone.Status(address));
    }

    [Fact]
    public async Task What_the_page_tells_of_is_told_anew_when_it_changes()
    {
        using var desk = await SampleDesk.New(server);
        using var cleo = await server.SignedIn("cleo@example.org");
        var award = await desk.Shown("cleo@example.org", cleo);
        using var anyone = server.Visitor();
        var list = (await server.Ask<EcussonDb, StatusList>(db => db.Set<StatusList>().AsNoTracking().SingleAsync(there => there.Id == award.StatusListId, Stop))).PublicId;
        var (page, status) = ($"/fr/awards/{award.PublicId}", $"/status/{list}");
        using var before = await Kept(anyone, page);
        using var listed = await Kept(anyone, status);

        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }

        Assert.Contains("retiré", await anyone.GetStringAsync(page, Stop), StringComparison.Ordinal);
        Assert.NotEqual(await listed.Content.ReadAsStringAsync(Stop), await anyone.GetStringAsync(status, Stop));
    }

    [Fact]
    public async Task An_award_that_ends_is_not_shown_as_valid_from_memory()
    {
        var clock = new LateClock();
        using var ending = new WebServer { DelayMinutes = 0, Clock = clock };
        using var desk = await SampleDesk.New(ending);
        using var dora = await ending.SignedIn("dora@example.org");
        var award = await desk.Shown("dora@example.org", dora, ("validUntil", clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        using var anyone = ending.Visitor();
        var page = $"/fr/awards/{award.PublicId}";
        using (var valid = await Kept(anyone, page)) Assert.Contains("Ce badge est authentique et en cours de validité.", await valid.Words(), StringComparison.Ordinal);
        clock.Ahead = KeptAnswers.Longest - TimeSpan.FromSeconds(30);
        using var ended = await anyone.GetAsync(page, Stop);
        Assert.DoesNotContain("Ce badge est authentique et en cours de validité.", await ended.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_begins_before_the_list_beside_it_is_signed_anew_is_judged_by_that_list()
    {
        var clock = new StridingClock();
        using var slow = new WebServer { DelayMinutes = 0, Clock = clock };
        using var desk = await SampleDesk.New(slow);
        using var ada = await slow.SignedIn("ada@example.org");
        using var bea = await slow.SignedIn("bea@example.org");
        var (stays, goes) = (await desk.Shown("ada@example.org", ada), await desk.Shown("bea@example.org", bea));
        using (await desk.Owner.Fill($"{desk.Awards}/{goes.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }

        clock.Stride = TimeSpan.FromSeconds(2);
        using var anyone = slow.Visitor();
        using var page = await anyone.GetAsync($"/fr/awards/{stays.PublicId}", Stop);
        Assert.Contains("Ce badge est authentique et en cours de validité.", await page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_could_not_know_everything_is_not_kept()
    {
        var clock = new StridingClock();
        using var unsynchronised = new WebServer { DelayMinutes = 0, Clock = clock };
        using var desk = await SampleDesk.New(unsynchronised);
        using var ada = await unsynchronised.SignedIn("ada@example.org");
        using var bea = await unsynchronised.SignedIn("bea@example.org");
        var (award, other) = (await desk.Shown("ada@example.org", ada), await desk.Shown("bea@example.org", bea));
        using (await desk.Owner.Fill($"{desk.Awards}/{other.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }
        var list = (await unsynchronised.Ask<EcussonDb, StatusList>(db => db.Set<StatusList>().AsNoTracking().SingleAsync(there => there.Id == award.StatusListId, Stop))).PublicId;
        using var anyone = unsynchronised.Visitor();
        // A server whose clock goes three minutes before this one's has signed the list anew.
        clock.Ahead = TimeSpan.FromMinutes(3);
        using (await anyone.GetAsync($"/status/{list}", Stop)) { }
        clock.Ahead = TimeSpan.Zero;
        (await Kept(anyone, $"/fr/badges/{desk.Badge.PublicId}")).Dispose();

        var page = $"/fr/awards/{award.PublicId}";
        using (var unsure = await anyone.GetAsync(page, Stop))
        {
            Assert.DoesNotContain("Ce badge est authentique et en cours de validité.", await unsure.Words(), StringComparison.Ordinal);
            Assert.Null(unsure.Headers.ETag);
        }

        clock.Ahead = TimeSpan.FromMinutes(3);
        using var sure = await anyone.GetAsync(page, Stop);
        Assert.Contains("Ce badge est authentique et en cours de validité.", await sure.Words(), StringComparison.Ordinal);
    }

    /// <summary>Goes on by a stride each time that it is looked at.</summary>
    sealed class StridingClock : TimeProvider
    {
        readonly Lock turn = new();
        TimeSpan gone;

        public TimeSpan Ahead { get; set; }

        public TimeSpan Stride { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            lock (turn) gone += Stride;
            return System.GetUtcNow() + Ahead + gone;
        }
    }

    /// <summary>Four minutes before midnight when it begins.</summary>
    sealed class LateClock : TimeProvider
    {
        readonly TimeSpan late = TimeSpan.FromDays(1) - TimeSpan.FromMinutes(4) - System.GetUtcNow().TimeOfDay;

        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + late + Ahead;
    }

    /// <summary>Asks until the answer is one that is kept.</summary>
    static async Task<HttpResponseMessage> Kept(HttpClient visitor, string address)
    {
        while (true)
        {
            var answer = await visitor.GetAsync(address, Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, address);
            if (answer.Headers.ETag is not null) return answer;
            answer.Dispose();
            await Task.Delay(50, Stop);
        }
    }
}
