using System.Text.Json;

namespace Ecusson.Cli.Tests;

/// <summary>The main stories, with the built program as a process.</summary>
public sealed class StoryTests
{
    [Fact]
    public async Task A_list_is_issued_baked_and_verified_by_the_program_itself()
    {
        using var desk = new Desk();
        var key = await desk.RunProcess("key new --out key.json");
        Assert.Equal(0, key.Code);
        Assert.Matches(@"\Adid:key:z6Mk[1-9A-HJ-NP-Za-km-z]+\n\z", key.Output);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(desk.At("key.json")));

        var issued = await desk.RunProcess("issue --issuer profile.json --badge achievement.json --recipients people.csv --key key.json --picture badge.svg --out awards");
        Assert.Equal((0, ""), (issued.Code, issued.Output));
        Assert.Equal(["0001-Ada-Lovelace.json", "0001-Ada-Lovelace.svg"], desk.Files("awards"));

        var verified = await desk.RunProcess("verify awards/0001-Ada-Lovelace.svg --recipient ADA@example.org --offline");
        Assert.Equal(0, verified.Code);
        Assert.StartsWith("Authentic. Every check passed.\nSauvetage, issued by a key that calls itself “École de la mer”\n", verified.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await desk.RunProcess("verify awards/0001-Ada-Lovelace.svg --recipient bob@example.org")).Code);

        var unbaked = await desk.RunProcess("unbake awards/0001-Ada-Lovelace.svg");
        Assert.Equal(desk.Text("awards/0001-Ada-Lovelace.json"), unbaked.Output);
        desk.Put("changed.json", unbaked.Output.Replace("Porter secours.", "Porter secours!", StringComparison.Ordinal));
        Assert.Equal(1, (await desk.RunProcess("verify changed.json")).Code);
    }

    [Fact]
    public async Task In_a_French_locale_it_speaks_French_and_a_report_is_JSON_for_programs()
    {
        using var desk = new Desk();
        var missing = await desk.RunProcess("verify nichts.png", "fr_FR.UTF-8");
        Assert.Equal((2, "", "Il n’y a pas de fichier nichts.png.\n"), (missing.Code, missing.Output, missing.Words));

        await desk.Run("key new --out key.json");
        await desk.Issue("--out a.ndjson");
        var report = await desk.RunProcess("verify a.ndjson --json --offline");
        using var json = JsonDocument.Parse(report.Output);
        Assert.Equal("passed", json.RootElement.GetProperty("verdict").GetString());
        Assert.All(json.RootElement.GetProperty("checks").EnumerateArray(), c => Assert.Equal("passed", c.GetProperty("outcome").GetString()));
    }
}
