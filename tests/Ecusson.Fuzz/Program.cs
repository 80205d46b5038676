using Ecusson.Fuzz;
using SharpFuzz;

// One parser a run. Without a name, the names; with "list", the same for scripts; with a file, that one input is run once (to look at a crash).
if (args is [] or ["list"])
{
    foreach (var name in Targets.All.Keys) Console.WriteLine(name);
    return 0;
}

if (!Targets.All.TryGetValue(args[0], out var target))
{
    await Console.Error.WriteLineAsync($"No parser is called {args[0]}.");
    return 1;
}

if (args.Length > 1)
{
    target(await File.ReadAllBytesAsync(args[1]));
    return 0;
}

Fuzzer.OutOfProcess.Run(stream =>
{
    using var input = new MemoryStream();
    stream.CopyTo(input);
    target(input.ToArray());
});
return 0;
