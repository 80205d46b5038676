using System.Net;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Organizations;

/// <summary>What is wrong with a text of an organisation is said beside it, in the language in which it is wrong.</summary>
public sealed class WrongTextTests(WebServer server) : IClassFixture<WebServer>
{
    [Theory]
    [InlineData("description", "fr")]
    [InlineData("description", "en")]
    [InlineData("award-mail", "fr")]
    [InlineData("award-mail", "en")]
    public async Task A_text_that_is_too_long_is_named_in_its_own_language_and_nothing_typed_is_lost(string field, string language)
    {
        using var organization = await SampleOrganization.New(server);
        var (text, wrong) = (new string('x', 10_001), $"{field}-{language}");
        string[] fields = ["description-fr", "description-en", "award-mail-fr", "award-mail-en"];
        using var refused = await organization.Owner.Fill(
            $"{organization.Desk}/settings", [("version", "1"), ("name", "École"), ("language", "fr"), .. fields.Select(each => (each, each == wrong ? text : $"Words of {each}"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Source();
        Assert.Contains($"<a href=\"#{wrong}\">", page, StringComparison.Ordinal);
        Assert.Contains(text, page, StringComparison.Ordinal);
        foreach (var each in fields)
        {
            Assert.Equal((each, each == wrong), (each, page.Contains($"id=\"{each}-error\"", StringComparison.Ordinal)));
            if (each != wrong) Assert.Contains($"Words of {each}", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_texts_that_are_wrong_are_both_named()
    {
        using var organization = await SampleOrganization.New(server);
        var text = new string('x', 10_001);
        using var refused = await organization.Owner.Fill("/en/manage/new", ("name", "School"), ("language", "en"), ("description-fr", text), ("description-en", text));
        var page = await refused.Source();
        foreach (var field in (string[])["description-fr", "description-en"]) Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
    }
}
