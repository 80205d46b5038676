using System.Reflection;
using System.Text.RegularExpressions;
using Ecusson.Credentials.Verification;

namespace Ecusson.Credentials.Tests.Verification;

public sealed class SentencesTests
{
    static IEnumerable<string> AllCodes => typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetRawConstantValue()!);

    static readonly Dictionary<string, string> NoArguments = [];

    [Fact]
    public void Every_code_has_its_sentence_and_every_sentence_its_code() =>
        Assert.Equal(AllCodes.Order(StringComparer.Ordinal), Sentences.KnownCodes.Where(code => code.Split('.')[0] is not ("reason" or "verdict" or "known" or "endorsed")).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_sentence_stands_in_every_language_with_the_same_holes()
    {
        foreach (var code in AllCodes)
        {
            var check = new Check(CheckName.Document, Outcome.Passed, code, NoArguments, null);
            var holes = Sentences.Languages.Select(language => Regex.Count(Sentences.Of(check, language), "…")).Distinct();
            Assert.Single(holes);
            Assert.All(Sentences.Languages, language => Assert.NotEmpty(Sentences.Title(check, language)));
            Assert.NotEqual(Sentences.Title(check, "fr"), Sentences.Title(check, "en"));
        }
    }

    [Fact]
    public void Every_verdict_has_its_words_in_every_language()
    {
        Assert.Equal(Enum.GetValues<Verdict>().Select(Sentences.CodeOf).Order(StringComparer.Ordinal), Sentences.KnownCodes.Where(code => code.StartsWith("verdict.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(Enum.GetValues<Verdict>(), verdict => Assert.NotEqual(Sentences.Of(verdict, "fr"), Sentences.Of(verdict, "en")));
        Assert.Equal(("Non authentique", "Not authentic"), (Sentences.Title(Verdict.NotAuthentic, "fr"), Sentences.Title(Verdict.NotAuthentic, "en")));
    }

    [Theory]
    [InlineData("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "did:key:z6MkhaXg…ta2doK")]
    [InlineData("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK#z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "did:key:z6MkhaXg…ta2doK")]
    [InlineData("did:key:z6MkhaXg", "did:key:z6MkhaXg")]
    [InlineData("did:web:school.example#key", "did:web:school.example#key")]
    public void A_key_is_named_by_its_ends(string method, string shown) =>
        Assert.Equal(shown, Sentences.Of(new Check(CheckName.Key, Outcome.Passed, Codes.KeyFound, new Dictionary<string, string> { ["method"] = method }, null), "en"));

    [Fact]
    public void Dates_follow_the_language()
    {
        var check = new Check(CheckName.Dates, Outcome.Passed, Codes.DatesWithin, new Dictionary<string, string> { ["until"] = "2029-11-14T23:59:59Z" }, null);
        Assert.Equal("Jusqu’au 14 novembre 2029.", Sentences.Of(check, "fr"));
        Assert.Equal("Until 14 November 2029.", Sentences.Of(check, "en"));
        Assert.Equal("Depuis le 1er janvier 2026, sans date de fin.", Sentences.Of(new Check(CheckName.Dates, Outcome.Passed, Codes.DatesNoEnd, new Dictionary<string, string> { ["from"] = "2026-01-01T00:00:00Z" }, null), "fr"));
    }

    [Fact]
    public void Days_are_those_of_the_time_zone_that_is_asked_for()
    {
        var check = new Check(CheckName.Dates, Outcome.Passed, Codes.DatesNoEnd, new Dictionary<string, string> { ["from"] = "2026-11-29T23:53:50Z" }, null);
        Assert.Equal("Since 29 November 2026, without an end.", Sentences.Of(check, "en"));
        Assert.Equal("Depuis le 30 novembre 2026, sans date de fin.", Sentences.Of(check, "fr", TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")));
    }

    [Fact]
    public void Reasons_are_said_in_words_and_an_unknown_one_as_it_is()
    {
        Assert.Equal("le serveur a répondu par une erreur", Sentences.OfReason("status-503", "fr"));
        Assert.Equal("the address belongs to a private network", Sentences.OfReason("private-network", "en"));
        Assert.Equal("other", Sentences.OfReason("other", "en"));
    }

    [Theory]
    [InlineData("award", "X endosse cette attribution.", "X endorses this award.")]
    [InlineData("badge", "X endosse le badge.", "X endorses the badge.")]
    [InlineData("issuer", "X endosse l’organisme.", "X endorses the issuer.")]
    [InlineData("creator", "X endosse l’organisme ou la personne qui a conçu le badge.", "X endorses the badge’s designer.")]
    [InlineData("holder", "X endosse la personne titulaire.", "X endorses the holder.")]
    public void What_is_endorsed_is_said_in_words(string what, string french, string english)
    {
        var check = new Check(CheckName.Endorsement, Outcome.Passed, Codes.EndorsementValid, new Dictionary<string, string> { ["issuer"] = "X", ["of"] = what }, null);
        Assert.Equal((french, english), (Sentences.Of(check, "fr"), Sentences.Of(check, "en")));
    }

    [Fact]
    public void A_long_argument_is_cut_and_a_hole_inside_an_argument_is_not_filled()
    {
        var check = new Check(CheckName.Endorsement, Outcome.Passed, Codes.EndorsementValid, new Dictionary<string, string> { ["issuer"] = "{issuer}" + new string('x', 100_000) }, null);
        Assert.StartsWith("{issuer}xxx", Sentences.Of(check, "en"), StringComparison.Ordinal);
        Assert.True(Sentences.Of(check, "en").Length < 400);
    }
}
