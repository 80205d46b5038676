using System.Globalization;
using System.Net;
using Ecusson.Awards;
using Ecusson.Files;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Messages;
using Ecusson.Web.Tests.Shell;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Storage;

/// <summary>The commands that take an installation away in one file and set it up again, as an operator types them.</summary>
public sealed class BackupCommandTests : IDisposable
{
    const string English = "C.UTF-8", French = "fr_FR.UTF-8";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ecusson-backup-");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_server_is_backed_up_and_set_up_again_elsewhere()
    {
        await using var server = ServerProcess.Start(English, ["--port", Port()]);
        await server.Line();
        var (database, secret) = (Path.Combine(server.Folder, "data", "ecusson.db"), Path.Combine(server.Folder, "data", "root-secret"));

        var said = await Say(English, ["backup", Archive, "--ConnectionStrings:Ecusson", $"Data Source={database}", "--Keys:RootSecretFile", secret]);
        Assert.Matches($@"^Backup written: {Archive} \(rows: [1-9]\d*, files: 0\)\.\nThe root secret is not in it\. It is here: {secret}\. Keep a copy of it, apart from this backup: ", said);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Archive));

        string[] target = ["--ConnectionStrings:Ecusson", $"Data Source={Path.Combine(folder.FullName, "new.db")}"];
        Assert.Matches($@"^Sauvegarde restaurée\u00A0: {Archive}, faite le .*\nAvant de démarrer le serveur, remettez ici le secret racine", await Say(French, ["restore", Archive, .. target]));

        // With another secret the restored server does not start; with its own it answers.
        await using var other = ServerProcess.Start(English, ["--port", Port(), .. target]);
        Assert.StartsWith("The root secret is missing", (await other.End()).Errors, StringComparison.Ordinal);
        var port = Port();
        await using var restored = ServerProcess.Start(English, ["--port", port, .. target, "--Keys:RootSecretFile", secret]);
        Assert.Contains($":{port} ", await restored.Line(), StringComparison.Ordinal);
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"http://localhost:{port}/health/live", Stop)).StatusCode);

        Assert.StartsWith("The database is not empty: ", await Refused(English, ["restore", Archive, .. target]), StringComparison.Ordinal);
        Assert.Equal($"Le fichier {Archive} existe déjà. Donnez un autre nom\u00A0: une sauvegarde n’en écrase aucune autre.", await Refused(French, ["backup", Archive, .. target]));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Awards_and_pictures_are_there_again_on_either_engine(string engine)
    {
        await using var database = await ServerDatabase.New(engine);
        await using var smtp = await SmtpServer.Start();
        await using var server = new ListServer(database, smtp);
        await server.Award(await server.StartFirst(), 3);
        while (await database.Ask(db => db.Set<Award>().CountAsync(award => award.State == AwardState.Offered, Stop)) < 3) await Task.Delay(100, Stop);
        var picture = await database.Ask(db => db.Set<StoredFile>().Where(file => file.MediaType == "image/png").Select(file => file.PublicId).FirstAsync(Stop));
        using var client = new HttpClient();
        var drawn = await client.GetByteArrayAsync(new Uri(server.Address, $"/files/{picture}"), Stop);

        var said = await Say(English, ["backup", Archive, .. server.Kept]);
        Assert.Matches(@"\(rows: [1-9]\d*, files: [1-9]\d*\)", said);
        Assert.Contains(server.SecretFile, said, StringComparison.Ordinal);
        await server.Kill();

        await using var empty = await ServerDatabase.New(engine);
        string[] target = [.. empty.Settings, "--Files:Folder", Path.Combine(folder.FullName, "files")];
        await Say(English, ["restore", Archive, .. target]);
        var port = Port();
        await using var restored = ServerProcess.Start(English, ["--port", port, .. target, "--Keys:RootSecretFile", server.SecretFile]);
        Assert.Contains($":{port} ", await restored.Line(), StringComparison.Ordinal);

        Assert.Equal(drawn, await client.GetByteArrayAsync($"http://localhost:{port}/files/{picture}", Stop));
        Assert.Equal(await Credentials(database), await Credentials(empty));
    }

    [Theory]
    [InlineData("The command backup needs a file, for example: ./run backup backup.zip", "backup")]
    [InlineData("The command restore needs a file, for example: ./run restore backup.zip", "restore", "--port", "6000")]
    [InlineData("The argument \"--prot\" is not a setting. ./run --help explains them all.", "backup", "b.zip", "--prot", "6000")]
    [InlineData("There is no database of Écusson to back up (settings Storage:Engine and ConnectionStrings:Ecusson).", "backup", "b.zip")]
    public async Task A_command_that_cannot_be_done_says_why_in_one_sentence(string sentence, params string[] arguments)
    {
        Assert.Equal(sentence, await Refused(English, arguments));
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_a_file_that_is_not_there_too()
    {
        await File.WriteAllTextAsync(Archive, "no archive", Stop);
        Assert.StartsWith($"The file {Archive} is not a sound backup, nothing was restored: ", await Refused(English, ["restore", Archive]), StringComparison.Ordinal);
        Assert.StartsWith($"The file {Archive}x cannot be read: ", await Refused(English, ["restore", $"{Archive}x"]), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    string Archive => Path.Combine(folder.FullName, "backup.zip");

    static Task<List<string>> Credentials(ServerDatabase database) =>
        database.Ask(async db => (await db.Set<SignedCredential>().AsNoTracking().Select(credential => credential.Bytes).ToListAsync(Stop)).Select(Convert.ToHexString).Order(StringComparer.Ordinal).ToList());

    static string Port() => ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);

    static async Task<string> Refused(string language, string[] arguments)
    {
        await using var process = ServerProcess.Start(language, arguments);
        var (code, errors) = await process.End();
        Assert.Equal(1, code);
        return errors;
    }

    static async Task<string> Say(string language, string[] arguments)
    {
        await using var process = ServerProcess.Start(language, arguments);
        var said = new List<string>();
        while (await process.Line() is { } line) said.Add(line);
        Assert.Equal((0, ""), await process.End());
        return string.Join('\n', said);
    }
}
