using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Files;

/// <summary>
/// A file that appears whole or not at all: it is written under another name beside its place, and takes the place when it is done.
/// </summary>
sealed class OutputFile : IDisposable
{
    const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly string path;
    readonly string unfinished;
    readonly bool replace;
    bool isDone;

    /// <summary>Opens a file for writing. What goes wrong is thrown: <see cref="FileProblem"/> knows the words for it.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="replace">Whether a file that stands there may be replaced.</param>
    /// <param name="secret">True for a key: nobody but the owner may read it, from the first byte on.</param>
    public OutputFile(string path, bool replace, bool secret = false)
    {
        (this.path, this.replace) = (path, replace);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        unfinished = Path.Combine(folder, $".{Guid.NewGuid():N}.unfinished");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (secret && !OperatingSystem.IsWindows()) options.UnixCreateMode = OnlyOwner;
        Stream = new FileStream(unfinished, options);
    }

    public Stream Stream { get; }

    /// <summary>Writes a whole file; false after saying why not.</summary>
    public static bool Write(string path, ReadOnlySpan<byte> content, Terminal terminal, bool replace, bool secret = false)
    {
        try
        {
            if (!replace && (File.Exists(path) || Directory.Exists(path)))
            {
                terminal.Say(Text.OutputExists, path);
                return false;
            }

            using var file = new OutputFile(path, replace, secret);
            file.Stream.Write(content);
            file.Complete();
            return true;
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            FileProblem.Say(exception, path, terminal, reading: false);
            return false;
        }
    }

    /// <summary>Closes the file and puts it in its place.</summary>
    public void Complete()
    {
        Stream.Dispose();
        File.Move(unfinished, path, replace);
        isDone = true;
    }

    /// <summary>Takes away what was not completed.</summary>
    public void Dispose()
    {
        if (isDone) return;
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk is full: what is left in the buffer cannot be written, and is not wanted any more.
        }

        File.Delete(unfinished);
    }
}
