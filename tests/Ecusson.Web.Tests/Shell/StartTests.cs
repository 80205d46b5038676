using System.Globalization;
using System.Net;

namespace Ecusson.Web.Tests.Shell;

public sealed class StartTests
{
    const string English = "C.UTF-8", French = "fr_FR.UTF-8";

    [Fact]
    public async Task The_server_makes_its_database_and_prints_its_address_alone()
    {
        var port = Port();
        await using var server = ServerProcess.Start(English, ["--port", port]);

        Assert.Equal($"Écusson is ready: http://localhost:{port} (Ctrl+C stops it)", await server.Line());
        Assert.True(File.Exists(Path.Combine(server.Folder, "data", "ecusson.db")));
        using var client = new HttpClient();
        foreach (var address in (string[])["/health", "/health/live"])
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"http://localhost:{port}{address}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task It_speaks_French_where_the_machine_does()
    {
        var port = Port();
        await using var server = ServerProcess.Start(French, ["--port", port]);

        Assert.Equal($"Écusson est prêt : http://localhost:{port} (Ctrl+C pour arrêter)", await server.Line());
    }

    [Fact]
    public async Task A_port_comes_from_the_environment_too_and_the_command_line_outweighs_it()
    {
        var port = Port();
        await using var fromEnvironment = ServerProcess.Start(English, [], ("ECUSSON_PORT", port));
        Assert.Contains($":{port} ", await fromEnvironment.Line(), StringComparison.Ordinal);

        var other = Port();
        await using var fromBoth = ServerProcess.Start(English, ["--port", other], ("ECUSSON_PORT", port));
        Assert.Contains($":{other} ", await fromBoth.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_said_in_one_sentence_with_the_way_out()
    {
        var port = Port();
        await using var first = ServerProcess.Start(English, ["--port", port]);
        await first.Line();

        await using var second = ServerProcess.Start(English, ["--port", port]);

        Assert.Equal(
            (1, $"The address http://localhost:{port} is taken by another program. Choose another port, for example: ./run --port 6000"),
            await second.End());
    }

    [Theory]
    [InlineData("Port", "99999", "The setting Port is \"99999\": it must be a number from 1 to 65535.")]
    [InlineData("Port", "0", "The setting Port is \"0\": it must be a number from 1 to 65535.")]
    [InlineData("Storage__Engine", "mysql", "The setting Storage:Engine is \"mysql\": it must be sqlite or postgresql.")]
    [InlineData("Storage__Engine", "postgresql", "The setting ConnectionStrings:Ecusson is missing: PostgreSQL needs it,*")]
    [InlineData("ConnectionStrings__Ecusson", "hello", "The setting ConnectionStrings:Ecusson cannot be read:*")]
    [InlineData("ConnectionStrings__Ecusson", "Data Source=/proc/nowhere/a.db", "The database cannot be opened (setting ConnectionStrings:Ecusson):*")]
    public async Task A_wrong_setting_stops_the_start_with_one_sentence_that_names_it(string name, string value, string sentence)
    {
        await using var server = ServerProcess.Start(English, [], ("ECUSSON_" + name, value));

        var (code, errors) = await server.End();

        Assert.Equal(1, code);
        Assert.DoesNotContain('\n', errors);
        if (sentence.EndsWith('*')) Assert.StartsWith(sentence[..^1], errors, StringComparison.Ordinal);
        else Assert.Equal(sentence, errors);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_stops_the_start_with_a_sentence()
    {
        await using var server = ServerProcess.Start(
            English, ["--Storage:Engine", "PostgreSQL", "--ConnectionStrings:Ecusson", $"Host=127.0.0.1;Port={Port()};Database=a;Username=b"]);

        var (code, errors) = await server.End();

        Assert.Equal(1, code);
        Assert.StartsWith("The database cannot be opened (setting ConnectionStrings:Ecusson): Failed to connect", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start_with_a_sentence()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new string('x', 5000), TestContext.Current.CancellationToken);
        await using var server = ServerProcess.Start(English, ["--ConnectionStrings:Ecusson", $"Data Source={file}"]);

        var (code, errors) = await server.End();

        Assert.Equal(1, code);
        Assert.StartsWith("The database cannot be opened", errors, StringComparison.Ordinal);
        File.Delete(file);
    }

    static string Port() => ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);
}
