using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Files;

/// <summary>What came of reading what a person named.</summary>
abstract record InputReading
{
    private InputReading() { }

    /// <summary>It was read.</summary>
    public sealed record Read(byte[] Content) : InputReading;

    /// <summary>It could not be read.</summary>
    /// <param name="Problem">The sentence that says why; its first hole is the path, its second the detail.</param>
    /// <param name="Path">What was named.</param>
    /// <param name="Detail">The system's own words; empty where the sentence needs none.</param>
    public sealed record Refused(Text Problem, string Path, string Detail = "") : InputReading
    {
        public string Sentence(Terminal terminal) => terminal.Text(Problem, Path, Detail);
    }
}
