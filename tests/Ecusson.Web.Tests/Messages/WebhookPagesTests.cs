using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

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

        using var stopped = await desk.Owner.Fill(path, ("do", "stop"), ("hook", Hook().Match(await log.Source()).Groups["id"].Value));
        Assert.Equal(HttpStatusCode.SeeOther, stopped.StatusCode);
        using var empty = await desk.Owner.GetAsync(path, Stop);
        Assert.Contains("Aucune adresse", await empty.Words(), StringComparison.Ordinal);
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

    [GeneratedRegex("name=\"hook\" value=\"(?<id>[a-z2-7]{26})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hook();
}
