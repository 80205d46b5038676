using System.Reflection;

namespace Ecusson.Web.Shell;

/// <summary>The version of the running server, e.g. <c>0.1.0</c>.</summary>
static class ProductVersion
{
    /// <summary>Without the commit that the compiler adds after a plus sign.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
