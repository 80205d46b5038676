using System.Text.Json;

namespace Ecusson.Credentials.Dids;

/// <summary>
/// What came of asking for a JSON document that should hold keys. Who answers for it is the host that was asked (did:web: the domain), so that
/// an answer from another one is not read: a page of a host's that redirects at will could otherwise publish keys in its name.
/// </summary>
internal abstract record RemoteJson
{
    private RemoteJson() { }

    public sealed record Read(JsonElement Json) : RemoteJson;

    /// <summary>There is none, or it could not be had, or it is no JSON: the outcome for the key.</summary>
    public sealed record Not(KeyOutcome Outcome) : RemoteJson;

    public static async ValueTask<RemoteJson> Get(IFetch fetch, Uri address, CancellationToken stop)
    {
        switch (await fetch.Get(address, "application/did+json, application/json;q=0.9, */*;q=0.1", stop))
        {
            case Fetched.Document document when document.At.Authority != address.Authority || document.At.Scheme != address.Scheme:
                return new Not(new KeyOutcome.Unreachable(address, new Fetched.Refused("redirected")));
            case Fetched.Document document:
                if (JsonReading.Of(document.Content) is not JsonReading.Read { Document: var json }) return new Not(new KeyOutcome.Malformed("document", address.AbsoluteUri));
                using (json) return new Read(json.RootElement.Clone());
            case Fetched.Missing:
                return new Not(new KeyOutcome.NotFound("no-document", address.AbsoluteUri));
            case var why:
                return new Not(new KeyOutcome.Unreachable(address, why));
        }
    }
}
