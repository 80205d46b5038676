using System.Globalization;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Messages;
using Ecusson.Web.Tests.Shell;

namespace Ecusson.Browser.Tests;

/// <summary>A server that sends its mails, and the mail server that gets them: whoever has an address can sign in and read what is sent there.</summary>
public sealed partial class MailingServer(Browser browser) : IAsyncDisposable
{
    readonly Dictionary<string, int> _read = new(StringComparer.Ordinal);
    SmtpServer? _mails;
    ServerProcess? _server;

    /// <summary>Where it listens.</summary>
    string Address { get; set; } = "";

    /// <summary>The link that makes the operator.</summary>
    public string SetUp { get; private set; } = "";

    /// <summary>A visitor with a window of their own. Where there is no browser or no mail server the test is skipped with that reason.</summary>
    public async Task<Visit> Open(int width = 1280, bool dark = false, bool script = true)
    {
        if (_server is null) await Start();
        return await browser.Open(width, dark, script, Address);
    }

    async Task Start()
    {
        _mails = await SmtpServer.Start();
        Address = $"http://localhost:{ServerProcess.FreePort()}";
        _server = ServerProcess.Start(
            "en_GB.UTF-8",
            [
                "--urls", Address, "--Verify:PerMinute", "1000", "--SignIn:PerMinute", "1000", "--Mails:DelayMinutes", "0", "--Mails:Host", "localhost", "--Mails:Port",
                _mails.Port.ToString(CultureInfo.InvariantCulture), "--Mails:Tls", "none", "--Mails:From", "badges@example.org",
            ]);
        string? line;
        do line = await _server.Line();
        while (line?.Contains("/set-up/", StringComparison.Ordinal) == false);
        SetUp = "/fr" + line?[line.IndexOf("/set-up/", StringComparison.Ordinal)..].Trim();
    }

    /// <summary>Signs a visitor in by a mailed link; the account is made if there was none.</summary>
    public async Task SignIn(Visit visit, string address)
    {
        await visit.Page.GotoAsync("/fr/sign-in");
        await visit.Page.FillAsync("#address", address);
        await visit.Page.ClickAsync("main form button.main");
        await visit.Page.GotoAsync(await Link(address));
        await visit.Page.ClickAsync("main form button");
        Assert.EndsWith("/fr/me", visit.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>The link in the next mail to an address.</summary>
    public async Task<string> Link(string address)
    {
        var before = _read.GetValueOrDefault(address);
        while (_mails!.To(address).Count <= before) await Task.Delay(20, TestContext.Current.CancellationToken);
        _read[address] = before + 1;
        return Address + Path().Match(_mails.To(address)[before].TextBody ?? "").Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_mails is not null) await _mails.DisposeAsync();
    }

    [GeneratedRegex("(?<=https?://[^/\\s]+)/(fr|en)/\\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Path();
}
