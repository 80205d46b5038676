using System.Collections;
using System.Text.RegularExpressions;

namespace Ecusson.Web.Shell;

/// <summary>Settings in the environment: <c>ECUSSON_Name</c>, with <c>__</c> for each colon.</summary>
static partial class Variables
{
    /// <summary>What the name of each begins with.</summary>
    public const string Prefix = "ECUSSON_";

    // What tests and tools are told by stands in the same environment.
    static readonly string[] OfTheWorkshop = ["TEST_", "STANDARDS", "SCREENSHOTS", "INTEROP_"];

    /// <summary>Refuses what is no setting, which the framework would pass over in silence.</summary>
    /// <exception cref="SettingException">A variable's name is that of no setting.</exception>
    public static void Check(IDictionary environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        foreach (DictionaryEntry variable in environment)
        {
            if (variable.Key is not string name || !name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            var own = name[Prefix.Length..];
            if (!Arguments.IsSetting(own.Replace("__", ":", StringComparison.Ordinal)) && !OfTheWorkshop.Any(word => own.StartsWith(word, StringComparison.OrdinalIgnoreCase)) && !IsOfKubernetes(own, variable.Value as string))
                throw new SettingException("Start_UnknownVariable", name);
        }
    }

    /// <summary>Kubernetes tells each container of the services around it; the names of those of a service called <c>ecusson-…</c> begin as settings do.</summary>
    static bool IsOfKubernetes(string name, string? value) => OfAService().IsMatch(name) || (name.EndsWith("_PORT", StringComparison.Ordinal) && Uri.TryCreate(value, UriKind.Absolute, out _));

    [GeneratedRegex("(^|_)(SERVICE_HOST|SERVICE_PORT|PORT_[0-9]+_(TCP|UDP|SCTP))(_|$)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OfAService();
}
