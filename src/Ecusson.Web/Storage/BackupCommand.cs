using System.Diagnostics;
using System.Globalization;
using Ecusson.Files.Backups;
using Ecusson.Web.Files;
using Ecusson.Web.Keys;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Storage;

/// <summary>The commands <c>backup</c> and <c>restore</c> of the server's program: a file, then settings as for the server. No server runs for them.</summary>
sealed class BackupCommand
{
    const string Backup = "backup", Restore = "restore";

    readonly string _verb;
    readonly string _path;
    readonly string[] _settings;

    BackupCommand(string verb, string path, string[] settings) => (_verb, _path, _settings) = (verb, Path.GetFullPath(path), settings);

    /// <summary>The command that the arguments begin with; null when they are those of a server.</summary>
    /// <exception cref="SettingException">The command names no file.</exception>
    public static BackupCommand? Of(string[] arguments) => arguments switch
    {
        [Backup or Restore, var file, ..] when !file.StartsWith('-') => new BackupCommand(arguments[0], file, arguments[2..]),
        [Backup or Restore, ..] => throw new SettingException("Backup_NoFile", arguments[0]),
        _ => null,
    };

    /// <summary>Does it, and says on the console what came of it.</summary>
    /// <returns>The exit code: 0.</returns>
    /// <exception cref="SettingException">It could not be done, and why.</exception>
    public async Task<int> Run()
    {
        var builder = WebApplication.CreateBuilder(Start.Options(_settings));
        builder.AddStart(_settings);
        builder.AddStorage();
        builder.AddFiles();
        builder.Services.AddScoped<MakeBackup>().AddScoped<RestoreBackup>();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var secret = RootSecretAtStart.PlaceOf(app.Configuration);
        foreach (var sentence in _verb == Backup
            ? await Make(scope.ServiceProvider.GetRequiredService<MakeBackup>(), secret)
            : await Fill(scope.ServiceProvider.GetRequiredService<RestoreBackup>(), secret)) await Console.Out.WriteLineAsync(sentence);
        return 0;
    }

    async Task<IReadOnlyList<string>> Make(MakeBackup backup, string secret)
    {
        if (File.Exists(_path)) throw new SettingException("Backup_FileThere", _path);
        // Half a backup never has the name of a whole one.
        var half = $"{_path}.half";
        try
        {
            MakeBackupOutcome outcome;
            await using (var file = new FileStream(half, Private())) outcome = await backup.To(file, ProductVersion.Text, CancellationToken.None);
            switch (outcome)
            {
                case MakeBackupOutcome.Made { Manifest: var manifest, Missing: var missing }:
                    File.Move(half, _path);
                    List<string> said = [StartText.Of("Backup_Made", _path, Number(manifest.Tables.Sum(table => table.Rows)), Number(manifest.Files.Count)), StartText.Of("Backup_Secret", secret)];
                    if (missing > 0) said.Add(StartText.Of("Backup_Missing", Number(missing)));
                    return said;
                case MakeBackupOutcome.NothingThere: throw new SettingException("Backup_NothingThere", StorageRegistration.EngineSetting, StorageRegistration.ConnectionSetting);
                case MakeBackupOutcome.OtherSchema: throw new SettingException("Backup_OtherSchema");
                default: throw new UnreachableException();
            }
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Backup_CannotWrite", closed, _path, closed.Message);
        }
        finally
        {
            File.Delete(half);
        }
    }

    async Task<IReadOnlyList<string>> Fill(RestoreBackup restore, string secret)
    {
        try
        {
            await using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return await restore.From(file, CancellationToken.None) switch
            {
                RestoreBackupOutcome.Restored { Manifest: var manifest } =>
                [
                    StartText.Of("Restore_Done", _path, manifest.MadeAt.ToString("u", CultureInfo.InvariantCulture), Number(manifest.Tables.Sum(table => table.Rows)), Number(manifest.Files.Count)),
                    StartText.Of("Restore_Secret", secret),
                ],
                RestoreBackupOutcome.NotEmpty => throw new SettingException("Restore_NotEmpty", StorageRegistration.EngineSetting, StorageRegistration.ConnectionSetting),
                RestoreBackupOutcome.OtherSchema { Version: var version } => throw new SettingException("Restore_OtherSchema", version, ProductVersion.Text),
                RestoreBackupOutcome.Damaged { Reason: var reason } => throw new SettingException("Restore_Damaged", _path, reason),
                _ => throw new UnreachableException(),
            };
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Restore_CannotRead", closed, _path, closed.Message);
        }
    }

    /// <summary>A backup holds what people are called and where their mail goes: nobody but its owner reads it.</summary>
    static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
