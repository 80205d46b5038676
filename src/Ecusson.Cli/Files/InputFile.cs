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
        try
        {
            if (path == "-") return await ReadAll(terminal.Input, path, terminal, stop);
            if (Directory.Exists(path))
            {
                terminal.Say(Text.FileIsFolder, path);
                return null;
            }

            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
            return await ReadAll(file, path, terminal, stop);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            FileProblem.Say(exception, path, terminal, reading: true);
            return null;
        }
    }

    static async Task<byte[]?> ReadAll(Stream source, string path, Terminal terminal, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        var part = new byte[1 << 16];
        while (await source.ReadAsync(part, stop) is > 0 and var read)
        {
            if (bytes.Length + read > MaxBytes)
            {
                terminal.Say(Text.FileTooLarge, path);
                return null;
            }

            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }
}
