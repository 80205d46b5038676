using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Web.Tests.People;

/// <summary>Fills forms in as a browser does: takes the page's hidden token along, keeps cookies, follows nothing by itself.</summary>
static partial class FormVisitor
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static HttpClient Browser(this WebServer server) => server.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri(server.Address ?? "http://localhost"),
    });

    /// <summary>Opens a page, fills its form and posts it.</summary>
    public static async Task<HttpResponseMessage> Fill(this HttpClient visitor, string page, params (string Name, string Value)[] fields)
    {
        using var shown = await visitor.GetAsync(page, Stop);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        return await visitor.Send(page, await Token(shown), fields);
    }

    public static async Task<HttpResponseMessage> Send(this HttpClient visitor, string page, string? token, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (token is not null) all.Add(KeyValuePair.Create("form-token", token));
        using var content = new FormUrlEncodedContent(all);
        return await visitor.PostAsync(page, content, Stop);
    }

    /// <summary>Opens a page, which must answer, and reads it as <see cref="Posting.Words"/> does.</summary>
    public static async Task<string> Words(this HttpClient visitor, string page)
    {
        using var shown = await visitor.GetAsync(page, Stop);
        Assert.True(shown.StatusCode == HttpStatusCode.OK, $"{page}: {shown.StatusCode}");
        return await shown.Words();
    }

    /// <summary>How an address answers.</summary>
    public static async Task<HttpStatusCode> Status(this HttpClient visitor, string address)
    {
        using var answer = await visitor.GetAsync(address, Stop);
        return answer.StatusCode;
    }

    public static async Task<string> Token(HttpResponseMessage page) => WebUtility.HtmlDecode(Hidden().Match(await page.Source()).Groups["token"].Value);

    /// <summary>Asks the product itself, as the mail room does.</summary>
    public static async Task<T> Ask<TService, T>(this WebServer server, Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A new link to set up with.</summary>
    public static async Task<string> SetUpLink(this WebServer server) =>
        "/fr/set-up/" + (await server.Ask<BecomeOperator, string?>(become => become.Invite(Stop)) ?? throw new InvalidOperationException("There is an operator."));

    /// <summary>The token of the newest link to an address, as the mail would carry it.</summary>
    public static async Task<string> MailedToken(this WebServer server, string address)
    {
        var link = await server.Ask<EcussonDb, MailedLink>(db => db.Set<MailedLink>().AsNoTracking().Where(link => link.AddressKey == address).OrderByDescending(link => link.Id).FirstAsync(Stop));
        Assert.True(await server.Ask<EcussonDb, bool>(db => db.Set<JournalEntry>().AnyAsync(entry => entry.Kind == PeopleNews.LinkMade && entry.Subject == link.Id.Value, Stop)));
        return await server.Ask<MailedLinks, string>(links => Task.FromResult(links.Token(link)));
    }

    /// <summary>A browser that signed in by a mailed link; the account is made if there was none.</summary>
    public static async Task<HttpClient> SignedIn(this WebServer server, string address)
    {
        var visitor = server.Browser();
        using var asked = await visitor.Fill("/fr/sign-in", ("address", address));
        Assert.Equal("/fr/sign-in/sent", asked.Headers.Location?.ToString());
        using var entered = await visitor.Fill($"/fr/sign-in/{await server.MailedToken(address)}");
        Assert.Equal("/fr/me", entered.Headers.Location?.ToString());
        return visitor;
    }

    [GeneratedRegex("name=\"form-token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
