using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Ecusson.Keys;
using Ecusson.Storage;
using Ecusson.Web.Tests.Api;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ecusson.Web.Tests.Shell;

/// <summary>What the server writes into its logs while people sign in, programs come, and awards are given.</summary>
public sealed class LogTests
{
    const string Password = "une phrase assez longue";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_its_operator_has_logged_no_key_secret_or_password_is_in_it()
    {
        using var log = new KeptLog();
        await using var server = new WebServer { DelayMinutes = 0, Log = log, LogsAll = true };
        var secrets = await Live(server);
        var written = log.Text;

        Assert.Contains("Executing endpoint", written, StringComparison.Ordinal);
        Assert.True(secrets.Count >= 8);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, written, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A day in the server's life; returns what nobody may read of it.</summary>
    static async Task<IReadOnlyList<string>> Live(WebServer server)
    {
        using var desk = await SampleDesk.New(server);
        var (token, client) = await desk.Organization.Token("awards:read");
        using (var program = ApiProgram.With(server, token)) await program.Get("/awards");
        using var visitor = server.Browser();
        using var wish = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = token });
        using var given = await visitor.PostAsync("/api/v1/token", wish, Stop);
        var access = JsonElement.Parse(await given.Content.ReadAsStringAsync(Stop)).GetProperty("access_token").GetString()!;

        var award = await desk.Offered("ada@example.org", "Ada Lovelace");
        using (await visitor.Fill(await desk.Link(award), ("do", "accept"))) { }
        using (var ada = await server.SignedIn("ada@example.org"))
        using (await ada.Fill("/fr/me/account", ("do", "password"), ("wanted", Password))) { }
        using (var entered = await visitor.Fill("/fr/sign-in", ("address", "ada@example.org"), ("password", Password), ("with-password", "1"))) Assert.EndsWith("/me", entered.Headers.Location?.ToString(), StringComparison.Ordinal);
        using (await desk.Owner.Fill($"{desk.Organization.Desk}/keys", ("do", "rotate"))) { }
        using (await visitor.GetAsync("/fr/awards/nothing", Stop)) { }

        var root = server.Services.GetRequiredService<RootSecret>();
        var keys = await server.Ask<EcussonDb, List<SealedKey>>(db => db.Set<SealedKey>().ToListAsync(Stop));
        var bytes = keys.Select(key => JsonElement.Parse(Encoding.UTF8.GetString(root.Open("signing-key", key.Id.Value, key.RootVersion, key.Sealed))).GetProperty("d").GetString()!)
            .Select(text => Base64Url.DecodeFromChars(text)).ToList();
        bytes.Add(Convert.FromBase64String((await File.ReadAllLinesAsync(server.Services.GetRequiredService<IConfiguration>()["Keys:RootSecretFile"]!, Stop)).Last(line => line.Length > 0)));
        return [token, access, Password, .. bytes.SelectMany(secret => (string[])[Convert.ToBase64String(secret), Base64Url.EncodeToString(secret), Convert.ToHexString(secret)])];
    }

    /// <summary>Keeps every line, with what was said of its parts and what failed.</summary>
    sealed class KeptLog : ILoggerProvider, ILogger
    {
        readonly ConcurrentQueue<string> lines = new();

        public string Text => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> parts ? string.Join(' ', parts.Select(part => part.Value)) : "")}");

        public void Dispose()
        {
        }
    }
}
