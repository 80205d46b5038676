using System.Globalization;
using Ecusson.Benchmarks;
using Ecusson.Benchmarks.Work;

// See bench/README.md. Commands: prepare FOLDER, serve FOLDER, issue|sign|verify --in FILE.ndjson --out FILE.ndjson.
switch (args)
{
    case ["prepare", var folder]:
        using (var prepared = Prepared.Make()) prepared.Write(folder);
        return 0;
    case ["serve", var folder]:
        using (var prepared = Prepared.Read(folder)) Serve(Works.Of(prepared));
        return 0;
    case ["sign", "--in", var input, "--out", var output]:
        using (var prepared = Prepared.Make()) File.WriteAllLines(output, File.ReadLines(input).Select(prepared.SignText));
        return 0;
    case ["issue", "--in", var input, "--out", var output]:
        using (var prepared = Prepared.Make(File.ReadAllLines(input)))
        using (var issuing = new IssuingWorks(prepared))
            File.WriteAllLines(output, Enumerable.Range(0, prepared.Rows.Count).Select(n => System.Text.Encoding.UTF8.GetString(issuing.Issue(n).Span)));
        return 0;
    case ["verify", "--in", var input, "--out", var output]:
        File.WriteAllLines(output, File.ReadLines(input).Select(new Verifying().Line));
        return 0;
    default:
        Console.Error.WriteLine("prepare FOLDER | serve FOLDER | issue | sign | verify --in FILE.ndjson --out FILE.ndjson");
        return 2;
}

// METRIC SECONDS → METRIC, how many a second, bytes allocated for each; the first time after a warm-up
static void Serve(IReadOnlyDictionary<string, Action<int>> works)
{
    var warm = new HashSet<string>(StringComparer.Ordinal);
    while (Console.ReadLine() is { } line)
    {
        var parts = line.Split(' ');
        if (!works.TryGetValue(parts[0], out var work))
        {
            Console.WriteLine($"{parts[0]} none");
            continue;
        }

        // long enough for the runtime to compile twice: plain code first, then what its own profile asks for
        if (warm.Add(parts[0]))
            for (var round = 0; round < 4; round++) Measure.Of(work, 1);
        var measure = Measure.Of(work, double.Parse(parts[1], CultureInfo.InvariantCulture));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{parts[0]} {measure.PerSecond:F1} {measure.BytesEach:F0}"));
    }
}
