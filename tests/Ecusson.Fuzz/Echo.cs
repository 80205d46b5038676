using System.Text;
using Ecusson.Credentials;

namespace Ecusson.Fuzz;

/// <summary>A network on which every address answers with itself as text, so that the input also decides what is fetched.</summary>
sealed class Echo : IFetch
{
    public ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop) =>
        new(new Fetched.Document(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.Fragment.TrimStart('#'))), "application/json", address));
}
