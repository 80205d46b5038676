namespace Ecusson.Cli.Tests;

/// <summary>What is said of the words on the command line themselves.</summary>
public sealed class CommandLineTests
{
    static readonly string[] Commands =
        ["", "key ", "key new ", "issue ", "verify ", "bake ", "unbake ", "canonize ", "status ", "status new ", "status set ", "status get "];

    [Theory]
    [InlineData("", "Say what to do: key, issue, verify, bake, unbake, canonize, status.", "Dites quoi faire\u00A0: key, issue, verify, bake, unbake, canonize, status.")]
    [InlineData("status", "Say what to do: new, set, get.", "Dites quoi faire\u00A0: new, set, get.")]
    [InlineData("isue --out x", "There is no option --out.", "Il n’y a pas d’option --out.")]
    [InlineData("isue people.csv", "There is no command isue. Did you mean issue?", "Il n’y a pas de commande isue. Vouliez-vous dire issue\u00A0?")]
    [InlineData("vérifier badge.png", "There is no command vérifier. Did you mean verify?", "Il n’y a pas de commande vérifier. Vouliez-vous dire verify\u00A0?")]
    [InlineData("frobnicate", "There is no command frobnicate.", "Il n’y a pas de commande frobnicate.")]
    [InlineData("key nwe", "There is no command nwe. Did you mean new?", "Il n’y a pas de commande nwe. Vouliez-vous dire new\u00A0?")]
    [InlineData("--versoin", "There is no option --versoin. Did you mean --version?", "Il n’y a pas d’option --versoin. Vouliez-vous dire --version\u00A0?")]
    [InlineData("verify --offlin badge.png", "There is no option --offlin. Did you mean --offline?", "Il n’y a pas d’option --offlin. Vouliez-vous dire --offline\u00A0?")]
    [InlineData("verify -x", "There is no option -x.", "Il n’y a pas d’option -x.")]
    [InlineData("verify", "Still needed: FILE|URL|-", "Il manque\u00A0: FICHIER|URL|-")]
    [InlineData("bake a.png b.json c.png d.png", "d.png is one word too many.", "d.png est de trop.")]
    [InlineData("key new --out", "--out needs a value: --out key.json", "--out attend une valeur\u00A0: --out key.json")]
    [InlineData("key new --out a --out b", "--out is given more than once.", "--out est donné plus d’une fois.")]
    [InlineData("key new --type rsa", "--type rsa: choose one of ed25519, p256.", "--type rsa\u00A0: choisissez parmi ed25519, p256.")]
    [InlineData("status get s.json", "Still needed: INDEX", "Il manque\u00A0: PLACE")]
    [InlineData("@words", "There is no command @words.", "Il n’y a pas de commande @words.")]
    [InlineData("canonize --json x", "There is no option --json.", "Il n’y a pas d’option --json.")]
    public async Task A_line_that_cannot_be_carried_out_gets_one_sentence_in_the_person_s_language(string line, string english, string french)
    {
        using var desk = new Desk();
        foreach (var (language, sentence, hint) in new[] { ("C.UTF-8", english, "Try: ecusson"), ("fr_FR.UTF-8", french, "Essayez\u00A0: ecusson") })
        {
            var run = await desk.RunProcess(line, language);
            Assert.Equal((2, ""), (run.Code, run.Output));
            var words = run.Words.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(sentence, words[0]);
            Assert.StartsWith(hint, words[1], StringComparison.Ordinal);
            Assert.Equal(2, words.Length);
        }
    }

    [Fact]
    public async Task What_is_missing_is_named_all_at_once()
    {
        using var desk = new Desk();
        var run = await desk.Run("issue --key key.json", "fr");
        Assert.Equal(
            "Il manque\u00A0: --issuer profile.json  --badge achievement.json  --recipients people.csv  --out DOSSIER|FICHIER.ndjson",
            run.Words.Split(Environment.NewLine)[0]);
    }

    [Fact]
    public async Task Every_command_teaches_by_example_in_both_languages()
    {
        using var desk = new Desk();
        foreach (var command in Commands)
        {
            var (english, french) = (await desk.Run($"{command}--help"), await desk.Run($"{command}-h", "fr"));
            Assert.Equal((0, "", 0, ""), (english.Code, english.Words, french.Code, french.Words));
            Assert.Contains($"Examples:\n  ecusson {command}", english.Output, StringComparison.Ordinal);
            Assert.Contains($"Exemples\u00A0:\n  ecusson {command}", french.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(french.Output.Split('\n'), line => line.Contains("Usage", StringComparison.Ordinal) || line.Contains("Show ", StringComparison.Ordinal)
                || line.Contains("REQUIRED", StringComparison.Ordinal) || line.Contains("default", StringComparison.Ordinal) || line.Contains("FILE", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_example_is_a_line_that_is_understood()
    {
        using var desk = new Desk();
        foreach (var command in Commands)
        {
            var help = (await desk.Run($"{command}--help")).Output;
            foreach (var example in help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Split("\n  ecusson ").Skip(1))
            {
                var words = example.Trim().Split(" | ")[0].Split(" > ")[0];
                var line = words.StartsWith("verify", StringComparison.Ordinal) && !words.Contains("--offline", StringComparison.Ordinal) ? $"{words} --offline" : words;
                Assert.DoesNotContain("Try: ", (await desk.Run(line)).Words, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_version_is_said_alone()
    {
        using var desk = new Desk();
        Assert.Matches(@"\A\d+\.\d+\.\d+\S*\n\z", (await desk.RunProcess("--version")).Output);
    }
}
