using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Ecusson.Storage;
using Ecusson.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

        Assert.Equal($"Écusson est prêt\u00A0: http://localhost:{port} (Ctrl+C pour arrêter)", await server.Line());
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
    public async Task What_others_write_into_the_environment_under_names_that_begin_alike_does_not_stop_it()
    {
        var port = Port();
        await using var server = ServerProcess.Start(
            English, ["--port", port],
            ("ECUSSON_PORT", "tcp://10.0.0.1:80"), ("ECUSSON_DB_SERVICE_HOST", "10.0.0.1"), ("ECUSSON_DB_PORT", "tcp://10.0.0.1:5432"), ("ECUSSON_DB_PORT_5432_TCP_ADDR", "10.0.0.1"), ("ECUSSON_TEST_POSTGRESQL", "Host=localhost"), ("ECUSSON_Logging__LogLevel__Default", "Error"));
        Assert.Contains($":{port} ", await server.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_takes_no_files_stops_the_start_with_a_sentence()
    {
        var taken = Path.GetTempFileName();
        await using var server = ServerProcess.Start(French, ["--port", Port(), "--Files:Folder", taken]);
        var (code, errors) = await server.End();
        Assert.Equal(1, code);
        Assert.StartsWith($"Les fichiers ne peuvent pas être gardés dans le dossier «\u00A0{taken}\u00A0» (réglage Files:Folder)\u00A0:", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
        File.Delete(taken);
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
    [InlineData("Port", "five", "The setting Port is \"five\": it must be a number from 1 to 65535.")]
    [InlineData("Verify__PerMinute", "0", "The setting Verify:PerMinute is \"0\": it must be a number from 1 to 1000000.")]
    [InlineData("Verify__PerMinute", "many", "The setting Verify:PerMinute is \"many\": it must be a number from 1 to 1000000.")]
    [InlineData("Proxy__Trusted", "127.0.0.1, proxy.example", "The setting Proxy:Trusted names \"proxy.example\": it must be an address or a network,*")]
    [InlineData("Proxy__Trusted", "10.0.0.0/33", "The setting Proxy:Trusted names \"10.0.0.0/33\": it must be an address or a network,*")]
    [InlineData("urls", "http://localhost:5081;6000", "The setting urls names \"6000\": it must be an address such as http://localhost:5080.")]
    [InlineData("urls", "ftp://localhost:5081", "The setting urls names \"ftp://localhost:5081\": it must be an address such as http://localhost:5080.")]
    [InlineData("urls", "https://localhost:5081", "The setting urls asks for \"https://localhost:5081\", but there is no certificate:*")]
    [InlineData("urls", "http://192.0.2.1:5081", "The server cannot listen on http://192.0.2.1:5081:*")]
    [InlineData("Storage__Engine", "mysql", "The setting Storage:Engine is \"mysql\": it must be sqlite or postgresql.")]
    [InlineData("Storage__Engine", "postgresql", "The setting ConnectionStrings:Ecusson is missing: PostgreSQL needs it,*")]
    [InlineData("Mails__Hots", "smtp.example.org", "The environment variable \"ECUSSON_Mails__Hots\" is not a setting. ./run --help explains them all.")]
    [InlineData("Mails_Host", "smtp.example.org", "The environment variable \"ECUSSON_Mails_Host\" is not a setting. ./run --help explains them all.")]
    [InlineData("Files__Folder", "/proc/nowhere", "Files cannot be kept in the folder \"/proc/nowhere\" (setting Files:Folder):*")]
    [InlineData("Files__Typefaces", "/proc/nowhere", "Typefaces cannot be read in the folder \"/proc/nowhere\" (setting Files:Typefaces), which must hold .ttf, .otf or .ttc files:*")]
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

    /// <summary>The tables of an empty database are made in one transaction; what a later version brings is added under a lock that a killed process leaves behind.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_start_that_was_killed_while_it_migrated_does_not_hold_up_the_next(bool isEmpty)
    {
        var folder = Directory.CreateTempSubdirectory("ecusson-killed-");
        var connection = $"Data Source={Path.Combine(folder.FullName, "ecusson.db")};Pooling=False;Default Timeout=1";
        if (isEmpty) await Run(connection, "CREATE TABLE \"__EFMigrationsHistory\" (migration_id TEXT NOT NULL PRIMARY KEY, product_version TEXT NOT NULL)");
        else await MigrateAllButTheLast(connection);
        // The next migration never ends: writing it down counts without end.
        await Run(connection, """
            CREATE TRIGGER endless BEFORE INSERT ON "__EFMigrationsHistory" BEGIN
                SELECT count(*) FROM (WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n);
            END;
            """);
        await using (var killed = ServerProcess.Start(English, ["--port", Port(), "--ConnectionStrings:Ecusson", connection]))
        {
            await Wait.Until(IsAtIt);
            await Assert.ThrowsAsync<TimeoutException>(() => killed.Line().WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));
            Assert.True(await IsAtIt());
        }

        Assert.Equal(!isEmpty, await Holds(connection));
        await Run(connection, "DROP TRIGGER endless");
        await using (var next = ServerProcess.Start(English, ["--port", Port(), "--ConnectionStrings:Ecusson", connection]))
        {
            var said = await next.Line().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken) ?? (await next.End()).Errors;
            Assert.StartsWith("Écusson is ready", said, StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);

        Task<bool> IsAtIt() => isEmpty ? IsWrittenTo(connection) : Holds(connection);
    }

    [Fact]
    public async Task A_database_in_a_folder_that_may_not_be_written_stops_the_start_with_a_sentence()
    {
        var folder = Directory.CreateTempSubdirectory("ecusson-closed-");
        // A folder in the place of the lock's file: not even root can open it as a file.
        folder.CreateSubdirectory("ecusson.db-migration");
        await using var server = ServerProcess.Start(English, ["--ConnectionStrings:Ecusson", $"Data Source={Path.Combine(folder.FullName, "ecusson.db")}"]);

        var (code, errors) = await server.End();

        Assert.Equal(1, code);
        Assert.StartsWith("The database cannot be opened (setting ConnectionStrings:Ecusson):", errors, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    /// <summary>Whether somebody holds, or held and never gave back, the lock of migrations.</summary>
    static async Task<bool> Holds(string connection) =>
        Equals(await Run(connection, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'"), 1L)
        && Equals(await Run(connection, "SELECT count(*) FROM \"__EFMigrationsLock\""), 1L);

    /// <summary>Whether somebody is in the middle of writing.</summary>
    static async Task<bool> IsWrittenTo(string connection)
    {
        try
        {
            await Run(connection, "BEGIN IMMEDIATE; ROLLBACK");
            return false;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            return true;
        }
    }

    static async Task MigrateAllButTheLast(string connection)
    {
        await using var services = new ServiceCollection().AddSqlite(connection).AddSingleton(RandomNumberGenerator.Create()).AddSingleton(TimeProvider.System).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<EcussonDb>().Database;
        await database.MigrateAsync(database.GetMigrations().Reverse().Skip(1).First(), TestContext.Current.CancellationToken);
    }

    static async Task<object?> Run(string connection, string sql)
    {
        await using var database = new SqliteConnection(connection);
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    static string Port() => ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);
}
