using System.Buffers;
using System.Text.Json;
using Ecusson.Cli.Shell;
using Ecusson.Credentials;

namespace Ecusson.Cli.Files;

/// <summary>One credential of an input, or why there is none.</summary>
/// <param name="Reading">Its bytes, or why they could not be read.</param>
/// <param name="Line">The line that it stands on, counted from 1; null when it is the input's only one.</param>
sealed record InputRecord(InputReading Reading, long? Line);

/// <summary>
/// The credentials of an input, one after the other: the whole of it, or each line where each line is one (NDJSON, or a list of tokens).
/// A file of lines may be of any length.
/// </summary>
/// <param name="path">A file, or <c>-</c> for standard input.</param>
/// <param name="terminal">Has the standard input.</param>
sealed class InputRecords(string path, Terminal terminal) : IAsyncDisposable
{
    static readonly SearchValues<byte> White = SearchValues.Create(" \t\r\n"u8);

    FileStream? file;
    InputBuffer? buffer;
    long taken;
    bool isOver;

    /// <summary>The next one; null when there is no more.</summary>
    public async ValueTask<InputRecord?> Next(CancellationToken stop)
    {
        if (isOver) return null;
        try
        {
            if (path != "-" && Directory.Exists(path)) return End(new InputReading.Refused(Text.FileIsFolder, path));
            var isFirst = buffer is null;
            buffer ??= new InputBuffer(path == "-" ? terminal.Input : file = InputFile.Open(path));
            var record = isFirst ? await First(buffer, stop) : await NextLine(buffer, stop);
            return buffer.IsTooLarge ? End(new InputReading.Refused(Text.FileTooLarge, path), isFirst ? null : taken + 1) : record;
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            return End(new InputReading.Refused(FileProblem.Of(exception, reading: true), path, exception.Message));
        }
    }

    public ValueTask DisposeAsync() => file?.DisposeAsync() ?? ValueTask.CompletedTask;

    async ValueTask<InputRecord> First(InputBuffer from, CancellationToken stop)
    {
        if (await PeekFilled(from, stop) is not { } line || !(IsOfLines(path) || IsRecord(line))) return End(new InputReading.Read(await from.TakeAll(stop)));
        var first = Take(from, line);
        return await PeekFilled(from, stop) is null ? End(first.Reading) : first;
    }

    async ValueTask<InputRecord?> NextLine(InputBuffer from, CancellationToken stop)
    {
        if (await PeekFilled(from, stop) is { } line) return Take(from, line);
        isOver = true;
        return null;
    }

    InputRecord Take(InputBuffer from, ReadOnlyMemory<byte> line)
    {
        var record = new InputRecord(new InputReading.Read(line.ToArray()), ++taken);
        from.TakeLine(line);
        return record;
    }

    /// <summary>The next line that holds anything, still to be taken; those before it are passed over and counted.</summary>
    async ValueTask<ReadOnlyMemory<byte>?> PeekFilled(InputBuffer from, CancellationToken stop)
    {
        while (await from.PeekLine(stop) is { } line)
        {
            if (line.Span.ContainsAnyExcept(White)) return line;
            from.TakeLine(line);
            taken++;
        }

        return null;
    }

    InputRecord End(InputReading reading, long? line = null)
    {
        isOver = true;
        return new InputRecord(reading, line);
    }

    static bool IsOfLines(string path) => Path.GetExtension(path).ToUpperInvariant() is ".NDJSON" or ".JSONL";

    /// <summary>True for a whole JSON object and for what looks like a token: a picture, and JSON over many lines, do not begin with such a line.</summary>
    static bool IsRecord(ReadOnlyMemory<byte> line)
    {
        var text = line.Span.StartsWith("\uFEFF"u8) ? line[3..] : line;
        if (text.Span.TrimStart(" \t\r"u8).StartsWith("ey"u8)) return text.Span.Count((byte)'.') == 2;
        if (!text.Span.TrimStart(" \t\r"u8).StartsWith("{"u8) || JsonReading.Of(text) is not JsonReading.Read read) return false;
        using (read.Document) return read.Document.RootElement.ValueKind == JsonValueKind.Object;
    }
}
