using System.Security;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Files;

/// <summary>What the file system refuses, as a sentence.</summary>
static class FileProblem
{
    const int LinuxNoSpace = 28;
    const int WindowsNoSpace = unchecked((int)0x80070070);

    /// <summary>True for what can happen to any file; everything else is a bug and is let through.</summary>
    public static bool Is(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException { ParamName: "path" };

    public static void Say(Exception exception, string path, Terminal terminal, bool reading)
    {
        switch (exception)
        {
            case FileNotFoundException or DirectoryNotFoundException when reading:
                terminal.Say(Text.FileMissing, path);
                break;
            case DirectoryNotFoundException:
                terminal.Say(Text.FolderMissing, path);
                break;
            case UnauthorizedAccessException or SecurityException:
                terminal.Say(reading ? Text.FileNotReadable : Text.FileNotWritable, path);
                break;
            case IOException { HResult: LinuxNoSpace or WindowsNoSpace }:
                terminal.Say(Text.DiskFull, path);
                break;
            default:
                terminal.Say(reading ? Text.FileReadFailed : Text.FileWriteFailed, path, exception.Message);
                break;
        }
    }
}
