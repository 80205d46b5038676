using System.Diagnostics;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Files;

/// <summary>Reads what a person named on the command line, or says in a sentence why it cannot be read.</summary>
static class InputFile
{
    /// <summary>Largest file that is read whole: 64 MiB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The file's bytes; <c>-</c> is standard input. Null after saying why not.</summary>
    public static async Task<byte[]?> Read(string path, Terminal terminal, CancellationToken stop)
    {
        switch (await TryRead(path, terminal, stop))
        {
            case InputReading.Read read:
                return read.Content;
            case InputReading.Refused refused:
                terminal.Words.WriteLine(refused.Sentence(terminal));
                return null;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The same without a word.</summary>
    public static async Task<InputReading> TryRead(string path, Terminal terminal, CancellationToken stop)
    {
        try
        {
            if (path == "-") return await ReadAll(terminal.Input, path, stop);
            if (Directory.Exists(path)) return new InputReading.Refused(Text.FileIsFolder, path);
            await using var file = Open(path);
            return await ReadAll(file, path, stop);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            return new InputReading.Refused(FileProblem.Of(exception, reading: true), path, exception.Message);
        }
    }

    /// <summary>Opens a file to be read from its beginning to its end. What the file system refuses is thrown.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);

    static async Task<InputReading> ReadAll(Stream source, string path, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        var part = new byte[1 << 16];
        while (await source.ReadAsync(part, stop) is > 0 and var read)
        {
            if (bytes.Length + read > MaxBytes) return new InputReading.Refused(Text.FileTooLarge, path);
            bytes.Write(part, 0, read);
        }

        return new InputReading.Read(bytes.ToArray());
    }
}
