using System.Text;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>A network of documents that a test lays out; whatever is not there does not answer.</summary>
sealed class Documents : IFetch
{
    readonly Dictionary<string, Fetched> _answers = [];

    public List<string> Asked { get; } = [];

    public Documents With(string address, string json)
    {
        _answers[address] = new Fetched.Document(Encoding.UTF8.GetBytes(json), "application/json", new Uri(address));
        return this;
    }

    public Documents With(string address, Fetched answer)
    {
        _answers[address] = answer;
        return this;
    }

    public ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
    {
        Asked.Add(address.OriginalString);
        return new(_answers.GetValueOrDefault(address.OriginalString, new Fetched.Unreachable("connect")));
    }
}
