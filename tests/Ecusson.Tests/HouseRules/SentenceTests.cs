using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ecusson.Storage;

namespace Ecusson.Tests.HouseRules;

/// <summary>What is said on screen is said in French and in English, and nothing is asked for that neither says.</summary>
public sealed partial class SentenceTests
{
    [Fact]
    public void Every_text_stands_in_French_and_in_English_with_the_same_holes()
    {
        var texts = Repository.Files.Where(path => path.EndsWith(".resx", StringComparison.Ordinal)).ToList();
        var french = texts.Where(path => path.EndsWith(".fr.resx", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(french);
        Assert.Equal(texts.Except(french).Order(), french.Select(English).Order());
        Assert.Empty(french.SelectMany(path => Differences(Repository.Read(path), Repository.Read(English(path))).Select(difference => $"{path}: {difference}")));
    }

    [Fact]
    public void Every_further_language_has_every_text()
    {
        var french = Repository.Files.Where(path => path.EndsWith(".fr.resx", StringComparison.Ordinal)).ToList();
        foreach (var language in SpokenLanguages.All.Except(["fr", "en"]))
            Assert.Empty(french.SelectMany(path => Lacking(path, language)));
        Assert.Equal(french.Count, french.SelectMany(path => Lacking(path, "xx")).Count());
        Assert.Superset(SpokenLanguages.All.ToHashSet(), Ecusson.Credentials.Verification.Sentences.Languages.ToHashSet());
    }

    /// <summary>A further language is one code and its texts, as long as nothing else counts the languages up.</summary>
    [Fact]
    public void The_languages_are_counted_up_in_one_place() =>
        Assert.Equal(
            ["src/Ecusson/Storage/SpokenLanguages.cs"],
            Repository.Files.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && Path.GetExtension(path) is ".cs" or ".razor" && CountsLanguages().IsMatch(Repository.Read(path))));

    /// <summary>What is said to somebody who chose no language is in their organisation's, or in the first of those that are spoken: code that names one of its own prefers it.</summary>
    [Fact]
    public void No_language_is_preferred_but_by_its_own_grammar_and_in_samples() =>
        Assert.Equal(
            NamesOneOnPurpose.Keys.Order(StringComparer.Ordinal),
            Repository.Files.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && Path.GetExtension(path) is ".cs" or ".razor" && NamesLanguage().IsMatch(Repository.Read(path))).Order(StringComparer.Ordinal));

    /// <summary>Files that name a language, with the reason. Keep it short.</summary>
    static readonly Dictionary<string, string> NamesOneOnPurpose = new(StringComparer.Ordinal)
    {
        ["src/Ecusson/Storage/SpokenLanguages.cs"] = "the list itself",
        ["src/Ecusson.Credentials/Verification/Sentences.cs"] = "grammar: the first of a month, Mo; English for who asks for a language that the library does not speak",
        ["src/Ecusson.Web/Components/SpokenDate.cs"] = "grammar: 16 h 20",
        ["src/Ecusson.Web/Messages/LetterText.cs"] = "grammar: the space before a colon",
        ["src/Ecusson.Web/Shell/Language.cs"] = "grammar: none is singular",
        ["src/Ecusson.Web/Shell/StartText.cs"] = "a terminal without a language of the product's is spoken to in English",
        ["src/Ecusson.Web/Shell/Texts.cs"] = "the attribute of the texts, which takes a constant",
        ["src/Ecusson.Web/Demonstration/SampleBadges.cs"] = "a sample's words",
        ["src/Ecusson.Web/Demonstration/SampleOrganizations.cs"] = "a sample's words",
        ["src/Ecusson.Web/Demonstration/Story.cs"] = "a sample's words",
    };

    [Theory]
    [InlineData("public string Language { get; init; } = \"fr\";", true)]
    [InlineData("[(\"name\", Name), (\"description\", In(\"fr\"))]", true)]
    [InlineData("form.Text(Language, kept?.Language ?? \"en\")", true)]
    [InlineData("<html lang=\"fr\">", true)]
    [InlineData("language ?? organization.Language", false)]
    [InlineData("Of(\"from\", \"frameworks\", \"end\", \"/fr/me\")", false)]
    public void The_rule_of_preferred_languages_finds_a_code_that_stands_alone(string line, bool isFound) => Assert.Equal(isFound, NamesLanguage().IsMatch(line));

    [Theory]
    [InlineData("A=Bonjour", "A=Hello")]
    [InlineData("A=Bonjour {0}, {1}", "A={1}: hello {0}")]
    [InlineData("A=ecusson key new", "")]
    [InlineData("A=|B=Oui", "B=Yes")]
    [InlineData("A=Bonjour", "", "A is in French alone")]
    [InlineData("", "A=Hello", "A is in English alone")]
    [InlineData("A=Bonjour", "A= ", "A is in French alone")]
    [InlineData("A=Bonjour {0}", "A=Hello", "A has other holes in English")]
    [InlineData("A=Bonjour {0}", "A=Hello {1}", "A has other holes in English")]
    [InlineData("A={0} et {0:n0}", "A={0}")]
    [InlineData("A=Un|A=Deux", "A=One", "A stands twice in French")]
    [InlineData("A=Un|B=Deux", "B=Two|C=Three", "A is in French alone", "C is in English alone")]
    public void The_rule_of_two_languages_finds_what_is_missing(string french, string english, params string[] found) =>
        Assert.Equal(found, Differences(Resx(french), Resx(english)));

