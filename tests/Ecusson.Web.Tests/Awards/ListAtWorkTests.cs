using System.Globalization;
using System.Net;
using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Jobs;
using Ecusson.Storage;
using Ecusson.Web.Tests.Api;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Web.Tests.Awards;

/// <summary>A list while it is granted, and what its rows become.</summary>
public sealed class ListAtWorkTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task The_page_and_the_API_say_how_many_of_all_are_done_after_each_portion(string engine)
    {
        const int people = (2 * GrantList.Portion) + 1;
        using var pace = new SemaphoreSlim(0);
        await using var server = await EngineServer.With(services => Pace(services, pace), engine);
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read");
        var pasted = string.Join('\n', Enumerable.Range(1, people).Select(n => string.Create(CultureInfo.InvariantCulture, $"p{n}@example.org")));
        using var made = await desk.Owner.Fill($"{desk.Awards}/lists/new", ("badge", desk.Badge.PublicId.ToString()), ("people", pasted));
        var list = made.Headers.Location!.ToString();
        using (var started = await desk.Owner.Fill(list, ("do", "start"))) Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);

        foreach (var done in (int[])[0, GrantList.Portion, 2 * GrantList.Portion])
        {
            await Wait.Until(async () => (await desk.Owner.Words(list)).Contains($"{done} sur {people}", StringComparison.Ordinal), $"{done} of {people} on the page");
            var words = await desk.Owner.Words(list);
            Assert.Contains("Attribution en cours", words, StringComparison.Ordinal);
            Assert.Contains($"<progress id=\"bar\" max=\"{people}\" value=\"{done}\">", words, StringComparison.Ordinal);
            var progress = (await program.Get($"/award-lists/{list.Split('/')[^1]}")).Body!["progress"]!;
            Assert.Equal((done, true), (progress["granted"]!.GetValue<int>(), progress["isWorking"]!.GetValue<bool>()));
            pace.Release();
        }

        // The last portion, and the look that finds nothing left.
        pace.Release();
        await Wait.Until(async () => (await desk.Owner.Words(list)).Contains("Attribution terminée", StringComparison.Ordinal), "the end on the page");
        Assert.Contains($"{people} sur {people}", await desk.Owner.Words(list), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_story_the_evidence_and_the_day_of_a_row_stand_in_its_signed_award_and_on_its_page(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        using var taken = await desk.Upload(
            [.. "courriel;nom;date;récit;preuve\r\n"u8, .. "ada@example.org;Ada;30/06/2025;Un débat sur le bruit;https://example.org/ada\r\n"u8, .. "bea@example.org;Béa;01/07/2025;Un débat sur la pluie;https://example.org/bea\r\n"u8], "promotion.csv");
        using (var started = await desk.Owner.Fill(taken.Headers.Location!.ToString(), ("do", "start"))) Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);

        await Stands("ada@example.org", "2025-06-30", "30\u00a0juin 2025", "Un débat sur le bruit", "https://example.org/ada");
        await Stands("bea@example.org", "2025-07-01", "1er\u00a0juillet 2025", "Un débat sur la pluie", "https://example.org/bea");

        async Task Stands(string address, string day, string spoken, string story, string evidence)
        {
            await Wait.Until(() => server.Ask<EcussonDb, bool>(db => db.Set<Award>().AnyAsync(award => award.Address == address && award.State == AwardState.Offered, Stop)), $"the award of {address}");
            var id = await server.Ask<EcussonDb, PublicId>(db => db.Set<Award>().Where(award => award.Address == address).Select(award => award.PublicId).SingleAsync(Stop));
            using var holder = await server.SignedIn(address);
            using (var accepted = await holder.Fill($"/fr/me/awards/{id}", ("do", "accept"))) Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
            var signed = JsonElement.Parse(await holder.GetStringAsync($"/me/awards/{id}/credential.json", Stop));
            Assert.True(signed.TryGetProperty("proof", out _));
            Assert.StartsWith($"{day}T", signed.GetProperty("awardedDate").GetString(), StringComparison.Ordinal);
            Assert.Equal(story, signed.GetProperty("credentialSubject").GetProperty("narrative").GetString());
            Assert.Equal(evidence, Assert.Single(signed.GetProperty("evidence").EnumerateArray()).GetProperty("id").GetString());

            using (var shown = await holder.Fill($"/fr/me/awards/{id}", ("do", "show"), ("visibility", "Everyone"))) Assert.Equal(HttpStatusCode.SeeOther, shown.StatusCode);
            var page = await server.Visitor().Words($"/fr/awards/{id}");
            foreach (var said in (string[])[spoken, story, $"<a href=\"{evidence}\""]) Assert.Contains(said, page, StringComparison.Ordinal);
        }
    }

    /// <summary>Has the granting of lists wait for the test before each portion.</summary>
    internal static void Pace(IServiceCollection services, SemaphoreSlim pace)
    {
        services.Remove(services.Single(service => service.ServiceType == typeof(IWork) && service.ImplementationType == typeof(GrantList)));
        services.AddScoped<GrantList>().AddScoped<IWork>(scope => new Paced(scope.GetRequiredService<GrantList>(), pace));
    }

    sealed class Paced(GrantList work, SemaphoreSlim pace) : IWork
    {
        public string Kind => work.Kind;

        public async Task<bool> DoNext(Job job, CancellationToken stop)
        {
            await pace.WaitAsync(stop);
            return await work.DoNext(job, stop);
        }
    }
}
