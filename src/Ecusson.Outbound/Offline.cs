using Ecusson.Credentials;

namespace Ecusson.Outbound;

/// <summary>No way out: every address is refused with <c>offline</c>, so that what needs the network is Unknown rather than wrong.</summary>
public sealed class Offline : IFetch
{
    /// <inheritdoc/>
    public ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop) => new(new Fetched.Refused("offline"));
}
