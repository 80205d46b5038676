namespace Ecusson.Web.Tests.Demonstration;

/// <summary>A demonstration, whose story is told once for all that look at it.</summary>
public sealed class DemonstrationServer : WebServer
{
    public DemonstrationServer() => More = new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo"] = "true", ["TimeZone"] = "Pacific/Noumea" };
}
