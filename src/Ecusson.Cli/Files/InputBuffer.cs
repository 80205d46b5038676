namespace Ecusson.Cli.Files;

/// <summary>
/// A stream of which as much is held as one line needs, or all of it: which of the two is decided after a look at the first line.
/// </summary>
sealed class InputBuffer(Stream source)
{
    byte[] bytes = new byte[1 << 16];
    int start;
    int scanned;
    int end;
    bool isOver;

    /// <summary>True once more was to be held at once than <see cref="InputFile.MaxBytes"/>: what was returned then is cut short.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The next line without its end, which stays in place until it is taken; null at the end of the stream.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> PeekLine(CancellationToken stop)
    {
        while (true)
        {
            var at = bytes.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
            if (at >= 0) return bytes.AsMemory(start, scanned + at - start);
            scanned = end;
            if (await Fill(stop)) continue;
            if (end == start) return null;
            return bytes.AsMemory(start, end - start);
        }
    }

    /// <summary>Passes over the line that was looked at.</summary>
    public void TakeLine(ReadOnlyMemory<byte> line) => scanned = start = Math.Min(start + line.Length + 1, end);

    /// <summary>All that is left.</summary>
    public async ValueTask<byte[]> TakeAll(CancellationToken stop)
    {
        while (await Fill(stop))
        {
        }

        var all = bytes[start..end];
        start = scanned = end;
        return all;
    }

    async ValueTask<bool> Fill(CancellationToken stop)
    {
        if (isOver) return false;
        if (start > 0 && end == bytes.Length)
        {
            bytes.AsSpan(start, end - start).CopyTo(bytes);
            (scanned, end, start) = (scanned - start, end - start, 0);
        }

        if (end - start > InputFile.MaxBytes)
        {
            IsTooLarge = isOver = true;
            return false;
        }

        if (end == bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
        var read = await source.ReadAsync(bytes.AsMemory(end), stop);
        end += read;
        isOver = read == 0;
        return !isOver;
    }
}
