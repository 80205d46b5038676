using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Awards;

/// <summary>A replaced award and the one in its place: each page leads to the other, and whoever verifies the old one here learns that it was replaced.</summary>
public sealed class ReplacedAwardTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_pages_the_certificate_and_the_verification_say_what_replaces_what_as_far_as_it_is_shown()
    {
        using var desk = await SampleDesk.New(server);
        var old = await desk.Offered("dora@example.org", "Dora Mar");
        using var dora = await server.SignedIn("dora@example.org");
        using (await dora.Fill($"/fr/me/awards/{old.PublicId}", ("do", "accept"))) { }
        await Show(dora, $"{old.PublicId}", "Everyone");
        using var replaced = await desk.Owner.Fill($"{desk.Awards}/{old.PublicId}", ("do", "replace"), ("name", "Dora Maar"), ("why", "Une lettre manquait."));
        var next = replaced.Headers.Location!.ToString().Split('/')[^1];
        Assert.Equal(AwardState.Accepted, (await desk.Award(next)).State);
        var listed = await desk.Owner.Words($"{desk.Awards}?stands=Replaced");
        Assert.Contains($"{desk.Awards}/{old.PublicId}\"", listed, StringComparison.Ordinal);
        Assert.Contains(">Remplacé</span>", listed, StringComparison.Ordinal);
        Assert.DoesNotContain($"{desk.Awards}/{old.PublicId}\"", await desk.Owner.Words($"{desk.Awards}?stands=Revoked"), StringComparison.Ordinal);
        await Show(dora, next, "OnlyMe");

        // The new one is its holder's alone: that the old one was replaced is said, and not by which.
        var page = await server.Visitor().Words($"/fr/awards/{old.PublicId}");
        Assert.Contains("<h2>Remplacé</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(next, page, StringComparison.Ordinal);
        var verified = await Verified(old);
        Assert.Contains("a été remplacé</h2>", verified, StringComparison.Ordinal);
        Assert.DoesNotContain(next, verified, StringComparison.Ordinal);
        var report = await Report(old);
        Assert.Equal((JsonValueKind.String, JsonValueKind.Null), (report.GetProperty("replacedAt").ValueKind, report.GetProperty("replacedBy").ValueKind));
        Assert.Contains("Remplacé le", await PdfReading.Text(await server.Visitor().GetByteArrayAsync($"/fr/awards/{old.PublicId}/certificate.pdf", Stop)), StringComparison.Ordinal);
        Assert.Contains($"href=\"/fr/me/awards/{old.PublicId}\"", await dora.Words($"/fr/me/awards/{next}"), StringComparison.Ordinal);

        await Show(dora, next, "Everyone");
        Assert.Contains($"href=\"/fr/awards/{next}\"", await server.Visitor().Words($"/fr/awards/{old.PublicId}"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/fr/awards/{next}\"", await Verified(old), StringComparison.Ordinal);
        Assert.EndsWith($"/awards/{next}", (await Report(old)).GetProperty("replacedBy").GetString(), StringComparison.Ordinal);
        Assert.Contains($"href=\"/fr/awards/{old.PublicId}\"", await server.Visitor().Words($"/fr/awards/{next}"), StringComparison.Ordinal);

        // And the other way about.
        await Show(dora, $"{old.PublicId}", "OnlyMe");
        var alone = await server.Visitor().Words($"/fr/awards/{next}");
        Assert.Contains("Il remplace un badge qui n’était pas juste", alone, StringComparison.Ordinal);
        Assert.DoesNotContain($"{old.PublicId}", alone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_award_is_not_said_to_be_replaced()
    {
        using var desk = await SampleDesk.New(server);
        using var elsa = await server.SignedIn("elsa@example.org");
        var award = await desk.Shown("elsa@example.org", elsa);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }

        var verified = await Verified(award);

        Assert.Contains("a été retiré</h2>", verified, StringComparison.Ordinal);
        Assert.DoesNotContain("remplacé", verified, StringComparison.Ordinal);
    }

    static async Task Show(HttpClient holder, string award, string visibility)
    {
        using var shown = await holder.Fill($"/fr/me/awards/{award}", ("do", "show"), ("visibility", visibility));
        Assert.Equal(HttpStatusCode.SeeOther, shown.StatusCode);
    }

    async Task<string> Verified(Award award)
    {
        using var answer = await server.Visitor().PostFile(await Signed(award), "badge.json", "fr");
        return await answer.Words();
    }

    async Task<JsonElement> Report(Award award)
    {
        using var signed = new ByteArrayContent(await Signed(award)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await server.Visitor().PostAsync("/api/v1/verify", signed, Stop);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Stop));
    }

    Task<byte[]> Signed(Award award) => server.Ask<EcussonDb, byte[]>(db => Task.FromResult(db.Set<SignedCredential>().First(there => there.AwardId == award.Id).Bytes));
}
