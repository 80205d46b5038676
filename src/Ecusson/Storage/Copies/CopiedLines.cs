using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Ecusson.Storage.Copies;

/// <summary>Cuts a stream into its lines, one in memory at a time, none longer than <see cref="Longest"/>.</summary>
static class CopiedLines
{
    /// <summary>The longest line, in bytes: a list of awards as it was handed in, in base64, has room.</summary>
    public const int Longest = 64 * 1024 * 1024;

    /// <summary>The lines, without their ends.</summary>
    /// <exception cref="FormatException">A line is too long, or the last has no end.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Of(Stream stream, [EnumeratorCancellation] CancellationToken stop)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        while (true)
        {
            var read = await reader.ReadAsync(stop);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return rest.Slice(0, end).ToArray();
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > Longest) throw new FormatException("A row is longer than any that the product writes.");
            if (read.IsCompleted && rest.Length > 0) throw new FormatException("The last row is cut off.");
            reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted) break;
        }

        await reader.CompleteAsync();
    }
}
