using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ecusson.Outbound.Tests;

/// <summary>A real server on a loopback port that answers each path with the bytes given for it, and remembers what was asked.</summary>
sealed class CannedServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly Dictionary<string, Func<Stream, Task>> _answers = [];
    readonly CancellationTokenSource _stop = new();
    readonly Task _loop;

    public CannedServer()
    {
        _listener.Start();
        _loop = Serve();
    }

    public List<string> Asked { get; } = [];

    /// <summary>What was handed over with each question: the lines of its head by their names, and its body byte by byte.</summary>
    public List<(IReadOnlyDictionary<string, string> Head, byte[] Body)> Got { get; } = [];

    public Uri At(string path, string host = "127.0.0.1") => new($"http://{host}:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public CannedServer Answer(string path, string head, string body = "")
    {
        _answers[path] = stream => stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}")).AsTask();
        return this;
    }

    public CannedServer AnswerWith(string path, Func<Stream, Task> write)
    {
        _answers[path] = write;
        return this;
    }

    async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                try
                {
                    await using var stream = client.GetStream();
                    // A character for each byte: what is no text is kept as it came.
                    using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
                    var path = (await reader.ReadLineAsync(_stop.Token))?.Split(' ') is [_, var asked, ..] ? asked : "";
                    var head = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                    while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line) head[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
                    var body = new char[int.Parse(head.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
                    if (body.Length > 0) await reader.ReadBlockAsync(body, _stop.Token);
                    lock (Asked)
                    {
                        Asked.Add(path);
                        Got.Add((head, Encoding.Latin1.GetBytes(body)));
                    }

                    await _answers[path](stream);
                }
                catch (IOException)
                {
                    // The guard hangs up on what it refuses; the next caller is served all the same.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Dispose();
        _stop.Dispose();
    }
}
