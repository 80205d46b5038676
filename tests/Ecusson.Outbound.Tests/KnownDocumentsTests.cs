using Ecusson.Credentials;

namespace Ecusson.Outbound.Tests;

public sealed class KnownDocumentsTests
{
    static ValueTask<Fetched> Get(KnownDocuments fetch, string address) => fetch.Get(new Uri(address), "application/json", TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_known_document_answers_in_place_of_the_network_and_the_rest_is_asked_of_the_next()
    {
        var known = new KnownDocuments(new Offline());
        Assert.Equal("https://school.example/status/1", known.AddByOwnId("""{"id":"https://school.example/status/1"}"""u8.ToArray()));
        Assert.IsType<Fetched.Document>(await Get(known, "https://school.example/status/1"));
        Assert.Equal(new Fetched.Refused("offline"), await Get(known, "https://school.example/status/2"));
    }

    [Theory]
    [InlineData("did:web:school.example", "https://school.example/.well-known/did.json")]
    [InlineData("did:web:school.example%3A8443:a:b", "https://school.example:8443/a/b/did.json")]
    public async Task A_did_web_document_is_found_at_the_address_that_it_stands_for(string did, string address)
    {
        var known = new KnownDocuments(new Offline());
        known.AddByOwnId(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"{{did}}"}"""));
        Assert.IsType<Fetched.Document>(await Get(known, address));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":3}""")]
    [InlineData("""{"id":"\ud800"}""")]
    public void What_has_no_id_is_not_added(string json) =>
        Assert.Null(new KnownDocuments(new Offline()).AddByOwnId(System.Text.Encoding.UTF8.GetBytes(json)));
}
