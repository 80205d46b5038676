using System.Net;
using System.Text;
using Ecusson.Web.Tests.Shell;

namespace Ecusson.Web.Tests.Telemetry;

/// <summary>A collector of traces and metrics on this machine (OTLP over HTTP): it keeps every byte that it is sent.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly HttpListener listener;
    readonly MemoryStream bytes = new();
    readonly Task listening;

    Collector(HttpListener listener, string address)
    {
        (this.listener, Address) = (listener, address);
        listening = Task.Run(Listen);
    }

    public string Address { get; }

    /// <summary>What it was sent so far; texts stand in protobuf as they are.</summary>
    public string Told
    {
        get
        {
            lock (bytes) return Encoding.UTF8.GetString(bytes.ToArray());
        }
    }

    public static Collector Start()
    {
        var address = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        var server = new HttpListener { Prefixes = { address + "/" } };
        server.Start();
        return new Collector(server, address);
    }

    /// <summary>Waits until it was sent a text.</summary>
    public async Task Until(string text)
    {
        for (var waited = 0; !Told.Contains(text, StringComparison.Ordinal); waited++)
        {
            Assert.True(waited < 600, $"{text} never arrived.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    async Task Listen()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                lock (bytes) body.WriteTo(bytes);
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await listening;
        await bytes.DisposeAsync();
    }
}
