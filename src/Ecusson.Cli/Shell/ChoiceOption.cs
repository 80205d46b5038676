using System.CommandLine;

namespace Ecusson.Cli.Shell;

/// <summary>An option that takes one of a few words. <see cref="Complaints"/> names them to whoever wrote another.</summary>
sealed class ChoiceOption : Option<string>
{
    public ChoiceOption(string name, string description, params IReadOnlyList<string> words) : base(name)
    {
        Words = words;
        Description = description;
        HelpName = string.Join('|', words);
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>Makes the first word the one that is taken when none is given.</summary>
    public ChoiceOption WithDefault()
    {
        DefaultValueFactory = _ => Words[0];
        return this;
    }
}
