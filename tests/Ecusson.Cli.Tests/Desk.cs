using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Tests;

/// <summary>What a run left behind.</summary>
sealed record Finished(int Code, string Output, string Words);

/// <summary>A folder of one's own with the files that stories begin with, and the program to use on them.</summary>
sealed class Desk : IDisposable
{
    public Desk()
    {
        Folder = Directory.CreateTempSubdirectory("ecusson-").FullName;
        Put("profile.json", """{"type":["Profile"],"name":"École de la mer","url":"https://ecole.example"}""");
        Put("achievement.json", """
            {"id":"https://ecole.example/badges/1","type":["Achievement"],"name":"Sauvetage","description":"Porter secours.","criteria":{"narrative":"Ramener un nageur."}}
            """);
        Put("people.csv", "email,name\nada@example.org,Ada Lovelace\n");
        Put("badge.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>");
    }

    public string Folder { get; }

    public string At(string name) => Path.Combine(Folder, name);

    public void Put(string name, string text) => File.WriteAllText(At(name), text);

    public string Text(string name) => File.ReadAllText(At(name));

    public byte[] Bytes(string name) => File.ReadAllBytes(At(name));

    public string[] Files(string folder) => [.. Directory.EnumerateFiles(At(folder)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    /// <summary>Runs the program's entry point in this process; words with a file name get the desk's folder before it.</summary>
    public async Task<Finished> Run(string line, string language = "en", byte[]? input = null)
    {
        using var output = new MemoryStream();
        using var words = new StringWriter();
        var code = await EcussonCommand.Run(Arguments(line), new Terminal
        {
            Input = new MemoryStream(input ?? []),
            Output = output,
            Words = words,
            Language = CultureInfo.GetCultureInfo(language),
            Clock = TimeProvider.System,
        });
        return new Finished(code, Encoding.UTF8.GetString(output.ToArray()), words.ToString());
    }

    /// <summary>Runs the built program as a process, in the desk's folder.</summary>
    public async Task<Finished> RunProcess(string line, string language = "C.UTF-8")
    {
        using var process = Start(line, language);
        process.StandardInput.Close();
        return await Ended(process);
    }

    /// <summary>Waits for its end.</summary>
    public static async Task<Finished> Ended(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var words = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Finished(process.ExitCode, await output, await words);
    }

    /// <summary>Starts the built program as a process, in the desk's folder.</summary>
    /// <param name="line">Its words.</param>
    /// <param name="language">The locale.</param>
    /// <param name="by">A program that starts it in its own way, with its words; none when empty.</param>
    public Process Start(string line, string language = "C.UTF-8", params IReadOnlyList<string> by)
    {
        IReadOnlyList<string> words = [.. by, "dotnet", Path.Combine(AppContext.BaseDirectory, "Ecusson.Cli.dll"), .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = language;
        return Process.Start(start)!;
    }

    public Task<Finished> Issue(string more = "--out awards") =>
        Run($"issue --issuer profile.json --badge achievement.json --recipients people.csv --key key.json {more}");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    string[] Arguments(string line) => [.. line.Split(' ').Select(w => IsFile(w) ? At(w) : w)];

    static bool IsFile(string word) => word.Contains('.', StringComparison.Ordinal) && !word.Contains("://", StringComparison.Ordinal)
        && !word.Contains('@', StringComparison.Ordinal) && !word.StartsWith('-') && !char.IsAsciiDigit(word[0]) || word is "awards" or "folder" || word.StartsWith("awards/", StringComparison.Ordinal);
}
