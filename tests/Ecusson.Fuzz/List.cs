using System.Globalization;
using Ecusson.Cli.Recipients;
using Ecusson.Cli.Shell;

namespace Ecusson.Fuzz;

/// <summary>The reader of recipients' lists, which reads from a file.</summary>
static class List
{
    static readonly string Path = System.IO.Path.GetTempFileName();

    public static void Read(byte[] bytes)
    {
        File.WriteAllBytes(Path, bytes);
        var terminal = new Terminal { Input = Stream.Null, Output = Stream.Null, Words = TextWriter.Null, Language = CultureInfo.InvariantCulture, Clock = TimeProvider.System };
        if (RecipientList.Open(Path, terminal) is { } list) foreach (var _ in list.Rows(_ => { })) { }
    }
}
