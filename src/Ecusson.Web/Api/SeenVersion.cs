using System.Globalization;
using Ecusson.Storage;

namespace Ecusson.Web.Api;

/// <summary>The version of a thing that a program has seen: it comes as <c>ETag</c> and goes back as <c>If-Match</c> (RFC 9110 §13.1.1), so that nobody's change is lost unseen.</summary>
static class SeenVersion
{
    /// <summary>Reads it, and the name of the thing in the address.</summary>
    public static (PublicId Id, int Version, ApiProblem? Problem) Read(string id, string? ifMatch)
    {
        if (!PublicId.TryParse(id, out var name)) return (default, 0, ApiProblem.NotFound);
        return ifMatch switch
        {
            null => (default, 0, ApiProblem.NoVersion),
            ['"', .. var number, '"'] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => (name, version, null),
            _ => (default, 0, ApiProblem.Changed),
        };
    }

    /// <summary>Writes it.</summary>
    public static void Write(HttpContext context, int version) => context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
