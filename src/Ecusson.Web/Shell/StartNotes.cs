namespace Ecusson.Web.Shell;

/// <summary>What an operator is told once the server listens, beside its address.</summary>
sealed class StartNotes
{
    readonly List<Func<string, string>> _notes = [];

    /// <summary>Whether one of them is a link by which whoever runs the server comes in.</summary>
    public bool LetsIn { get; set; }

    /// <summary>Adds a sentence that needs the server's address, e.g. for a link.</summary>
    public void Add(Func<string, string> note) => _notes.Add(note);

    /// <summary>The sentences, for a server at an address.</summary>
    public IEnumerable<string> At(string address) => _notes.Select(note => note(address));
}
