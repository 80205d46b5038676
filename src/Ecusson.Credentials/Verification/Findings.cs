namespace Ecusson.Credentials.Verification;

/// <summary>The checks of one report while it is being written, in the order in which they were made.</summary>
sealed class Findings
{
    static readonly IReadOnlyDictionary<string, string> NoArguments = new Dictionary<string, string>();

    readonly List<Check> _checks = new(10);

    public IReadOnlyList<Check> Checks => _checks;

    public void Passed(CheckName name, string code, string? source, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        Add(new Check(name, Outcome.Passed, code, Named(arguments), source));

    public void Failed(CheckName name, string code, string? source, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        Add(new Check(name, Outcome.Failed, code, Named(arguments), source));

    public void Unknown(CheckName name, string code, string? source, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        Add(new Check(name, Outcome.Unknown, code, Named(arguments), source));

    public void Add(Check check) => _checks.Add(check);

    public bool Holds(CheckName name) => _checks.Exists(check => check.Name == name && check.Outcome == Outcome.Passed);

    public bool Fails(CheckName name) => _checks.Exists(check => check.Name == name && check.Outcome == Outcome.Failed);

    public static IReadOnlyDictionary<string, string> Named(params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        if (arguments.IsEmpty) return NoArguments;
        var named = new Dictionary<string, string>(arguments.Length, StringComparer.Ordinal);
        foreach (var (name, value) in arguments) named.Add(name, value);
        return named;
    }
}
