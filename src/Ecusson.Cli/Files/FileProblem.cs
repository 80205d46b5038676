using System.Security;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Files;

/// <summary>What the file system refuses, as a sentence.</summary>
static class FileProblem
{
    const int LinuxNoSpace = 28;
    const int WindowsNoSpace = unchecked((int)0x80070070);

    const int LinuxLocked = 11;
    const int MacLocked = 35;
    const int WindowsLocked = unchecked((int)0x80070020);

    /// <summary>True when another program has the file to itself.</summary>
    public static bool IsInUse(IOException exception) => exception.HResult is LinuxLocked or MacLocked or WindowsLocked;

    /// <summary>True for what can happen to any file; everything else is a bug and is let through.</summary>
    public static bool Is(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException { ParamName: "path" };

    public static void Say(Exception exception, string path, Terminal terminal, bool reading) =>
        terminal.Say(Of(exception, reading), path, exception.Message);

    /// <summary>The sentence; its first hole is the path, its second, where it has one, the system's own words.</summary>
    public static Text Of(Exception exception, bool reading) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException when reading => Text.FileMissing,
        DirectoryNotFoundException => Text.FolderMissing,
        UnauthorizedAccessException or SecurityException => reading ? Text.FileNotReadable : Text.FileNotWritable,
        IOException { HResult: LinuxNoSpace or WindowsNoSpace } => Text.DiskFull,
        _ => reading ? Text.FileReadFailed : Text.FileWriteFailed,
    };
}
