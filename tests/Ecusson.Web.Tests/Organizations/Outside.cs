using Ecusson.Credentials;

namespace Ecusson.Web.Tests.Organizations;

/// <summary>The Internet: the public name <c>badges.example.org</c> leads to the server, once it does.</summary>
sealed class Outside : IFetch
{
    public HttpClient? Way { get; set; }

    public async ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
    {
        if (Way is null || address.Host != "badges.example.org") return new Fetched.Missing(default, Permanently: false);
        using var answer = await Way.GetAsync(address.PathAndQuery, stop);
        return answer.IsSuccessStatusCode
            ? new Fetched.Document(await answer.Content.ReadAsByteArrayAsync(stop), answer.Content.Headers.ContentType?.MediaType, address)
            : new Fetched.Missing(default, Permanently: false);
    }
}
