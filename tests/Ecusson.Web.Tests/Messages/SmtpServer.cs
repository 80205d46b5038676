using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using MimeKit;

namespace Ecusson.Web.Tests.Messages;

/// <summary>An SMTP server that others wrote, as a process of its own, and the mails that it was handed.</summary>
sealed class SmtpServer : IAsyncDisposable
{
    readonly Process process;
    readonly ConcurrentQueue<(string To, MimeMessage Mail)> mails = new();
    readonly Task reading;

    SmtpServer(Process process, int port)
    {
        (this.process, Port) = (process, port);
        reading = Task.Run(Read);
    }

    public int Port { get; }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts it; where its program is not installed the test is skipped with that reason.</summary>
    /// <param name="headsOnly">Whether only the heads of mails are kept, not what they say.</param>
    public static Task<SmtpServer> Start(bool headsOnly = false) => Start(headsOnly ? ["--heads"] : []);

    /// <summary>The same for a server that takes mails over a secret line alone, from user <c>school</c> with password <c>chalk</c>.</summary>
    /// <param name="certificate">File of its certificate, PEM.</param>
    /// <param name="key">File of its private key, PEM.</param>
    public static Task<SmtpServer> StartClosed(string certificate, string key) => Start(["--closed", certificate, key]);

    static async Task<SmtpServer> Start(string[] arguments)
    {
        var folder = typeof(SmtpServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "InteropFolder").Value!;
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "smtp-server"))) Assert.Skip("No SMTP server: run ./test once, which installs the programs of tests/interop.");
        var started = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "smtp.mjs"), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        return new SmtpServer(started, int.Parse(await started.StandardOutput.ReadLineAsync(Stop) ?? "0", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>How many mails were handed over.</summary>
    public int Count => mails.Count;

    /// <summary>To whom each mail went, in order, and its message id.</summary>
    public IReadOnlyList<(string To, string Id)> Handed => [.. mails.Select(mail => (mail.To, mail.Mail.MessageId ?? ""))];

    /// <summary>All that was handed over for an address, whatever became of it.</summary>
    public IReadOnlyList<MimeMessage> To(string address) => [.. mails.Where(mail => mail.To == address).Select(mail => mail.Mail)];

    /// <summary>Waits for the first mail to an address.</summary>
    public async Task<MimeMessage> First(string address)
    {
        while (To(address).Count == 0) await Task.Delay(20, Stop);
        return To(address)[0];
    }

    /// <summary>Ends it; all that it was handed is known then.</summary>
    public async Task End()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(CancellationToken.None);
        await reading;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        process.Dispose();
    }

    async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            var json = JsonElement.Parse(line);
            var mail = await MimeMessage.LoadAsync(new MemoryStream(json.GetProperty("mail").GetBytesFromBase64()), CancellationToken.None);
            foreach (var to in json.GetProperty("to").EnumerateArray()) mails.Enqueue((to.GetString()!, mail));
        }
    }
}
