using System.Text;
using System.Text.Json;

namespace Ecusson.Cli.Tests;

/// <summary>Several badges at once: files, lines of a file, and what stands in for the network.</summary>
public sealed class VerifyManyTests
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    static async Task<Desk> WithLines(string format = "json")
    {
        var desk = new Desk();
        desk.Put("people.csv", "email,name\nada@example.org,Ada\nzoe@example.org,Zoé\nbob@example.org,Bob\n");
        await desk.Run("key new --out key.json");
        Assert.Equal(0, (await desk.Issue($"--out a.ndjson --format {format}")).Code);
        return desk;
    }

    static string Changed(string line) => line.Replace("Porter secours.", "Porter secours!", StringComparison.Ordinal);

    [Theory]
    [InlineData("json")]
    [InlineData("jwt")]
    public async Task A_file_of_lines_is_verified_line_by_line(string format)
    {
        using var desk = await WithLines(format);
        var whole = await desk.RunProcess("verify a.ndjson --offline");
        Assert.Equal((0, ""), (whole.Code, whole.Words));
        Assert.Equal(3, whole.Output.Split("Authentic. Every check passed.\n").Length - 1);
        Assert.Contains("a.ndjson:2:\nAuthentic.", whole.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n\nVerified: 3. Authentic: 3.\n", whole.Output, StringComparison.Ordinal);

        // What the lines are is told from the lines: another name, Windows' line ends, empty lines and a mark change nothing.
        desk.Put("other.txt", $"\uFEFF{desk.Text("a.ndjson").Replace("\n", "\r\n\r\n", StringComparison.Ordinal)}");
        Assert.EndsWith("Verified: 3. Authentic: 3.\n", (await desk.Run("verify other.txt --offline --brief")).Output, StringComparison.Ordinal);
        Assert.EndsWith("Verified: 3. Authentic: 3.\n", (await desk.Run("verify - --offline --brief", input: desk.Bytes("a.ndjson"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_line_has_its_own_answer_and_the_gravest_is_the_exit_code()
    {
        using var desk = await WithLines();
        var lines = desk.Text("a.ndjson").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        desk.Put("b.ndjson", $"{lines[0]}\n\nnot a badge\n{{\"broken\":\n{Changed(lines[1])}\n{lines[2]}");
        var run = await desk.Run("verify b.ndjson people.csv --offline --brief", "fr");
        Assert.Equal((1, ""), (run.Code, run.Words));
        Assert.Equal(["✓", "!", "!", "✗", "✓", "!", "V"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..1]));
        Assert.Contains("b.ndjson:3: Ce n’est pas un badge.", run.Output, StringComparison.Ordinal);
        Assert.Contains("b.ndjson:5: Non authentique. Sauvetage, délivré par quelqu’un", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Vérifiés\u00A0: 6. Authentique\u00A0: 2. Non authentique\u00A0: 1. Illisible\u00A0: 3.\n", run.Output, StringComparison.Ordinal);

        using var json = JsonDocument.Parse((await desk.Run("verify b.ndjson --offline --json")).Output);
        Assert.Equal(
            ["1 passed verdict.authentic", "3 unreadable input.not-a-badge", "4 unreadable input.json-broken", "5 failed verdict.not-authentic", "6 passed verdict.authentic"],
            json.RootElement.EnumerateArray().Select(r => $"{r.GetProperty("line").GetInt32()} {r.GetProperty("verdict").GetString()} {r.GetProperty("code").GetString()}"));
    }

    [Fact]
    public async Task One_line_alone_and_JSON_over_many_lines_are_one_badge()
    {
        using var desk = await WithLines();
        var line = desk.Text("a.ndjson").Split('\n')[0];
        desk.Put("one.ndjson", $"{line}\n");
        using var parsed = JsonDocument.Parse(line);
        desk.Put("pretty.json", JsonSerializer.Serialize(parsed.RootElement, Indented));
        foreach (var file in new[] { "one.ndjson", "pretty.json" })
        {
            Assert.StartsWith("Authentic.", (await desk.Run($"verify {file} --offline")).Output, StringComparison.Ordinal);
            using var json = JsonDocument.Parse((await desk.Run($"verify {file} --offline --json")).Output);
            Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
            Assert.False(json.RootElement.TryGetProperty("line", out _));
        }
    }

    [Fact]
    public async Task A_file_of_lines_may_be_longer_than_any_badge()
    {
        using var desk = await WithLines();
        var line = Encoding.UTF8.GetBytes(desk.Text("a.ndjson").Split('\n')[0] + "\n");
        const int count = 55_000;
        await using (var file = File.Create(desk.At("long.ndjson")))
        {
            for (var i = 0; i < count; i++) file.Write(line);
            Assert.True(file.Length > 64 * 1024 * 1024, $"{file.Length}");
        }

        var run = await desk.RunProcess("verify long.ndjson --offline --brief");
        Assert.Equal((0, ""), (run.Code, run.Words));
        Assert.EndsWith($"long.ndjson:{count}: Authentic. Sauvetage, issued by a key that calls itself “École de la mer”\nVerified: {count}. Authentic: {count}.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_inputs_give_the_gravest_answer_and_a_JSON_array()
    {
        using var desk = await WithLines();
        await desk.Issue("--out awards");
        var run = await desk.Run("verify awards/0001-Ada.json people.csv --offline --json");
        Assert.Equal(2, run.Code);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(["passed", "unreadable"], json.RootElement.EnumerateArray().Select(r => r.GetProperty("verdict").GetString()));
        Assert.Equal(0, (await desk.Run("verify - --offline", input: desk.Bytes("awards/0001-Ada.json"))).Code);
    }

    [Theory]
    [InlineData("none.png", "input.file-missing", "There is no file")]
    [InlineData("folder", "input.file-is-folder", "is a folder")]
    [InlineData("people.csv", "input.not-a-badge", "A PNG or SVG picture")]
    [InlineData("empty.json", "input.empty", "is empty")]
    [InlineData("empty.ndjson", "input.empty", "is empty")]
    [InlineData("https://badges.example/1", "input.link-unreachable", "the network was not asked")]
    public async Task What_cannot_be_read_carries_its_code_in_the_JSON_report(string input, string code, string sentence)
    {
        using var desk = new Desk();
        Directory.CreateDirectory(desk.At("folder"));
        desk.Put("empty.json", "");
        desk.Put("empty.ndjson", "\n\n");
        var run = await desk.Run($"verify {input} --offline --json");
        Assert.Equal((2, ""), (run.Code, run.Words));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("unreadable", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(code, json.RootElement.GetProperty("code").GetString());
        Assert.NotEmpty(json.RootElement.GetProperty("title").GetString()!);
        Assert.Contains(sentence, json.RootElement.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_cannot_stand_in_for_the_network_is_named_in_JSON_as_well_and_nothing_is_judged()
    {
        using var desk = await WithLines();
        var run = await desk.RunProcess("verify a.ndjson --json --offline --did none.json --status profile.json --status people.csv");
        Assert.Equal((2, ""), (run.Code, run.Words));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(
            ["none.json --did unreadable input.file-missing", "profile.json --status unreadable input.no-id", "people.csv --status unreadable input.no-id"],
            json.RootElement.EnumerateArray().Select(r => $"{r.GetProperty("input").GetString()} {r.GetProperty("option").GetString()} {r.GetProperty("verdict").GetString()} {r.GetProperty("code").GetString()}"));
        var words = await desk.RunProcess("verify a.ndjson --offline --did none.json --status profile.json");
        Assert.Equal((2, ""), (words.Code, words.Output));
        Assert.Equal("There is no file none.json.\nprofile.json has no id: it cannot stand in for a document of the network.\n", words.Words);
    }

    [Fact]
    public async Task A_document_that_nothing_asked_for_is_named_in_a_warning()
    {
        using var desk = await WithLines();
        await desk.Run("status new --id https://school.example/status/1 --key key.json --out s.json");
        await desk.Run("status new --id https://school.example/status/2 --key key.json --out t.json");
        Assert.Equal(0, (await desk.Issue("--out b.ndjson --status-list t.json")).Code);
        var run = await desk.RunProcess("verify b.ndjson --offline --brief --status s.json --status t.json");
        Assert.Equal(0, run.Code);
        Assert.Equal("Warning: nothing asked for s.json, whose id is https://school.example/status/1.\n", run.Words);
    }
}
