using System.Diagnostics;
using System.Security.Cryptography;
using Ecusson.Keys;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Keys;

/// <summary>Finds the root secret before anything is opened with it, or makes it where nothing was ever sealed.</summary>
sealed class RootSecretAtStart(IServiceScopeFactory scopes, IConfiguration settings, RandomNumberGenerator random, StartNotes notes) : IHostedService
{
    /// <summary>The secret itself, in base64.</summary>
    public const string SecretSetting = "Keys:RootSecret";

    /// <summary>The file that holds it.</summary>
    public const string FileSetting = "Keys:RootSecretFile";

    /// <summary>The file where no setting says otherwise, relative to the working directory.</summary>
    public const string DefaultFile = "data/root-secret";

    RootSecret? _secret;

    /// <summary>The secret, once the server has started.</summary>
    public RootSecret Secret => _secret ?? throw new InvalidOperationException("The root secret is read when the server starts; nothing may need it before.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<SealedRows>();
        var given = settings[SecretSetting];
        var secret = string.IsNullOrEmpty(given) ? await FromFile(rows, cancellationToken)
            : RootSecretText.TryRead(given, out var read) ? read : throw new SettingException("Start_WrongRootSecret", SecretSetting);
        if (!await rows.Open(secret, cancellationToken)) throw new SettingException("Start_OtherRootSecret", string.IsNullOrEmpty(given) ? FileSetting : SecretSetting);
        _secret = secret;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Where the settings say that the secret is, for whoever is to keep a copy: its file's full path, or the setting that holds it.</summary>
    public static string PlaceOf(IConfiguration settings) => string.IsNullOrEmpty(settings[SecretSetting]) ? Path.GetFullPath(PathOf(settings)) : SecretSetting;

    static string PathOf(IConfiguration settings) => settings[FileSetting] is { Length: > 0 } named ? named : DefaultFile;

    async Task<RootSecret> FromFile(SealedRows rows, CancellationToken stop)
    {
        var path = PathOf(settings);
        var reading = RootSecretFile.Read(path);
        if (reading is RootSecretReading.Missing)
        {
            if (await rows.Any(stop)) throw new SettingException("Start_MissingRootSecret", FileSetting, path);
            Make(path);
            reading = RootSecretFile.Read(path);
        }

        return reading switch
        {
            RootSecretReading.Read { Secret: var secret } => secret,
            RootSecretReading.Unreadable { Reason: null } => throw new SettingException("Start_EmptyRootSecret", FileSetting, path),
            RootSecretReading.Unreadable { Reason: { } reason } => throw new SettingException("Start_UnreadableRootSecret", FileSetting, path, reason),
            RootSecretReading.Missing => throw new SettingException("Start_MissingRootSecret", FileSetting, path),
            _ => throw new UnreachableException(),
        };
    }

    void Make(string path)
    {
        try
        {
            RootSecretFile.Make(path, random);
            notes.Add(_ => StartText.Of("Start_RootSecretMade", Path.GetFullPath(path)));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            // Another server that starts at the same moment may have made it; then it is there to be read.
            if (!File.Exists(path)) throw new SettingException("Start_UnreadableRootSecret", closed, FileSetting, path, closed.Message);
        }
    }
}
