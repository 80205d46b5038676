using System.Net;
using System.Reflection;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Badges;

/// <summary>Words on a badge in a script that the product has no letters of: refused in a sentence, and woven once the operator names a folder with a typeface for it.</summary>
public sealed class OtherScriptTests
{
    const string Georgian = "თბილისი";

    [Fact]
    public async Task Letters_of_another_script_are_woven_from_the_typefaces_of_the_operators_folder()
    {
        var interop = typeof(OtherScriptTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "InteropFolder").Value!;
        var typefaces = Path.Combine(interop, "node_modules", "@expo-google-fonts", "noto-sans-georgian", "400Regular");
        if (!Directory.Exists(typefaces)) Assert.Skip("No typeface: run ./test once, which installs the packages of tests/interop.");

        var (status, page) = await Drawn(new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("ce serveur n’a pas de typographie pour eux", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{Georgian}\"", page, StringComparison.Ordinal);

        (status, _) = await Drawn(new Dictionary<string, string>(StringComparer.Ordinal) { ["Files:Typefaces"] = typefaces });
        Assert.Equal(HttpStatusCode.SeeOther, status);
    }

    static async Task<(HttpStatusCode Status, string Page)> Drawn(IReadOnlyDictionary<string, string> settings)
    {
        await using var server = new WebServer { More = settings };
        using var organization = await SampleOrganization.New(server);
        using var begun = await organization.Owner.Fill($"{organization.Desk}/badges/new", ("do", "guided"), ("what", "Accueil"));
        using var drawn = await organization.Owner.Fill($"{begun.Headers.Location}/picture", ("do", "draw"), ("version", "1"), ("text", Georgian));
        return (drawn.StatusCode, await drawn.Words());
    }
}
