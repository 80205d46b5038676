using System.Net;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Api;

/// <summary>What holders report and whoever does not answer, by a program of the issuer.</summary>
public sealed class ApiMistakesTests : IClassFixture<PromptServer>
{
    readonly WebServer server;

    public ApiMistakesTests(PromptServer server) => this.server = server;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reports_are_read_and_answered_once_by_their_issuer_alone()
    {
        using var desk = await SampleDesk.New(server);
        using var other = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        using var reading = await ApiProgram.Of(server, desk.Organization, "awards:read");
        using var theirs = await ApiProgram.Of(server, other.Organization, "awards:read", "awards:write");
        var award = await desk.Offered("ada@example.org");
        foreach (var text in (string[])["Mon nom est mal écrit.", "La date aussi."]) await Report(award, text);

        var all = await program.Get($"/mistakes?award={award.PublicId}&limit=1");
        var item = all.Body!["items"]![0]!;
        Assert.Equal(($"{award.PublicId}", 2, "La date aussi."), (item["award"]!.GetValue<string>(), item["number"]!.GetValue<int>(), item["text"]!.GetValue<string>()));
        Assert.Equal(1, (await program.Get($"/mistakes?cursor={all.Body["next"]}")).Body!["items"]![0]!["number"]!.GetValue<int>());
        Assert.Empty((await theirs.Get("/mistakes")).Body!["items"]!.AsArray());

        var path = $"/awards/{award.PublicId}/mistakes/1/answer";
        Assert.Equal("insufficient-scope", (await reading.Post(path, new { answer = "Oui." })).Problem(HttpStatusCode.Forbidden));
        Assert.Equal("not-found", (await theirs.Post(path, new { answer = "Oui." })).Problem(HttpStatusCode.NotFound));
        Assert.Equal("not-found", (await program.Post($"/awards/{award.PublicId}/mistakes/3/answer", new { answer = "Oui." })).Problem(HttpStatusCode.NotFound));
        Assert.Equal("missing", (await program.Post(path, new { answer = " " })).Error("answer"));
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post(path, new { answer = "C’est corrigé." })).Status);
        Assert.Equal("wrong-state", (await program.Post(path, new { answer = "Encore." })).Problem(HttpStatusCode.Conflict));

        Assert.Equal(2, Assert.Single((await program.Get("/mistakes?open=true")).Body!["items"]!.AsArray())!["number"]!.GetValue<int>());
        Assert.Equal("C’est corrigé.", (await program.Get("/mistakes")).Body!["items"]![1]!["answer"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unanswered_award_is_sent_again_at_a_corrected_address_and_not_twice_in_an_hour()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        using var reading = await ApiProgram.Of(server, desk.Organization, "awards:read");
        var path = $"/awards/{(await desk.Offered("ada@example.com")).PublicId}/resend";
        await desk.Offered("bea@example.org");

        Assert.Equal("insufficient-scope", (await reading.Post(path, new { })).Problem(HttpStatusCode.Forbidden));
        var soon = await program.Post(path, new { });
        Assert.Equal("too-many-requests", soon.Problem(HttpStatusCode.TooManyRequests));
        Assert.InRange(soon.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Assert.Equal("not-an-address", (await program.Post(path, new { recipient = "nobody" })).Error("recipient"));
        Assert.Equal("held-already", (await program.Post(path, new { recipient = "bea@example.org" })).Problem(HttpStatusCode.Conflict));
        var sent = await program.Post(path, new { recipient = "ada@example.org" });
        Assert.Equal((HttpStatusCode.OK, "ada@example.org"), (sent.Status, sent.Body!["recipient"]!.GetValue<string>()));
    }

    Task<int> Report(Award award, string text) => server.Ask<EcussonDb, int>(db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        db.Add(new MistakeReport { Id = RowId.New<MistakeReportId>(now), AwardId = award.Id, Text = text, ReportedAt = now });
        return db.SaveChangesAsync(Stop);
    });
}
