using System.Reflection;

namespace Ecusson.Cli.Shell;

/// <summary>The version that this program was built as.</summary>
static class ProgramVersion
{
    public static string Text { get; } = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
