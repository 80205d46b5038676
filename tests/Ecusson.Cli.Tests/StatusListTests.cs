using System.Globalization;
using System.Text.Json;

namespace Ecusson.Cli.Tests;

/// <summary>Badges that can be revoked: from the list to the verdict, with the built program as a process where a person would use it.</summary>
public sealed class StatusListTests
{
    static async Task<Desk> WithList(string key = "ed25519", string more = "")
    {
        var desk = new Desk();
        desk.Put("people.csv", "email,name\nada@example.org,Ada\nzoe@example.org,Zoé\nbob@example.org,Bob\n");
        Assert.Equal(0, (await desk.Run($"key new --out key.json --type {key}")).Code);
        var made = await desk.Run($"status new --id https://school.example/status/1 --key key.json --out revoked.json {more}".Trim());
        Assert.True(made.Code == 0, made.Words);
        return desk;
    }

    static int[] Places(Desk desk) => [.. desk.Text("revoked.json.places").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(place => int.Parse(place, CultureInfo.InvariantCulture))];

    static JsonElement Status(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("credentialStatus").Clone();
    }

    [Fact]
    public async Task A_badge_is_issued_with_a_place_and_revoked_by_its_own_file()
    {
        using var desk = new Desk();
        desk.Put("people.csv", "email,name\nada@example.org,Ada\nzoe@example.org,Zoé\n");
        Assert.Equal(0, (await desk.RunProcess("key new")).Code);
        Assert.Equal(0, (await desk.RunProcess("status new --id https://school.example/status/1 --key key.json --out revoked.json")).Code);
        var issued = await desk.RunProcess("issue --issuer profile.json --badge achievement.json --recipients people.csv --key key.json --picture badge.svg --status-list revoked.json --out awards");
        Assert.Equal((0, "Badges issued into awards: 2.\n"), (issued.Code, issued.Words));
        var entry = Status(desk.Text("awards/0001-Ada.json"));
        Assert.Equal(
            ("BitstringStatusListEntry", "revocation", "https://school.example/status/1"),
            (entry.GetProperty("type").GetString(), entry.GetProperty("statusPurpose").GetString(), entry.GetProperty("statusListCredential").GetString()));

        foreach (var file in desk.Files("awards"))
        {
            var good = await desk.RunProcess($"verify awards/{file} --offline --status revoked.json");
            Assert.Equal((0, ""), (good.Code, good.Words));
            Assert.Contains("It has not been revoked", good.Output, StringComparison.Ordinal);
        }

        var set = await desk.RunProcess("status set revoked.json awards/0001-Ada.svg --key key.json");
        Assert.Equal(0, set.Code);
        Assert.Contains($"awards/0001-Ada.svg has place {entry.GetProperty("statusListIndex").GetString()}.", set.Words, StringComparison.Ordinal);
        Assert.Equal("1\n", (await desk.RunProcess($"status get revoked.json {entry.GetProperty("statusListIndex").GetString()}")).Output);
        var revoked = await desk.RunProcess("verify awards/0001-Ada.json --offline --status revoked.json");
        Assert.Equal(1, revoked.Code);
        Assert.StartsWith("Revoked. Its issuer took it back.\n", revoked.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await desk.RunProcess("verify awards/0002-Zoé.json --offline --status revoked.json")).Code);
        Assert.Equal(3, (await desk.RunProcess("verify awards/0002-Zoé.json --offline")).Code);
    }

    [Theory]
    [InlineData("ed25519", "json")]
    [InlineData("ed25519", "jwt")]
    [InlineData("p256", "json")]
    [InlineData("p256", "jwt")]
    public async Task One_person_among_the_lines_is_found_by_address(string key, string format)
    {
        using var desk = await WithList(key);
        Assert.Equal(0, (await desk.Issue($"--out a.ndjson --format {format} --status-list revoked.json")).Code);
        Assert.Equal(0, (await desk.Run("verify a.ndjson --offline --brief --status revoked.json")).Code);
        var set = await desk.Run("status set revoked.json a.ndjson --recipient ZOE@example.org --key key.json");
        Assert.Equal(0, set.Code);
        Assert.Contains("a.ndjson:2 has place ", set.Words, StringComparison.Ordinal);
        var after = await desk.Run("verify a.ndjson --offline --brief --status revoked.json");
        Assert.Equal(1, after.Code);
        Assert.Equal(["✓", "✗", "✓", "V"], after.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..1]));
        Assert.EndsWith("Verified: 3. Authentic: 2. Revoked: 1.\n", after.Output, StringComparison.Ordinal);

        var nobody = await desk.Run("status set revoked.json a.ndjson --recipient eve@example.org --key key.json");
        Assert.Equal(1, nobody.Code);
        Assert.Contains("made out to eve@example.org", nobody.Words, StringComparison.Ordinal);
        Assert.Equal(0, (await desk.Run("status set revoked.json a.ndjson --key key.json")).Code);
        Assert.Contains("Revoked: 3.", (await desk.Run("verify a.ndjson --offline --brief --status revoked.json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_place_is_given_twice_whatever_the_run()
    {
        using var desk = await WithList();
        for (var run = 0; run < 4; run++) Assert.Equal(0, (await desk.Issue($"--out a{run}.ndjson --status-list revoked.json")).Code);
        var places = Places(desk);
        Assert.Equal(12, places.Distinct().Count());
        Assert.Equal(
            places.Order(),
            Enumerable.Range(0, 4).SelectMany(run => desk.Text($"a{run}.ndjson").Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => int.Parse(Status(line).GetProperty("statusListIndex").GetString()!, CultureInfo.InvariantCulture)).Order());
        // Twelve numbers drawn from 131,072 that come in order would be one in 479 million.
        Assert.NotEqual(places.Order(), places);
    }

    [Fact]
    public async Task A_full_list_is_a_sentence_and_a_set_place_is_nobody_s_to_give()
    {
        using var desk = await WithList();
        var rest = Enumerable.Range(0, 131_072 - 3).Select(place => $"{place}\n");
        desk.Put("revoked.json.places", $"https://school.example/status/1\n{string.Concat(rest)}");
        Assert.Equal(0, (await desk.Run("status set revoked.json 131071 --key key.json")).Code);
        var full = await desk.Issue("--out awards --status-list revoked.json");
        Assert.Equal(1, full.Code);
        Assert.Contains("has 2 free places, and 3 people", full.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(desk.At("awards")));

        desk.Put("people.csv", "email\nada@example.org\nzoe@example.org\n");
        Assert.Equal(0, (await desk.Issue("--out a.ndjson --status-list revoked.json")).Code);
        Assert.Equal([131_069, 131_070], Places(desk)[^2..].Order());
        Assert.Contains("has 0 free places", (await desk.Issue("--out b.ndjson --status-list revoked.json")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_larger_list_has_more_places()
    {
        using var desk = await WithList(more: "--places 200001");
        Assert.Equal("0\n", (await desk.Run("status get revoked.json 200007")).Output);
        Assert.Equal(1, (await desk.Run("status get revoked.json 200008")).Code);
        foreach (var places in new[] { "131071", "many", "16777217", "99999999999" })
            Assert.Contains("a whole number from 131072 to 16777216", (await desk.Run($"status new --id https://a.example/2 --key key.json --out s.json --places {places}")).Words, StringComparison.Ordinal);
        Assert.False(File.Exists(desk.At("s.json")));
    }

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("", "is the register of the list , not of https://school.example/status/1")]
    [InlineData("https://school.example/status/2\n1\n", "is the register of the list https://school.example/status/2")]
    [InlineData("https://school.example/status/1\n1\nx\n", "its line 3 is “x”")]
    [InlineData("https://school.example/status/1\n131072\n", "its line 2 is “131072”")]
    [InlineData("https://school.example/status/1\n-1\n", "its line 2 is “-1”")]
    public async Task Without_a_register_that_can_be_read_nothing_is_issued(string? register, string sentence)
    {
        using var desk = await WithList();
        if (register is null) File.Delete(desk.At("revoked.json.places"));
        else desk.Put("revoked.json.places", register);
        var run = await desk.Issue("--out awards --status-list revoked.json");
        Assert.Equal(1, run.Code);
        Assert.Contains(sentence, run.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(desk.At("awards")));
    }

    [Fact]
    public async Task Half_a_line_that_a_killed_run_left_is_no_beginning_of_the_next()
    {
        using var desk = await WithList();
        desk.Put("revoked.json.places", "https://school.example/status/1\n131070\n13");
        Assert.Equal(0, (await desk.Issue("--out a.ndjson --status-list revoked.json")).Code);
        Assert.Equal([131_070, 13], Places(desk)[..2]);
        Assert.Equal(5, Places(desk).Length);
    }

    [Fact]
    public async Task While_one_run_uses_a_list_no_other_does()
    {
        using var desk = await WithList();
        await using (new FileStream(desk.At("revoked.json.places"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var run = await desk.RunProcess("issue --issuer profile.json --badge achievement.json --recipients people.csv --key key.json --out awards --status-list revoked.json");
            Assert.Equal(1, run.Code);
            Assert.Equal("revoked.json.places is in use by another run. Try again when it has ended.\n", run.Words);
        }
    }

    [Fact]
    public async Task A_place_is_believed_of_no_credential_that_somebody_else_signed_or_that_was_changed()
    {
        using var desk = await WithList();
        await desk.Issue("--out awards --status-list revoked.json");
        var place = Status(desk.Text("awards/0003-Bob.json")).GetProperty("statusListIndex").GetString()!;
        var own = Status(desk.Text("awards/0001-Ada.json")).GetProperty("statusListIndex").GetString()!;
        desk.Put("changed.json", desk.Text("awards/0001-Ada.json").Replace($"\"{own}\"", $"\"{place}\"", StringComparison.Ordinal).Replace($"#{own}\"", $"#{place}\"", StringComparison.Ordinal));
        var before = desk.Text("revoked.json");
        var changed = await desk.Run("status set revoked.json changed.json --key key.json");
        Assert.Equal(1, changed.Code);
        Assert.Contains("may name somebody else’s place", changed.Words, StringComparison.Ordinal);

        Directory.CreateDirectory(desk.At("folder"));
        File.Move(desk.At("key.json"), desk.At("folder/key.json"));
        await desk.Run("key new --out key.json");
        await desk.Run("status new --id https://school.example/status/1 --key key.json --out theirs.json");
        Assert.Equal(0, (await desk.Issue("--out b.ndjson --status-list theirs.json")).Code);
        File.Copy(desk.At("folder/key.json"), desk.At("key.json"), overwrite: true);
        Assert.Contains("may name somebody else’s place", (await desk.Run("status set revoked.json b.ndjson --key key.json")).Words, StringComparison.Ordinal);
        Assert.Equal(before, desk.Text("revoked.json"));
    }

    [Fact]
    public async Task A_credential_without_a_place_in_this_list_and_a_file_that_is_none_change_nothing()
    {
        using var desk = await WithList();
        await desk.Issue("--out a.ndjson");
        var before = desk.Text("revoked.json");
        Assert.Contains("has no place in the list", (await desk.Run("status set revoked.json a.ndjson --key key.json")).Words, StringComparison.Ordinal);
        Assert.Contains("This is not a badge", (await desk.Run("status set revoked.json 5 people.csv --key key.json")).Words, StringComparison.Ordinal);
        Assert.Contains("There is no file", (await desk.Run("status set revoked.json none.json --key key.json")).Words, StringComparison.Ordinal);
        Assert.Equal(before, desk.Text("revoked.json"));
    }

    [Fact]
    public async Task A_list_of_another_issuer_and_a_file_that_is_no_list_are_refused_before_anything_is_issued()
    {
        using var desk = await WithList();
        File.Delete(desk.At("key.json"));
        await desk.Run("key new --out key.json");
        Assert.Contains("a list serves its own issuer’s badges", (await desk.Issue("--out awards --status-list revoked.json")).Words, StringComparison.Ordinal);
        Assert.Contains("is not a Bitstring status list", (await desk.Issue("--out awards --status-list profile.json")).Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(desk.At("awards")));
    }

    [Fact]
    public async Task A_suspension_is_taken_back_and_a_revocation_is_not()
    {
        using var desk = await WithList(more: "--purpose suspension");
        await desk.Issue("--out awards --status-list revoked.json");
        Assert.Equal(0, (await desk.Run("status set revoked.json awards/0001-Ada.json --key key.json")).Code);
        Assert.StartsWith("Suspended.", (await desk.Run("verify awards/0001-Ada.json --offline --status revoked.json")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await desk.Run("status set revoked.json awards/0001-Ada.json --clear --key key.json")).Code);
        Assert.Equal(0, (await desk.Run("verify awards/0001-Ada.json --offline --status revoked.json")).Code);
    }

    [Fact]
    public async Task A_new_list_leaves_an_old_register_alone()
    {
        using var desk = await WithList();
        File.Delete(desk.At("revoked.json"));
        var run = await desk.Run("status new --id https://school.example/status/1 --key key.json --out revoked.json");
        Assert.Equal(1, run.Code);
        Assert.Contains("revoked.json.places exists already", run.Words, StringComparison.Ordinal);
        Assert.False(File.Exists(desk.At("revoked.json")));
    }

    [Fact]
    public async Task A_place_in_a_list_can_be_set_read_and_not_taken_back()
    {
        using var desk = await WithList();
        Assert.Equal(0, (await desk.Run("status set revoked.json 42 131071 --key key.json")).Code);
        Assert.Equal("0\n1\n1\n", (await desk.Run("status get revoked.json 41 42 131071")).Output);
        Assert.Equal(1, (await desk.Run("status set revoked.json 42 --clear --key key.json")).Code);
        Assert.Contains("has places 0 to 131071", (await desk.Run("status get revoked.json 131072")).Words, StringComparison.Ordinal);
        Assert.Contains("x is not a place", (await desk.Run("status get revoked.json x")).Words, StringComparison.Ordinal);
        var verified = await desk.Run("verify revoked.json --offline");
        Assert.Equal(0, verified.Code);
        Assert.StartsWith("Authentic. Every check passed.\n", verified.Output, StringComparison.Ordinal);
        Assert.StartsWith("Authentique. Tous les contrôles sont bons.\n", (await desk.Run("verify revoked.json --offline", "fr")).Output, StringComparison.Ordinal);

        desk.Put("revoked.json", desk.Text("revoked.json").Replace("https://school.example/status/1", "https://school.example/status/2", StringComparison.Ordinal));
        Assert.Contains("is not signed by this key", (await desk.Run("status set revoked.json 1 --key key.json")).Words, StringComparison.Ordinal);
    }
}
