using System.Security.Cryptography;
using System.Text;

namespace Ecusson.Keys;

/// <summary>The file that holds the root secret, outside the database. Whoever has both can sign in everyone's name.</summary>
public static class RootSecretFile
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">Where it is.</param>
    public static RootSecretReading Read(string path)
    {
        try
        {
            return RootSecretText.TryRead(File.ReadAllText(path), out var secret) ? new RootSecretReading.Read(secret) : new RootSecretReading.Unreadable(null);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return new RootSecretReading.Missing();
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return new RootSecretReading.Unreadable(closed.Message);
        }
    }

    /// <summary>Makes a new secret in a new file that its owner alone may read, and its folder.</summary>
    /// <param name="path">Where it is to be; nothing may be there.</param>
    /// <param name="random">Where its bits come from.</param>
    /// <exception cref="IOException">It cannot be written, or something is there already.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Make(string path, RandomNumberGenerator random)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes($"# The root secret of this Ecusson. Keep a copy apart from the database's: without it no key opens.\n{RootSecretText.Make(random)}\n"));
        file.Flush(flushToDisk: true);
    }
}

/// <summary>What came of reading the root secret's file.</summary>
public abstract record RootSecretReading
{
    RootSecretReading() { }

    /// <summary>It was read.</summary>
    /// <param name="Secret">The secret.</param>
    public sealed record Read(RootSecret Secret) : RootSecretReading;

    /// <summary>There is no such file.</summary>
    public sealed record Missing : RootSecretReading;

    /// <summary>There is one that cannot be read, or that holds no secret.</summary>
    /// <param name="Reason">What the machine says; null when it can be read and holds none.</param>
    public sealed record Unreadable(string? Reason) : RootSecretReading;
}
