using System.Text;

namespace Ecusson.Credentials.Tests.Dids;

/// <summary>Documents by address in place of the network; what is not there is missing, unless said otherwise.</summary>
sealed class Web : Dictionary<string, string>, IFetch
{
    public Fetched Otherwise { get; init; } = new Fetched.Missing(default, false);

    public ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop) =>
        new(TryGetValue(address.AbsoluteUri, out var text) ? new Fetched.Document(Encoding.UTF8.GetBytes(text), "application/json", address) : Otherwise);
}
