using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Badges;

/// <summary>What is wrong with a badge's words is said beside the very field in which it is wrong.</summary>
public sealed partial class WrongFieldTests(WebServer server) : IClassFixture<WebServer>
{
    static readonly string[] Fields = ["name", "description", "criteria", "evidence", "competencies", "criterion-1", "criterion-1-text", "criterion-3", "criterion-3-text", "criterion-5"];

    public static TheoryData<string, string, string> Wrong
    {
        get
        {
            var (line, text, all) = (new string('x', 301), new string('x', 2001), new TheoryData<string, string, string>());
            foreach (var language in (string[])["fr", "en"])
            {
                foreach (var at in (string[])["name", "competencies", "criterion-1", "criterion-3"]) all.Add(at, language, line);
                foreach (var at in (string[])["description", "criterion-1-text", "criterion-3-text"]) all.Add(at, language, text);
                foreach (var at in (string[])["description", "criteria", "evidence", "criterion-3-text"]) all.Add(at, language, "[ici](javascript:alert(1))");
                foreach (var at in (string[])["name", "criterion-3"]) all.Add(at, language, "a\u0007b");
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Wrong))]
    public async Task It_stands_there_and_nowhere_else_and_nothing_typed_is_lost(string field, string language, string written)
    {
        using var organization = await SampleOrganization.New(server);
        var (badge, wrong) = (await Begun(organization), $"{field}-{language}");
        // The second and fourth criterion are left empty: those after them stay where they were typed.
        (string Field, string Words)[] form = [.. from each in Fields from spoken in (string[])["fr", "en"] let at = $"{each}-{spoken}" select (at, at == wrong ? written : $"Words of {at}")];
        using var refused = await organization.Owner.Fill(badge, [("do", "save"), ("version", "1"), ("language", "fr"), .. form, .. Empty(2), .. Empty(4), .. Empty(6)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Words();
        Assert.Equal([$"{wrong}-error"], Error().Matches(page).Select(error => error.Groups["id"].Value));
        Assert.Contains($"<a href=\"#{wrong}\">", page, StringComparison.Ordinal);
        foreach (var (_, words) in form) Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("criterion-3", "fr", "Le nom de chaque critère")]
    [InlineData("criterion-3", "en", "Le nom de chaque critère en anglais")]
    [InlineData("description", "en", "Ce que le badge reconnaît, en anglais")]
    public async Task What_is_missing_is_asked_for_where_it_is_missing(string field, string language, string sentence)
    {
        using var organization = await SampleOrganization.New(server);
        var (badge, lacking) = (await Begun(organization), $"{field}-{language}");
        using (await organization.Owner.Fill($"{badge}/picture", ("do", "draw"), ("version", "1"))) { }
        string[] fields = ["name", "description", "criteria", "criterion-1", "criterion-3", "criterion-4"];
        using var refused = await organization.Owner.Fill(
            badge, [("do", "publish"), ("version", "2"), ("language", "fr"), .. from each in fields from spoken in (string[])["fr", "en"] let at = $"{each}-{spoken}" select (at, at == lacking ? "" : $"Words of {at}"), .. Empty(2)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Words();
        Assert.Equal([$"{lacking}-error"], Error().Matches(page).Select(error => error.Groups["id"].Value));
        Assert.Contains($"<a href=\"#{lacking}\">{sentence}</a>", page, StringComparison.Ordinal);
    }

    static IEnumerable<(string, string)> Empty(int place) => from language in (string[])["fr", "en"] from part in (string[])["", "-text"] select ($"criterion-{place}{part}-{language}", "");

    static async Task<string> Begun(SampleOrganization organization)
    {
        using var begun = await organization.Owner.Fill($"{organization.Desk}/badges/new", ("do", "guided"), ("what", "Débat"));
        return begun.Headers.Location!.ToString();
    }

    [GeneratedRegex("id=\"(?<id>[a-z0-9-]+-error)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Error();
}