    [Fact]
    public void Every_text_that_a_page_asks_for_by_name_is_there()
    {
        var pages = Repository.Files.Where(path => path.EndsWith(".razor", StringComparison.Ordinal)).ToList();
        Assert.Empty(pages.SelectMany(path => Missing(Repository.Read(path), NamesOf).Select(name => $"{path}: {name}")));
    }

    [Theory]
    [InlineData("@inject IStringLocalizer<Page> Text\n<p>@Text[\"There\"]</p>")]
    [InlineData("@inject IStringLocalizer<Page> Text\n<p>@Text[\"Gone\"]</p>", "Gone")]
    [InlineData("@inject IStringLocalizer<Page> Text\n<p title=\"@Text[\"Gone\"]\">@Text[\"There\", 3]</p>", "Gone")]
    [InlineData("@inject IStringLocalizer<Page> Words\n<p>@Words[\"Gone\"]</p>", "Gone")]
    [InlineData("@inject IStringLocalizer<Page> Text\n<p>@Text[$\"{verdict}_Title\"]</p>")]
    public void The_rule_of_asked_texts_finds_what_is_missing(string page, params string[] missing) =>
        Assert.Equal(missing, Missing(page, _ => ["There"]));

    /// <summary>The English beside a French text: <c>X.en.resx</c>, or <c>X.resx</c> where English is also what other languages get.</summary>
    static string English(string french)
    {
        var named = french.Replace(".fr.resx", ".en.resx", StringComparison.Ordinal);
        return Repository.Files.Contains(named) ? named : french.Replace(".fr.resx", ".resx", StringComparison.Ordinal);
    }

    /// <summary>The texts that a language lacks beside a French file; the file itself where there is none.</summary>
    static IEnumerable<string> Lacking(string french, string language)
    {
        var other = french.Replace(".fr.resx", $".{language}.resx", StringComparison.Ordinal);
        if (!Repository.Files.Contains(other)) return [other];
        return Texts(Repository.Read(french)).Keys.Except(Texts(Repository.Read(other)).Keys).Select(name => $"{other}: {name}");
    }

    /// <summary>What one language says and the other does not. An empty text is none, and lines to type are the same in every language.</summary>
    static IEnumerable<string> Differences(string french, string english)
    {
        var (inFrench, inEnglish) = (Texts(french), Texts(english));
        foreach (var (name, values) in inFrench.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            if (values.Count > 1) yield return $"{name} stands twice in French";
            if (!inEnglish.TryGetValue(name, out var other)) yield return $"{name} is in French alone";
            else if (Holes(values[0]) != Holes(other[0])) yield return $"{name} has other holes in English";
        }

        foreach (var (name, values) in inEnglish.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            if (values.Count > 1) yield return $"{name} stands twice in English";
            if (!inFrench.ContainsKey(name)) yield return $"{name} is in English alone";
        }
    }

    static Dictionary<string, List<string>> Texts(string resx) => XDocument.Parse(resx).Descendants("data")
        .Select(data => (Name: data.Attribute("name")!.Value, data.Element("value")!.Value))
        .Where(text => !string.IsNullOrWhiteSpace(text.Value) && !LinesToType().IsMatch(text.Value))
        .GroupBy(text => text.Name, text => text.Value, StringComparer.Ordinal)
        .ToDictionary(texts => texts.Key, texts => texts.ToList(), StringComparer.Ordinal);

    static string Holes(string text) => string.Concat(Hole().Matches(text).Select(hole => hole.Value).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The names that a page asks its own texts for, and that are not there. A name made while running is not looked at here.</summary>
    static IEnumerable<string> Missing(string page, Func<string, IReadOnlyCollection<string>> namesOf) =>
        from Match inject in Localizer().Matches(page)
        let names = namesOf(inject.Groups["of"].Value)
        from Match asked in Regex.Matches(page, $@"\b{inject.Groups["as"].Value}\[""(?<name>\w+)""[,\]]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
        where !names.Contains(asked.Groups["name"].Value)
        select asked.Groups["name"].Value;

    static IReadOnlyCollection<string> NamesOf(string component) =>
        Texts(Repository.Read(Repository.Files.Single(path => path.EndsWith($"/{component}.fr.resx", StringComparison.Ordinal)))).Keys;

    static string Resx(string texts) => new XElement(
        "root",
        texts.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(text => new XElement(
            "data", new XAttribute("name", text.Split('=')[0]), new XElement("value", text.Split('=', 2)[1])))).ToString();

    [GeneratedRegex(@"\A(ecusson .*(\n|\z))+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinesToType();

    [GeneratedRegex(@"""fr""\)?,[^;\n]*""en""|""en""\)?,[^;\n]*""fr""", RegexOptions.None, 1000)]
    private static partial Regex CountsLanguages();

    [GeneratedRegex(@"""(fr|en)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamesLanguage();

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"^@inject IStringLocalizer<(?<of>\w+)> (?<as>\w+)\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Localizer();
}
